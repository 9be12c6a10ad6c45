import LightconeTrace
import LightconeRendering
import LightconeLessons
import LightconeDiagnostics
import Lightcone
import Foundation

/// Files that a test writes and that vanish with it.
final class ScratchFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "lightcone-console-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    let file = url.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}

/// The front matter and the first heading of a small lesson: 13 lines.
let smallLessonOpening = """
  ---
  id: small
  title: Small
  track: first-seven
  summary: A small lesson.
  minutes: 1
  models: [two-phase-commit]
  misconception: None.
  sources: ["Nobody (2000)"]
  ---

  # Small


  """
