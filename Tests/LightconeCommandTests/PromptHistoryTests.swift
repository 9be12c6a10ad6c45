import PseudoTerminal
import Testing

@Suite("The prompt's history")
struct PromptHistoryTests {
  @Test("Arrow-up brings back what was typed in the run before")
  func acrossRuns() throws {
    let home = try ScratchFolder()
    let settings = ["XDG_STATE_HOME": home.path("state")]
    let first = try Prompt(settings: settings, home: home)
    try first.type("load saga participants=2", expecting: "saga 0 ms> ")
    #expect(try first.leave() == 0)
    #expect(home.bytes("state/lightcone/history") == Array("load saga participants=2\n".utf8))

    let second = try Prompt(settings: settings, home: home)
    try second.terminal.send("\u{1B}[A")
    try second.expect("load saga participants=2")
    try second.type("", expecting: "saga, participants=2, seed 1.")
    #expect(try second.leave() == 0)
    #expect(home.bytes(".local").isEmpty)
  }

  @Test(
    "A home without a place for it: said once, and the prompt works",
    arguments: [
      ("", "HOME is not set"), ("/proc/none", "cannot write /proc/none/.local"),
      ("/dev/null", "cannot read /dev/null/.local"),
    ])
  func notKept(home: String, reason: String) throws {
    let prompt = try Prompt(settings: ["HOME": home])
    try prompt.type("load saga", expecting: "saga 0 ms> ")
    try prompt.type("run", expecting: "saga 75 ms #67> ")
    let text = prompt.terminal.plainText
    let notes = text.split(separator: "\n").filter {
      $0.contains("Note: the history is kept for this run only: ")
    }
    #expect(notes.count == 1)
    #expect(notes.first?.contains(reason) == true)
    try prompt.terminal.send("\u{1B}[A\u{1B}[A")
    try prompt.expect("load saga")
    try prompt.terminal.sendControl("C")
    try prompt.expect("#67> ")
    #expect(try prompt.leave() == 0)
  }
}
