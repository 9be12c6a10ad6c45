import LightconeTrace
import LightconeRendering
import Lightcone
import LightconeDiagnostics
import LightconeLessons
import Testing

@testable import LightconeConsole

@Suite("Claims and controls")
struct ClaimTests {
  private func run(_ lines: String...) throws -> [ClaimReport] {
    let sources = lines.enumerated().map { SourceText($0.element, line: $0.offset + 1) }
    var session = Session(display: .plain())
    var claims: [ClaimReport] = []
    try BlockRun(sources, in: session).run(in: &session) { claims += $0.reply.claims }
    return claims
  }

  @Test("A claim over several runs says over which, and in how many it held")
  func scopes() throws {
    let claims = try run(
      "load two-phase-commit participants=2",
      "expect EX a over participants=1..3: messages == 4 * participants",
      "expect EX b over 3 seeds: messages == 8",
      "expect STAT c over 3 seeds: mean(messages) == 8 +- 2pp",
      "expect INV d over crash points: outcome.mixed == 0")
    #expect(claims.map(\.verdict) == [.holds, .holds, .holds, .holds])
    #expect(claims.map(\.scope) == ["participants=1..3", "3 seeds", "3 seeds", "crash points"])
    #expect(claims[1].measured == "held in 3 of 3 runs")
    #expect(claims[2].tolerance != nil)
    #expect(claims.map(\.line) == [2, 3, 4, 5])
  }

  @Test("A tolerance is kept at its edge and not beyond it")
  func tolerance() throws {
    let claims = try run(
      "load two-phase-commit participants=2", "run",
      "expect messages == 10 +- 2", "expect messages == 10 +- 1",
      "expect messages == 10 +- 20%", "expect messages == 10 +- 19%")
    #expect(claims.map(\.verdict) == [.holds, .violated, .holds, .violated])
  }

  @Test("A control that fails is told; one that does not makes the claim worth nothing")
  func controls() throws {
    let claims = try run(
      "load two-phase-commit participants=2", "run",
      "expect EX good: messages == 8", "control good: set vote.no.at=1",
      "expect EX vacuous: messages == 8", "control vacuous: set net.latency=1ms")
    #expect(claims.map(\.isGood) == [true, false])
    #expect(claims[1].verdict == .holds)
    #expect(claims[1].description.contains("CONTROL: with 'set net.latency=1ms' it still holds"))
    var file = RunReport.File(path: "x")
    file.claims = claims
    #expect(RunReport([file]).verdict == .violated)
    #expect(RunReport([file]).exitCode == 1)
  }

  @Test("Of several controls the one that does not fail is told", arguments: [true, false])
  func several(isFirst: Bool) throws {
    let vacuous = "control x: set net.latency=1ms"
    let good = "control x: set vote.no.at=1"
    let claims = try run(
      "load two-phase-commit participants=2", "run", "expect EX x: messages == 8",
      isFirst ? vacuous : good, isFirst ? good : vacuous)
    #expect(claims.first?.control?.command == "set net.latency=1ms")
    #expect(claims.first?.control?.fails == false)
  }

  @Test(
    "A control that cannot be done is a problem at its own line",
    arguments: [
      "control x: set participants=99", "control x: crash nobody", "control x: set nothing=1",
      "control y: set participants=1", "control x: load nothing",
    ])
  func wrongControl(line: String) throws {
    let error = #expect(throws: Diagnostic.self) {
      try run("load two-phase-commit participants=2", "run", "expect EX x: messages == 8", line)
    }
    #expect(error?.place.line == 4)
    #expect(error?.place.column != nil)
  }

  @Test("A control in a block without load is a problem")
  func noLoad() throws {
    let sources = ["run", "expect EX x: messages == 8", "control x: set vote.no.at=1"]
      .enumerated().map { SourceText($0.element, line: $0.offset + 1) }
    var session = Session.after("load two-phase-commit participants=2")
    let block = BlockRun(sources, in: session)
    let error = #expect(throws: Diagnostic.self) { try block.run(in: &session) { _ in } }
    #expect(error?.code == .lintRule)
    #expect(error?.place.line == 3)
  }

  @Test("A longer condition is told with the values of all its parts")
  func compound() throws {
    let claims = try run(
      "load two-phase-commit participants=2", "run", "expect messages == 8 and committed == 0",
      "expect not committed == 1")
    #expect(claims[0].measured == "messages = 8, committed = 1")
    #expect(claims[0].expected == "messages == 8 and committed == 0")
    #expect(claims[1].verdict == .violated)
    #expect(claims[1].expected == "not committed == 1")
  }

  @Test("Undecided never counts as holding")
  func undecided() {
    let claim = ClaimReport(expected: "x", measured: "y", verdict: .undecided)
    #expect(!claim.isGood)
    var file = RunReport.File(path: "x")
    file.wasRead = true
    file.claims = [claim]
    #expect(RunReport([file]).exitCode == 2)
    #expect(file.summary.contains("0 of 1 claim hold"))
  }
}
