import Testing

@testable import LineEditing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("History")
struct LineHistoryTests {
  let folder: ScratchFolder
  var path: String { folder.path + "/history" }

  init() throws { folder = try ScratchFolder() }

  @Test("Blank lines and repetitions are left out, in memory too")
  func repetitions() {
    var history = LineHistory()
    for line in ["run", "run", "", "  ", "back", "run", "run "] { history.add(line) }
    #expect(history.lines == ["run", "back", "run"])
    #expect(history.problem == nil)
  }

  @Test("Lines are there again in the next run, in folders made on the way")
  func nextRun() {
    let deep = folder.path + "/state/lightcone/history"
    var history = LineHistory(path: deep)
    history.add("load gossip")
    history.add("läuft 💡")
    #expect(history.problem == nil)
    #expect(LineHistory(path: deep).lines == ["load gossip", "läuft 💡"])
    #expect(folder.lines("state/lightcone/history") == ["load gossip", "läuft 💡"])
  }

  @Test("Two prompts keep each other's lines")
  func twoPrompts() {
    var first = LineHistory(path: path)
    var second = LineHistory(path: path)
    first.add("one")
    second.add("two")
    first.add("three")
    #expect(folder.lines("history") == ["one", "two", "three"])
    #expect(first.lines == ["one", "three"])
  }

  @Test("Prompts that write at once lose no line, also while the file is cut back")
  func manyPrompts() async {
    let path = path
    await withTaskGroup(of: Void.self) { group in
      for prompt in 0..<4 {
        group.addTask {
          var history = LineHistory(path: path)
          for number in 0..<200 { history.add("\(prompt) \(number)") }
        }
      }
    }
    #expect(Set(folder.lines("history")).count == 800)
  }

  @Test("At most a thousand lines are kept, the newest")
  func limit() {
    folder.write("history", (1...2_500).map { "line \($0)\n" }.joined())
    var history = LineHistory(path: path)
    #expect(history.lines.count == 1_000)
    #expect(history.lines.first == "line 1501")
    #expect(folder.lines("history").count == 1_000)
    for number in 1...100 { history.add("more \(number)") }
    #expect(history.lines.count == 1_000)
    #expect(folder.lines("history").count == 1_000)
    #expect(folder.lines("history").last == "more 100")
    #expect(folder.lines("history.new").isEmpty)
  }

  @Test("Odd bytes in the file become harmless text")
  func oddBytes() {
    folder.write("history", [0x61, 0xFF, 0x00, 0x1B, 0x62, 0x0D, 0x0A, 0x07, 0x0A, 0x63])
    let history = LineHistory(path: path)
    #expect(history.problem == nil)
    #expect(history.lines == ["a\u{FFFD}\u{FFFD} b", "c"])
  }

  @Test("A line that a crash cut off does not swallow the next one")
  func cutOffLine() {
    folder.write("history", "one\ntw")
    var history = LineHistory(path: path)
    history.add("three")
    #expect(folder.lines("history") == ["one", "tw", "three"])
  }

  @Test("A line with a line end stays one line")
  func lineEnd() {
    var history = LineHistory(path: path)
    history.add("one\ntwo\u{1B}[2J")
    #expect(folder.lines("history") == ["one two [2J"])
  }

  @Test("A path that cannot be written is told once, and memory still works")
  func unwritable() throws {
    folder.write("file", "")
    var history = LineHistory(path: folder.path + "/file/history")
    history.add("one")
    history.add("two")
    let problem = try #require(history.problem)
    #expect(problem.contains("cannot read") && problem.contains("/file/history"))
    #expect(history.lines == ["one", "two"])
  }

  @Test("A folder in place of the file is refused")
  func folderInstead() throws {
    let problem = try #require(LineHistory(path: folder.path).problem)
    #expect(problem.contains("cannot read \(folder.path)"))
  }

  @Test("A pipe in place of the file is refused without waiting for its other end")
  func pipeInstead() throws {
    #expect(mkfifo(path, 0o600) == 0)
    #expect(LineHistory(path: path).problem != nil)
  }

  @Test("Only the owner may read the file")
  func mode() {
    var history = LineHistory(path: path)
    history.add("one")
    var found = stat()
    #expect(stat(path, &found) == 0)
    #expect(found.st_mode & 0o777 == 0o600)
  }
}
