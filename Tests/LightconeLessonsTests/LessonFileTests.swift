import Foundation
import LightconeDiagnostics
import LightconeLessons
import Testing

@Suite("Files that are no lessons are refused")
struct LessonFileTests {
  private let folder = TemporaryFolder()

  private func problem(_ path: String) -> Diagnostic? {
    do throws(LessonProblems) {
      _ = try LessonFile.load(path)
      return nil
    } catch {
      return error.diagnostics.first
    }
  }

  @Test("A good file is loaded and knows its path")
  func good() throws {
    let path = try folder.write("a.md", Data(GoodLesson.text.utf8))
    #expect(try LessonFile.load(path).file == path)
  }

  @Test("A missing file, a folder and a path with a NUL byte")
  func unreadable() {
    #expect(problem(folder.path + "/none.md")?.code == .unreadableFile)
    #expect(problem(folder.path)?.code == .unreadableFile)
    #expect(problem(folder.path)?.message.contains("folder") == true)
    #expect(problem(folder.path + "/a\u{0}b.md")?.code == .unreadableFile)
    #expect(problem("/dev/null")?.message.contains("not a regular file") == true)
  }

  @Test("A file without read permission", .enabled(if: geteuid() != 0))
  func forbidden() throws {
    let path = try folder.write("a.md", Data(GoodLesson.text.utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(problem(path)?.code == .unreadableFile)
    #expect(problem(path)?.message.contains("permission") == true)
  }

  @Test("A NUL byte and a byte that is not UTF-8 are named with their offset")
  func binary() throws {
    let zero = problem(try folder.write("a.md", Data([45, 45, 10, 0, 255])))
    #expect(zero?.code == .notText)
    #expect(zero?.message == "the file is not text: byte 3 is 0x00")
    #expect(zero?.place.line == 2)
    let high = problem(try folder.write("b.md", Data("é\n".utf8) + Data([0xC3, 0x28])))
    #expect(high?.message == "the file is not text: byte 3 is 0xC3")
    let wide = problem(try folder.write("c.md", Data([0xFF, 0xFE, 45, 0])))
    #expect(wide?.message == "the file is not text: byte 0 is 0xFF")
  }

  @Test("Five mebibytes are too large, in a file and in a text")
  func tooLarge() throws {
    let path = try folder.write("a.md", Data(count: 5 * 1024 * 1024))
    #expect(problem(path)?.code == .fileTooLarge)
    let text = String(repeating: "a", count: 5 * 1024 * 1024)
    #expect(found(text) == [Found(.fileTooLarge, nil, nil)])
  }
}

/// A folder of its own for each test, removed with the test.
final class TemporaryFolder {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "/lightcone-lessons-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders above it, and returns its path.
  func write(_ name: String, _ data: Data) throws -> String {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url.path
  }
}
