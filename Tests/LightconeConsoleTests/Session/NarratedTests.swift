import LightconeRendering
import Testing

@testable import LightconeConsole

/// Whoever listens gets sentences where others get a picture.
@Suite("Narrated display")
struct NarratedTests {
  private func session(isNarrated: Bool) -> Session {
    var display = Display.plain()
    display.isNarrated = isNarrated
    var session = Session(display: display)
    for line in ["load two-phase-commit participants=2", "run"] { _ = session.execute(line) }
    return session
  }

  private func text(_ line: String, isNarrated: Bool) -> String {
    var session = session(isNarrated: isNarrated)
    return session.execute(line).parts.map { part in
      if case .text(let text) = part { text } else { "" }
    }.joined(separator: "\n")
  }

  @Test("A diagram is told, as 'narrate' tells it")
  func diagram() {
    #expect(text("diagram", isNarrated: true) == text("narrate", isNarrated: false))
    #expect(text("diagram", isNarrated: false) != text("narrate", isNarrated: false))
  }

  @Test("A cone is a list of events, a way that was found is told")
  func others() {
    #expect(text("cone #8", isNarrated: true).contains("Past: #1"))
    #expect(!text("cone #8", isNarrated: false).contains("Past: #1"))
    for isNarrated in [true, false] {
      var session = session(isNarrated: isNarrated)
      _ = session.execute("load two-phase-commit participants=2")
      let parts = session.execute("explore until committed == 1").parts.map { "\($0)" }.joined()
      #expect(parts.contains("receives \\\"prepare T1\\\"") == isNarrated)
    }
  }
}
