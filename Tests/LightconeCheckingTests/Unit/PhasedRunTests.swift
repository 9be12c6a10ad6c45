import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeModels
import LightconeTrace
import Testing

@Suite("Runs in two phases")
struct PhasedRunTests {
  private func run(
    _ nemesis: Nemesis, seed: UInt64, bug: String = "none", end: TimeSpan = .seconds(60)
  ) throws -> PhasedRun {
    let model = try Catalog.model(named: "two-phase-commit")
    var settings = model.settings(seed: seed)
    try settings.set("transactions", to: "8")
    try settings.set("bug", to: bug)
    // A lost decision is what makes participants ask a coordinator that has forgotten it.
    try settings.set("net.loss", to: "10%")
    try settings.set("transaction.gap", to: "40ms")
    let nodes = (1...3).map { NodeID($0) }
    let faults = try NemesisPlan(
      nemesis, on: nodes, until: .start + .milliseconds(400), every: .milliseconds(50))
    let plan = RunPlan(
      model: model, settings: settings, deeds: [], end: Instant.start + end)
    return PhasedRun(plan, nemeses: [faults])
  }

  private func verdicts(_ report: PhasedRun.Report) -> [String: Verdict] {
    Dictionary(uniqueKeysWithValues: report.results.map { ($0.property.name, $0.verdict) })
  }

  @Test(
    "two-phase commit stays atomic under faults, and ends with nobody in doubt once healed",
    arguments: [Nemesis.randomHalves, .isolateOne, .bridge, .rollingRestarts, .swizzle])
  func commit(nemesis: Nemesis) throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      let report = try run(nemesis, seed: seed).report()
      #expect(report.verdict == .holds, "\(nemesis) seed \(seed): \(report.results)")
      #expect(report.healed == .start + .milliseconds(400))
      #expect(report.timeline.current.trace.events.contains { $0.kind == .heal })
    }
  }

  @Test("the same schedules find a coordinator that does not log its decision")
  func mutant() throws {
    let broken = try (1...20 as ClosedRange<UInt64>).filter { seed in
      let report = try run(.rollingRestarts, seed: seed, bug: "no-coordinator-log").report()
      return report.verdict == .violated
    }
    #expect(!broken.isEmpty)
  }

  @Test("a run that ends before it is over leaves liveness undecided, not safety")
  func cutShort() throws {
    let report = try run(.isolateOne, seed: 1, end: .milliseconds(401)).report()
    #expect(verdicts(report)["atomic"] == .holds)
    #expect(verdicts(report)["nobody-in-doubt"] == .undecided)
    #expect(report.verdict == .undecided)
  }

  @Test("faults that outlast the run are refused")
  func tooLate() throws {
    let error = #expect(throws: Diagnostic.self) {
      try run(.isolateOne, seed: 1, end: .milliseconds(399)).report()
    }
    #expect(error?.code == .badFault)
  }
}
