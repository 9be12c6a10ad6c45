import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeModels
import LightconeTrace
import Testing

/// A plan made of what a person did along a timeline does the same again.
@Suite struct RunPlanTests {
  private let model = TwoPhaseCommit.model
  private let coordinator = NodeID(1)
  private let product = NodeID(2)
  private let end = Instant.start + .seconds(30)

  private func timeline() throws -> Timeline {
    Timeline(try model.simulation(model.settings()))
  }

  /// A plan of what was done, after the timeline itself has gone to the end.
  private func repeated(_ timeline: Timeline) throws -> (own: Simulation, plan: RunPlan) {
    var timeline = timeline
    _ = timeline.run(until: end)
    let plan = RunPlan(
      model: model, settings: model.settings(), deeds: timeline.deeds, end: end)
    return (timeline.current, plan)
  }

  private func expectTheSame(_ timeline: Timeline) throws {
    let (own, plan) = try repeated(timeline)
    let again = try plan.run()
    #expect(again.fingerprint == own.fingerprint)
    #expect(again.eventCount == own.eventCount)
  }

  @Test("A run to which nothing was done is repeated")
  func untouched() throws { try expectTheSame(timeline()) }

  @Test("A crash at a time at which nothing else happens is repeated")
  func betweenSteps() throws {
    var timeline = try timeline()
    _ = timeline.run(until: .start + .milliseconds(13))
    try timeline.intervene(.now(.crash(coordinator, restartAfter: .seconds(1))))
    try expectTheSame(timeline)
  }

  @Test("A crash between two things that happen at one time is repeated, wherever it was")
  func amongSimultaneousSteps() throws {
    for steps in 0...25 {
      var timeline = try timeline()
      _ = timeline.run(atMost: steps)
      try timeline.intervene(.now(.crash(product, restartAfter: .seconds(1))))
      try expectTheSame(timeline)
    }
  }

  @Test("Several deeds of every kind are repeated")
  func manyDeeds() throws {
    var timeline = try timeline()
    try timeline.intervene(.now(.partition([[NodeID(0), coordinator], [product]])))
    _ = timeline.run(atMost: 3)
    try timeline.intervene(.at(.start + .seconds(3), .repair))
    try timeline.intervene(
      .atFailPoint("after-decision-logged", .crash(coordinator, restartAfter: .seconds(2))))
    _ = timeline.run(until: .start + .milliseconds(17))
    try timeline.intervene(
      .afterEvent(EventNumber(50), .crash(NodeID(3), restartAfter: .seconds(1))))
    try timeline.intervene(.now(.crash(coordinator)))
    _ = timeline.run(until: .start + .milliseconds(18))
    try timeline.intervene(.now(.restart(coordinator)))
    try expectTheSame(timeline)
  }

  @Test("A fail point that was armed late is not passed early")
  func lateFailPoint() throws {
    var settings = model.settings()
    try settings.set("transactions", to: "2")
    var timeline = Timeline(try model.simulation(settings))
    _ = timeline.run(until: .start + .milliseconds(100))
    try timeline.intervene(.atFailPoint("before-prepare", .crash(coordinator)))
    _ = timeline.run(until: end)
    let plan = RunPlan(model: model, settings: settings, deeds: timeline.deeds, end: end)
    let again = try plan.run()
    #expect(again.fingerprint == timeline.current.fingerprint)
    #expect(again.metric("committed") == .number(1))
  }

  @Test("What was done after the end is left out")
  func deedsAfterTheEnd() throws {
    var timeline = try timeline()
    _ = timeline.run(until: .start + .milliseconds(33))
    try timeline.intervene(.now(.crash(coordinator)))
    let plan = RunPlan(
      model: model, settings: model.settings(), deeds: timeline.deeds,
      end: .start + .milliseconds(20))
    let run = try plan.run()
    #expect(run.now == .start + .milliseconds(20))
    #expect(run.metric("crashes") == .number(0))
  }

  @Test("Under another seed a deed is done at its time")
  func otherSeed() throws {
    var settings = model.settings()
    try settings.set("net.latency", to: "uniform(1ms..9ms)")
    var timeline = Timeline(try model.simulation(settings))
    _ = timeline.run(until: .start + .milliseconds(13))
    try timeline.intervene(.now(.crash(coordinator, restartAfter: .seconds(1))))
    let plan = RunPlan(model: model, settings: settings, deeds: timeline.deeds, end: end)
    let first = try plan.run()
    let other = try plan.run(seed: 2)
    #expect(first.fingerprint != other.fingerprint)
    let crash = try #require(other.trace.events.first { $0.kind == .crash })
    #expect(crash.time == .start + .milliseconds(13))
  }

  @Test("An extra crash may make a deed impossible, and the run goes on")
  func extraCrash() throws {
    var timeline = try timeline()
    _ = timeline.run(until: .start + .milliseconds(33))
    try timeline.intervene(.now(.crash(coordinator, restartAfter: .seconds(1))))
    let (_, plan) = try repeated(timeline)
    let run = try plan.run(
      extra: .afterEvent(EventNumber(10), .crash(coordinator, restartAfter: .seconds(2))))
    #expect(run.metric("crashes") == .number(1))
    // Control: without the extra the deed is possible.
    #expect(try plan.run().trace.events.first { $0.kind == .crash }?.time.nanoseconds == 33_000_000)
  }

  @Test("An extra may wait for an event that a deed makes at once")
  func extraDuringDeed() throws {
    var timeline = try timeline()
    try timeline.intervene(.now(.crash(product)))
    try timeline.intervene(.now(.restart(product)))
    let (_, plan) = try repeated(timeline)
    let run = try plan.run(extra: .afterEvent(EventNumber(3), .crash(product)))
    #expect(run.metric("crashes") == .number(2))
  }

  @Test("A plan that cannot be done says why")
  func impossible() throws {
    var plan = RunPlan(model: model, settings: model.settings(), deeds: [], end: end)
    plan.interventions = [.now(.crash(NodeID(99)))]
    #expect { try plan.run() } throws: { ($0 as? Diagnostic)?.code == .badFault }
  }
}
