import PseudoTerminal
import Testing

@Suite("The prompt")
struct PromptTests {
  @Test("It greets, says what to try, and Ctrl-D leaves with 0")
  func greeting() throws {
    let prompt = try Prompt()
    #expect(
      prompt.terminal.plainText.contains("Try: start two-phase-commit-vs-saga · lessons · help\n"))
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
    try prompt.type("re", expecting: "error LC1001: 're' can mean 3 commands")
    try prompt.expect("expected: one of reset, restart, repair")
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

@Suite("Ctrl-C during a command")
struct PromptInterruptTests {
  @Test("A long sweep stops, says so, and the session is as it was")
  func sweep() throws {
    let prompt = try Prompt()
    try prompt.type("load two-phase-commit transactions=100 net.loss=20%", expecting: "0 ms> ")
    try prompt.type("run", expecting: "#")
    try prompt.expect("> ")
    try prompt.terminal.send("expect STAT x over 100000 seeds: mean(committed) > 0\r")
    try prompt.waitForCommand()
    try prompt.terminal.sendControl("C")
    try prompt.expect("the sweep was stopped")
    try prompt.type("expect transactions == 100", expecting: "holds: measured 100, expected == 100")
    try prompt.type("expect events > 1000", expecting: "holds: ")
    #expect(try prompt.leave() == 0)
  }

  @Test("A long run stops where it is, and can go on")
  func run() throws {
    let prompt = try Prompt()
    try prompt.type(
      "load two-phase-commit hot.rate=10000/s participants=20 until=86400s", expecting: "0 ms> ")
    try prompt.terminal.send("run\r")
    try prompt.waitForCommand()
    try prompt.terminal.sendControl("C")
    try prompt.expect("you stopped it.")
    try prompt.type("expect events > 0", expecting: "holds: ")
    try prompt.type("run for 1ms", expecting: "the time is up.")
    #expect(try prompt.leave() == 0)
  }
}

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
