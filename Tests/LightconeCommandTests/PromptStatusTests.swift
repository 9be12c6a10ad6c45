import PseudoTerminal
import Testing

@Suite("The line that says how far a command is")
struct PromptStatusTests {
  private static let load = "load two-phase-commit transactions=100 net.loss=20%"
  private static let endless =
    "load two-phase-commit hot.rate=10000/s participants=20 until=86400s"

  @Test(
    "Long work shows how far it is, and Ctrl-C says what was done",
    arguments: [
      (load, "sweep seeds=1000000", " of 1,000,000 runs, ", "Stopped after "),
      (
        load, "expect STAT x over 100000 seeds: mean(committed) > 0", " of 100,000 runs, ",
        " of 100,000 runs; the claim is"
      ),
      (endless, "run", " simulated, ", "you stopped it."),
    ])
  func progress(load: String, line: String, status: String, end: String) throws {
    let prompt = try Prompt()
    try prompt.type(load, expecting: "0 ms> ")
    try prompt.terminal.send(line + "\r")
    try prompt.expect(status)
    try prompt.terminal.sendControl("C")
    // What was shown is taken back before the answer comes.
    try prompt.expect("^C\n")
    #expect(String(decoding: prompt.terminal.output, as: UTF8.self).contains("\r\u{1B}[K"))
    try prompt.expect(end)
    try prompt.expect("> ")
    #expect(try prompt.leave() == 0)
  }

  @Test("What has nothing better to say tells the time that it takes")
  func time() throws {
    let prompt = try Prompt()
    try prompt.type(Self.endless, expecting: "0 ms> ")
    try prompt.terminal.send("goto 80000s\r")
    try prompt.expect("working for ")
    try prompt.terminal.sendControl("C")
    try prompt.expect("You stopped it.")
    #expect(try prompt.leave() == 0)
  }

  @Test("--plain and a dumb terminal show none", arguments: [(["--plain"], "xterm"), ([], "dumb")])
  func plain(arguments: [String], terminal: String) throws {
    let prompt = try Prompt(arguments, settings: ["TERM": terminal])
    try prompt.type(Self.load, expecting: "0 ms> ")
    let before = prompt.terminal.output.count
    try prompt.terminal.send("sweep seeds=1000000\r")
    try prompt.waitForCommand()
    _ = prompt.terminal.readFor(seconds: 1.5)
    try prompt.terminal.sendControl("C")
    try prompt.expect("Stopped after ")
    #expect(!String(decoding: prompt.terminal.output[before...], as: UTF8.self).contains("runs, "))
  }

  @Test("A Ctrl-C in the same instant as Return stops the command")
  func sameInstant() throws {
    let prompt = try Prompt()
    try prompt.type(Self.load, expecting: "0 ms> ")
    try prompt.terminal.send("sweep seeds=1000000\r\u{3}")
    try prompt.expect("Stopped after ")
    try prompt.type("expect transactions == 100", expecting: "holds: ")
    #expect(try prompt.leave() == 0)
  }
}
