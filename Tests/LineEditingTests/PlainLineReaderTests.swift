import Testing

@testable import LineEditing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("Lines from a file or a pipe")
struct PlainLineReaderTests {
  /// What a reader makes of a file that holds these bytes.
  private func inputs(_ bytes: [UInt8]) throws -> [LineInput] {
    let folder = try ScratchFolder()
    folder.write("input", bytes)
    let descriptor = open(folder.path + "/input", O_RDONLY)
    defer { close(descriptor) }
    var reader = PlainLineReader(descriptor: descriptor)
    var inputs: [LineInput] = []
    while true {
      let input = reader.readLine(prompt: "never shown> ")
      if input == .endOfInput { return inputs }
      inputs.append(input)
    }
  }

  @Test("Lines end in LF or CR LF, and the last may lack its end")
  func lineEnds() throws {
    let inputs = try inputs(Array("one\r\n\ntwo\nlast".utf8))
    #expect(inputs == [.line("one"), .line(""), .line("two"), .line("last")])
  }

  @Test("An empty file has no lines")
  func empty() throws {
    #expect(try inputs([]) == [])
  }

  @Test("Invalid UTF-8 is repaired, and NUL bytes are harmless")
  func oddBytes() throws {
    let inputs = try inputs([0x61, 0xFF, 0x0A, 0x62, 0x00, 0x63, 0x0A, 0xC3])
    #expect(inputs == [.line("a\u{FFFD}"), .line("b\u{FFFD}c"), .line("\u{FFFD}")])
  }

  @Test("A line may be longer than any buffer")
  func longLine() throws {
    let long = String(repeating: "0123456789", count: 30_000)
    let inputs = try inputs(Array((long + "\nshort\n").utf8))
    #expect(inputs == [.line(long), .line("short")])
  }

  @Test("A descriptor that cannot be read is at its end")
  func unreadable() {
    var reader = PlainLineReader(descriptor: 9_999)
    #expect(reader.readLine(prompt: "") == .endOfInput)
  }

  @Test("A line that comes in pieces is one line")
  func pieces() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { close(ends[0]) }
    var reader = PlainLineReader(descriptor: ends[0])
    write(ends[1], "one\ntw", 6)
    #expect(reader.readLine(prompt: "") == .line("one"))
    write(ends[1], "o\n", 2)
    #expect(reader.readLine(prompt: "") == .line("two"))
    close(ends[1])
    #expect(reader.readLine(prompt: "") == .endOfInput)
  }

  @Test("Dropping a partial line keeps whole lines before it")
  func dropPartialLine() {
    var lines = LineSplitter()
    lines.append(Array("one\nhalf".utf8))
    lines.dropPartialLine()
    lines.append(Array("two\n".utf8))
    #expect(lines.next() == "one")
    #expect(lines.next() == "two")
    #expect(lines.rest() == nil)
  }
}

@Suite("Scripted lines")
struct ScriptedLineReaderTests {
  @Test("Inputs come in turn, then the end for ever")
  func turn() {
    var reader = ScriptedLineReader([.line("run"), .interrupted])
    #expect(reader.readLine(prompt: "a> ") == .line("run"))
    #expect(reader.readLine(prompt: "b> ") == .interrupted)
    #expect(reader.readLine(prompt: "c> ") == .endOfInput)
    #expect(reader.readLine(prompt: "d> ") == .endOfInput)
    #expect(reader.prompts == ["a> ", "b> ", "c> ", "d> "])
  }

  @Test("A test can ask what Tab would offer")
  func completions() {
    var reader = ScriptedLineReader(lines: [])
    reader.completer = { _ in [CompletionCandidate("load"), CompletionCandidate("run")] }
    #expect(reader.completions(of: "l") == [CompletionCandidate("load")])
  }
}
