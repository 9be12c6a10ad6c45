import PseudoTerminal
import Testing

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

  @Test(
    "A long search shows how far it is, stops, says what is known, and the session is as it was")
  func search() throws {
    let prompt = try Prompt()
    try prompt.type("load two-phase-commit participants=6", expecting: "0 ms> ")
    try prompt.terminal.send("explore crashes=3 drops=3 timers=3 states=100000000\r")
    try prompt.expect(" explored, ")
    try prompt.terminal.sendControl("C")
    try prompt.expect("You stopped it: ")
    try prompt.expect("of the states that were looked at, and of no others.")
    try prompt.expect(" states generated in ")
    try prompt.type("expect participants == 6", expecting: "holds: ")
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

extension PromptInterruptTests {
  @Test("A step of a lesson that is stopped says so, and the lesson goes on behind it")
  func lesson() throws {
    let lessons = try ScratchFolder()
    let text = Lightcone.tinyLesson.replacing(
      "EX messages:", with: "STAT messages over 100000 seeds:"
    ).replacing("messages == 6", with: "mean(messages) == 6")
    try lessons.write("first-seven/two-phase-commit-vs-saga.md", text)
    let prompt = try Prompt(settings: ["LIGHTCONE_LESSONS": lessons.path])
    try prompt.type("start two-phase-commit-vs-saga", expecting: "'next' runs:")
    try prompt.expect("> ")
    try prompt.terminal.send("next\r")
    try prompt.waitForCommand()
    // The sweep runs for half a minute; what comes before it is over in far less than this.
    _ = prompt.terminal.readFor(seconds: 1)
    try prompt.terminal.sendControl("C")
    try prompt.expect("^C\n")
    try prompt.expect("the sweep was stopped")
    try prompt.expect("That was the lesson.")
    try prompt.type("expect messages == 6", expecting: "holds: ")
    #expect(try prompt.leave() == 0)
  }

  @Test("Ctrl-C ends a script with 130", arguments: ["run script", "<script"])
  func script(rest: String) throws {
    let folder = try ScratchFolder()
    try folder.write(
      "script", "load saga\nrun\nexpect STAT a over 100000 seeds: mean(messages) == 6\nmodels\n")
    var environment = Lightcone.environment
    environment["lightcone"] = try Lightcone.program()
    let terminal = try PseudoTerminalSession(
      executable: "/bin/sh",
      arguments: ["-c", #"cd "\#(folder.path)" && exec "$lightcone" \#(rest)"#],
      environment: environment)
    try terminal.expect("nothing is left to happen.", timeoutSeconds: Prompt.timeoutSeconds)
    try terminal.sendControl("C")
    #expect(try terminal.expectEnd(timeoutSeconds: Prompt.timeoutSeconds) == 130)
    // The key may come during the sweep or between two lines; either way nothing after it is done.
    #expect(!terminal.plainText.contains("what it is"))
  }
}
