import LightconeConsole
import LightconeRendering
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The token that the page on determinism takes apart is a token.
@Suite("The page on determinism")
struct DeterminismPageTests {
  private static let path = "\(#filePath)".replacing(
    "Tests/LightconeConsoleTests/DeterminismPageTests.swift", with: "docs/determinism.md")

  @Test("its token is what a session shares, and its parts stand in the table")
  func token() throws {
    var session = Session(display: .plain())
    for line in [
      "load two-phase-commit participants=2 seed=7", "at 22ms crash coordinator", "run for 12ms",
    ] {
      #expect(session.execute(line).problem == nil)
    }
    guard case .text(let token)? = session.execute("share").parts.first else {
      Issue.record("nothing is shared")
      return
    }
    let page = try String(contentsOfFile: Self.path, encoding: .utf8)
    let lines = page.split(separator: "\n").map(String.init)
    let shown = try #require(lines.first { $0.hasPrefix("lc1:") })
    #expect(shown == token, "replace it by \(token)")
    for part in shown.split(separator: ":") {
      #expect(lines.contains { $0.hasPrefix("| `\(part)` |") }, "\(part) is not explained")
    }
  }
}
