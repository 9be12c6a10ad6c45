import LightconeDiagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Walks the folders of a catalog and reads the front matter it finds.
struct LessonSearch {
  /// The most bytes of a file that are read to find its front matter.
  static let maximumBytes = 64 * 1024

  private(set) var entries: [LessonCatalog.Entry] = []
  private(set) var problems: [Diagnostic] = []
  private var entriesByID: [String: LessonCatalog.Entry] = [:]

  /// Adds the lessons in the folders directly below a root.
  mutating func addRoot(_ root: String) {
    let base = root.hasSuffix("/") ? String(root.dropLast()) : root
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: root) else {
      problems.append(
        Diagnostic(
          .unreadableFile, "cannot read the folder \(quoted(root))", at: SourcePlace(file: root),
          expected: "a folder of lessons"))
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      addFolder(base + "/" + name)
    }
  }

  /// Adds the lessons of one folder; a path that is no folder holds none.
  private mutating func addFolder(_ folder: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
    for name in names.sorted() where LessonPath(name).isLesson {
      addFile(folder + "/" + name)
    }
  }

  private mutating func addFile(_ path: String) {
    do throws(LessonProblems) {
      let entry = LessonCatalog.Entry(frontMatter: try Self.frontMatter(path), path: path)
      checkPath(entry)
      guard let other = entriesByID[entry.id] else {
        entriesByID[entry.id] = entry
        entries.append(entry)
        return
      }
      guard other.path != path else { return }
      let place = "\(other.path):\(other.frontMatter.idLine)"
      report(
        .duplicateName, "the id '\(entry.id)' is already used by '\(place)'", path,
        line: entry.frontMatter.idLine, expected: "an id of its own for every lesson")
    } catch {
      problems += error.diagnostics
    }
  }

  /// Reports a file whose name or folder says something else than its front matter.
  private mutating func checkPath(_ entry: LessonCatalog.Entry) {
    let path = LessonPath(entry.path)
    if path.stem != entry.id {
      report(
        .lintRule, "the file's name is not the lesson's id", entry.path, expected: entry.id + ".md")
    }
    let track = entry.frontMatter.track
    if let folder = path.folder.flatMap(Track.init), folder != track {
      report(
        .lintRule, "the lesson's track is '\(track.rawValue)', its folder says otherwise",
        entry.path, expected: "the folder \(track.rawValue)")
    }
  }

  private mutating func report(
    _ code: DiagnosticCode, _ message: String, _ path: String, line: Int = 1,
    expected: String? = nil
  ) {
    problems.append(
      Diagnostic(
        code, message, at: SourcePlace(file: path, line: line, column: 1), expected: expected))
  }

  private static func frontMatter(_ path: String) throws(LessonProblems) -> FrontMatter {
    let text: String
    do {
      let bytes = try TextBytes.beginning(path: path, limit: maximumBytes)
      text = try LessonFile.text(Array(bytes[..<frontMatterEnd(bytes)]), path)
    } catch {
      throw LessonProblems([error])
    }
    return try LessonParser.parseFrontMatter(text: text, file: path)
  }

  /// The number of bytes up to the end of the second line that begins with three dashes. Without
  /// one, all whole lines: the last may be cut within a character.
  private static func frontMatterEnd(_ bytes: [UInt8]) -> Int {
    var lineStart = 0
    while let lineEnd = bytes[lineStart...].firstIndex(of: 10) {
      if lineStart > 0, bytes[lineStart..<lineEnd].starts(with: "---".utf8) { return lineEnd }
      lineStart = lineEnd + 1
    }
    return bytes.count < maximumBytes || lineStart == 0 ? bytes.count : lineStart
  }
}
