import Foundation
import LightconeTrace
import Testing

@Suite("The page of trace files")
struct TraceFormatPageTests {
  private func page() throws -> String {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/trace-format.md"), encoding: .utf8)
  }

  @Test("shows a file that can be read")
  func example() throws {
    let blocks = try page().components(separatedBy: "```json\n")
    let example = try #require(blocks.last?.components(separatedBy: "```").first)
    let file = try TraceFile(reading: example.utf8)
    #expect(file.trace.nodes.map(\.name) == ["coordinator", "price"])
    #expect(file.origin?.model == "two-phase-commit")
  }

  @Test("names every kind of event")
  func kinds() throws {
    let page = try page()
    for kind in TraceEvent.Kind.allCases { #expect(page.contains("`\(kind.word)`"), "\(kind)") }
    // The control.
    #expect(!page.contains("`sned`"))
  }

  @Test("a kind's word leads back to it, and no two have the same")
  func words() {
    #expect(Set(TraceEvent.Kind.allCases.map(\.word)).count == TraceEvent.Kind.allCases.count)
    for kind in TraceEvent.Kind.allCases { #expect(TraceEvent.Kind(word: kind.word) == kind) }
    #expect(TraceEvent.Kind(word: "Start") == nil)
  }
}
