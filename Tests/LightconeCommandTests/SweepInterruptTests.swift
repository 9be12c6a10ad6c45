import PseudoTerminal
import Testing

@Suite("Ctrl-C during a sweep")
struct SweepInterruptTests {
  @Test("At the prompt it shows what is known, and the session is as it was")
  func prompt() throws {
    let prompt = try Prompt()
    try prompt.type("load two-phase-commit transactions=100 net.loss=20%", expecting: "0 ms> ")
    try prompt.terminal.send("sweep seeds=1000000 metric=committed\r")
    try prompt.waitForCommand()
    _ = prompt.terminal.readFor(seconds: 1)
    try prompt.terminal.sendControl("C")
    try prompt.expect("Stopped after")
    try prompt.expect("of 1,000,000 runs.")
    try prompt.expect("undecided  atomic")
    try prompt.type("expect transactions == 100", expecting: "holds: measured 100, expected == 100")
    #expect(try prompt.leave() == 0)
  }

  @Test("The program shows what is known and ends with 130")
  func program() throws {
    let terminal = try PseudoTerminalSession(
      executable: try Lightcone.program(),
      arguments: ["sweep", "two-phase-commit", "--seeds", "1000000", "transactions=100"],
      environment: Lightcone.environment)
    _ = terminal.readFor(seconds: 2)
    try terminal.sendControl("C")
    try terminal.expect("of 1,000,000 runs.", timeoutSeconds: Prompt.timeoutSeconds)
    #expect(try terminal.expectEnd(timeoutSeconds: Prompt.timeoutSeconds) == 130)
  }
}
