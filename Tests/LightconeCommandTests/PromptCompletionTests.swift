import PseudoTerminal
import Testing

@Suite("Tab at the prompt")
struct PromptCompletionTests {
  @Test("It completes commands, models, parameters and values")
  func settings() throws {
    let prompt = try Prompt()
    try prompt.type(
      "loa\ttwo\tpartic\t2 bug=laz\t\r",
      expecting: "two-phase-commit, participants=2, bug=lazy-coordinator-log, seed 1.")
    try prompt.type("set net.lat\t7ms\r", expecting: "net.latency=7ms")
    #expect(try prompt.leave() == 0)
  }

  @Test("It completes the loaded model's nodes, metrics and properties")
  func names() throws {
    let prompt = try Prompt()
    try prompt.type("load two-phase-commit", expecting: "0 ms> ")
    try prompt.type("crash coo\t", expecting: "At 0 ms: coordinator crashes.")
    try prompt.type("at 4ms restart coo\t", expecting: "Planned: at 4 ms coordinator starts again.")
    try prompt.type("metrics forced\t", expecting: "forced writes of coordinator")
    try prompt.type("check cli\t", expecting: "clients-are-right")
    try prompt.expect("what a client was told")
  }

  @Test("It completes lessons and the names of commands behind help")
  func lessons() throws {
    let prompt = try Prompt()
    try prompt.type("help narr\t", expecting: "Tells the run in sentences.")
    try prompt.type("start two\t", expecting: "Atomic across services")
  }

  @Test("What is ambiguous is listed, and the line stays")
  func list() throws {
    let prompt = try Prompt()
    try prompt.terminal.send("load two-phase-commit protocol=2\t")
    let list = try prompt.expect("2pc-presumed-abort\n")
    #expect(list.hasPrefix("load two-phase-commit protocol=2\n2pc  "))
    try prompt.expect("lightcone> load two-phase-commit protocol=2pc")
    try prompt.type("", expecting: "two-phase-commit, seed 1.")
  }

  @Test("Where nothing fits, Tab leaves the line as it is")
  func nothing() throws {
    let prompt = try Prompt()
    try prompt.type("load zebra\t", expecting: "there is no model 'zebra'")
  }
}
