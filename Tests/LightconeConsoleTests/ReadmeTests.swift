import LightconeConsole
import LightconeRendering
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the README shows of a session is what a session says.
@Suite("The README")
struct ReadmeTests {
  private static let path = "\(#filePath)".replacing(
    "Tests/LightconeConsoleTests/ReadmeTests.swift", with: "README.md")
  private static let mark = "<!-- session: a test runs it and compares -->\n\n```text\n"

  /// The lines of the session that the README shows.
  private func shownSession() throws -> [String] {
    let text = try String(contentsOfFile: Self.path, encoding: .utf8)
    let start = try #require(text.firstRange(of: Self.mark))
    let end = try #require(text[start.upperBound...].firstRange(of: "\n```"))
    return text[start.upperBound..<end.lowerBound].split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  @Test("its session is what a session says")
  func session() throws {
    let shown = try shownSession()
    var session = Session(display: Display(columns: 80))
    var said: [String] = []
    for line in shown {
      guard line.hasPrefix(session.prompt) else { continue }
      said.append(line)
      for case .text(let text) in session.execute(String(line.dropFirst(session.prompt.count)))
        .parts
      {
        said += text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
    }
    #expect(said.count > 20)
    #expect(shown == said, "replace it by:\n\(said.joined(separator: "\n"))")
  }
}
