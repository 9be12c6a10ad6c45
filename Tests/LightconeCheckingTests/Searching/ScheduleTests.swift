import Lightcone
import LightconeModels
import LightconeTrace
import Testing

@Suite("What a search has found happens in a real run as well")
struct ScheduleTests {
  private static let budget = ActionBudget(drops: 1, duplicates: 1, crashes: 2, timers: 3)

  /// What nodes hold, without times: a search knows none.
  private func contents(_ simulation: Simulation) -> [String] {
    simulation.nodes.indices.map { position in
      let inspection = simulation.inspect(NodeID(position))
      let fields = inspection.fields.map { "\($0.name)=\($0.value)" }
      let texts = fields + inspection.records + ["\(inspection.syncedCount)", "\(inspection.isUp)"]
      return texts.joined(separator: " ")
        .replacing(#/[0-9.]+ (ns|us|µs|ms|s)\b/#, with: "TIME")
    }
  }

  @Test(
    "a random walk, followed as a schedule, leads to the same nodes and disks",
    arguments: ["two-phase-commit", "saga"], 1...40)
  func walkIsFollowed(_ model: String, _ seed: Int) throws {
    let (simulation, space) = try searched(model, budget: Self.budget)
    let walk = RandomWalk(space, seed: UInt64(seed), length: 40)
    #expect(walk.digestsAgree)
    let end = try #require(walk.states.last)
    let schedule = space.schedule(for: walk.actions)
    #expect(schedule.steps.count == walk.actions.count)
    var timeline = Timeline(simulation)
    _ = timeline.run(atMost: space.startSteps)
    try timeline.intervene(.now(.follow(schedule)))
    let result = timeline.run()
    #expect(result.reason == .quiescent && result.steps == schedule.steps.count)
    #expect(contents(timeline.current) == contents(space.simulation(in: end)))
    for (place, property) in space.properties.enumerated() {
      #expect(timeline.current.property(property.name) == space.holds(place, in: end))
    }
  }

  @Test("a schedule without one of its deliveries leads somewhere else")
  func shorterScheduleDiffers() throws {
    let (simulation, space) = try searched("two-phase-commit", budget: ActionBudget(timers: 0))
    let walk = RandomWalk(space, seed: 3, length: 40)
    var schedule = space.schedule(for: walk.actions)
    schedule.steps.remove(at: 1)
    var timeline = Timeline(simulation)
    _ = timeline.run(atMost: space.startSteps)
    try timeline.intervene(.now(.follow(schedule)))
    _ = timeline.run()
    let end = try #require(walk.states.last)
    #expect(contents(timeline.current) != contents(space.simulation(in: end)))
  }

  @Test("one can go back and forth in a run that follows a schedule, and share it")
  func timeTravel() throws {
    let (simulation, space) = try searched("two-phase-commit", budget: Self.budget)
    let walk = RandomWalk(space, seed: 7, length: 30)
    let model = try Catalog.model(named: "two-phase-commit")
    var timeline = Timeline(simulation)
    _ = timeline.run(atMost: space.startSteps)
    try timeline.intervene(.now(.follow(space.schedule(for: walk.actions))))
    _ = timeline.run()
    let (position, fingerprint) = (timeline.position, timeline.current.fingerprint)
    timeline.go(toPosition: position / 2)
    #expect(timeline.current.fingerprint != fingerprint)
    timeline.go(toPosition: position)
    #expect(timeline.current.fingerprint == fingerprint)
    let settings = model.settings(seed: 1)
    let token = RunToken(model: model, settings: settings, timeline: timeline)
    let again = try RunToken(parsing: token.description).replay(on: model)
    #expect(again.timeline.current.fingerprint == fingerprint)
    #expect(again.timeline.deeds == timeline.deeds)
  }

  @Test("a heal ends the schedule: from then on things happen by themselves")
  func healEndsIt() throws {
    let (simulation, space) = try searched("two-phase-commit", budget: ActionBudget(timers: 0))
    let walk = RandomWalk(space, seed: 1, length: 3)
    var timeline = Timeline(simulation)
    _ = timeline.run(atMost: space.startSteps)
    try timeline.intervene(.now(.follow(space.schedule(for: walk.actions))))
    _ = timeline.run()
    #expect(timeline.run().steps == 0)
    try timeline.intervene(.now(.heal))
    #expect(timeline.run().steps > 0)
    #expect(timeline.current.property("commits") == true)
  }
}
