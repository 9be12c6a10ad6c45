import PseudoTerminal
import Testing

@Suite("The prompt")
struct PromptTests {
  @Test("It greets, says what to try, and Ctrl-D leaves with 0")
  func greeting() throws {
    let prompt = try Prompt()
    let lines = prompt.terminal.plainText.split(separator: "\n").map { String($0) }
    let first = try #require(lines.firstIndex { $0.hasPrefix("Lightcone 0.1.0. Learn ") })
    let offers = lines[(first + 2)...].prefix(3).compactMap { line in
      line.prefix { $0 != "\r" }.split(separator: "  ").first.map { String($0) }
    }
    // Which lesson is the first changes as lessons are added.
    #expect(offers.first?.hasPrefix("start ") == true)
    #expect(offers.dropFirst() == ["lessons", "help"])
    #expect(lines.count { $0.hasPrefix("  ") } == 3)
    #expect(!prompt.terminal.plainText.contains("Note:"))
    #expect(try prompt.leave() == 0)
  }

  @Test("Both words for leaving leave with 0, also after a problem", arguments: ["quit", "exit"])
  func quitting(word: String) throws {
    let prompt = try Prompt()
    try prompt.type("nonsense", expecting: "error LC1001")
    try prompt.type(word, expecting: "Goodbye.")
    #expect(try prompt.terminal.expectEnd(timeoutSeconds: Prompt.timeoutSeconds) == 0)
  }

  @Test("It shows the model, the time and the last event")
  func place() throws {
    let prompt = try Prompt()
    try prompt.type("load saga", expecting: "saga 0 ms> ")
    try prompt.type("run", expecting: "saga 75 ms #67> ")
    try prompt.type("goto #5", expecting: " #5> ")
  }

  @Test("The beginning of a command is enough where it can mean only one")
  func abbreviations() throws {
    let prompt = try Prompt()
    try prompt.type("loa saga", expecting: "saga, seed 1. Nodes:")
    try prompt.type("na", expecting: "Nothing has happened yet")
    try prompt.type("re", expecting: "error LC1001: 're' can mean")
    try prompt.expect("expected: one of reset, release, restart, resume, repair")
  }

  @Test("A word that is no command brings the nearest one")
  func suggestion() throws {
    let prompt = try Prompt()
    try prompt.type("laod saga", expecting: "did you mean 'load'?")
    try prompt.type("load sagga", expecting: "did you mean 'saga'?")
    try prompt.type("load saga particpants=3", expecting: "did you mean 'participants'?")
    try prompt.type("start two-phase-comit-vs-saga", expecting: "did you mean")
    try prompt.expect("lightcone> ")
  }

  @Test("Ctrl-C abandons a line, and the session goes on")
  func abandonedLine() throws {
    let prompt = try Prompt()
    try prompt.type("load saga", expecting: "saga 0 ms> ")
    try prompt.terminal.send("load two-phase")
    try prompt.expect("load two-phase")
    try prompt.terminal.sendControl("C")
    try prompt.expect("^C\nsaga 0 ms> ")
    try prompt.type("run", expecting: "saga 75 ms #67> ")
    #expect(try prompt.leave() == 0)
  }
}
