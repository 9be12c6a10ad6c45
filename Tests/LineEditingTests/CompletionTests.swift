import Testing

@testable import LineEditing

@Suite("Completion")
struct CompletionTests {
  @Test(
    "A word reaches back to a space or a sign that separates names",
    arguments: [
      ("set net.lat", "net.lat", "set "),
      ("load two-phase-com", "two-phase-com", "load "),
      ("load m participants=2", "2", "load m participants="),
      ("why #5", "#5", "why "),
      ("expect mean(stale.ra", "stale.ra", "expect mean("),
      ("partition a b|c", "c", "partition a b|"),
      ("", "", ""),
      ("run ", "", "run "),
    ])
  func wordUnderCursor(line: String, word: String, before: String) {
    let request = CompletionRequest(line: line)
    #expect(request.word == word)
    #expect(request.textBeforeWord == before)
  }

  @Test("The word ends at the cursor, and what follows is kept apart")
  func cursorInside() {
    let request = CompletionRequest(line: "läuft net.x now", cursor: 8)
    #expect(request.wordStart == 6)
    #expect(request.word == "ne")
    #expect(request.textAfterCursor == "t.x now")
    #expect(CompletionRequest(line: "ab", cursor: 99).cursor == 2)
    #expect(CompletionRequest(line: "ab", cursor: -1).cursor == 0)
  }

  private func resolve(
    _ line: String, cursor: Int? = nil, _ candidates: CompletionCandidate...
  ) -> CompletionResolution {
    CompletionResolution(of: candidates, for: CompletionRequest(line: line, cursor: cursor))
  }

  @Test("The only choice is inserted with a space, unless the name goes on")
  func onlyChoice() {
    #expect(resolve("lo", CompletionCandidate("load")).insertion == "ad ")
    #expect(resolve("lo", CompletionCandidate("loss=", appendsSpace: false)).insertion == "ss=")
    #expect(resolve("load", CompletionCandidate("load")).insertion == " ")
    #expect(resolve("lo x", cursor: 2, CompletionCandidate("load")).insertion == "ad")
  }

  @Test("Several choices give what they share, and are listed")
  func severalChoices() {
    let choices = [CompletionCandidate("net.latency"), CompletionCandidate("net.loss")]
    let resolution = resolve("n", choices[0], choices[1], CompletionCandidate("other"))
    #expect(resolution.insertion == "et.l")
    #expect(resolution.choices == choices)
  }

  @Test("Words that do not begin with what is typed are no choices")
  func noChoice() {
    let resolution = resolve("x", CompletionCandidate("load"), CompletionCandidate(""))
    #expect(resolution.insertion.isEmpty)
    #expect(resolution.choices.isEmpty)
  }

  @Test("A candidate named twice is one choice")
  func duplicates() {
    let resolution = resolve("l", CompletionCandidate("load"), CompletionCandidate("load"))
    #expect(resolution.insertion == "oad ")
  }

  @Test("Choices without summaries stand in columns, read downwards")
  func columns() {
    let words = ["alpha", "beta", "gamma", "delta", "epsilon"].map { CompletionCandidate($0) }
    #expect(
      CompletionListing.lines(words, columns: 28) == [
        "alpha    gamma    epsilon", "beta     delta",
      ])
  }

  @Test("Choices with summaries stand one to a line and are cut to the window")
  func summaries() {
    let words = [
      CompletionCandidate("load", summary: "load a model by its name"),
      CompletionCandidate("lessons", summary: "list"),
    ]
    let lines = CompletionListing.lines(words, columns: 25)
    #expect(lines == ["load     load a model...", "lessons  list"])
  }

  @Test("A long list is cut, and the rest is counted")
  func longList() {
    let words = (1...100).map { CompletionCandidate("a-rather-long-name-\($0)") }
    let lines = CompletionListing.lines(words, columns: 40)
    #expect(lines.count == CompletionListing.maximumLines + 1)
    #expect(lines.last == "and 80 more")
    #expect(lines.allSatisfy { $0.count < 40 })
  }
}
