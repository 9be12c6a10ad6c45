import Lightcone
import LightconeTrace
import Testing

@Suite("A timeline always stands where a fresh run would")
struct TimelineTests {
  /// A run from the start with the same deeds, up to the same point: what a timeline must equal.
  private func fresh(_ start: World<Chat>, _ timeline: Timeline) throws -> World<Chat> {
    var world = start
    var position = 0
    for deed in timeline.deeds {
      let isBehind = deed.position > timeline.position
      guard !isBehind, deed.time <= timeline.current.now else { break }
      world.run(atMost: deed.position - position)
      position = deed.position
      if world.now < deed.time { world.run(until: deed.time) }
      try world.intervene(deed.intervention)
    }
    let taken = world.run(atMost: timeline.position - position).steps
    #expect(position + taken == timeline.position)
    return world
  }

  private func check(_ timeline: Timeline, _ start: World<Chat>, toTheEnd: Bool) throws {
    var world = try fresh(start, timeline)
    #expect(timeline.current.fingerprint == world.fingerprint)
    #expect(timeline.current.eventCount == world.eventCount)
    #expect(timeline.current.now >= world.now)
    for node in 0..<4 { #expect(timeline.current.isUp(NodeID(node)) == world.isUp(NodeID(node))) }
    guard toTheEnd else { return }
    var rest = timeline.current
    _ = rest.run()
    world.run()
    #expect(rest.fingerprint == world.fingerprint)
  }

  /// One random thing that a person may do.
  private func act(_ timeline: inout Timeline, _ chance: inout TestChance) {
    let now = timeline.current.now
    switch chance.below(9) {
    case 0, 1: _ = timeline.run(atMost: chance.below(300))
    case 2: _ = timeline.run(until: now + .nanoseconds(Int64(chance.below(25))))
    case 3: timeline.go(toPosition: timeline.position - chance.below(80))
    case 4: timeline.go(to: Instant(nanoseconds: Int64(chance.below(400))))
    case 5:
      let number = 1 + chance.below(timeline.current.eventCount + 40)
      let isThere = timeline.go(toEvent: EventNumber(number))
      #expect(isThere == (timeline.current.eventCount >= number))
    default: intervene(&timeline, &chance)
    }
  }

  /// Intervenes, and checks which deeds that makes the timeline forget.
  private func intervene(_ timeline: inout Timeline, _ chance: inout TestChance) {
    let now = timeline.current.now
    let kept = timeline.deeds.filter { $0.position <= timeline.position && $0.time <= now }
    let before = timeline
    let intervention = chance.intervention(
      nodes: 4, now: now, eventCount: timeline.current.eventCount)
    do throws(FaultProblem) {
      let forgotten = try timeline.intervene(intervention)
      #expect(forgotten == before.deeds.count - kept.count)
      #expect(timeline.deeds.dropLast() == kept[...])
      #expect(timeline.deeds.last?.intervention == intervention)
    } catch {
      #expect(timeline.deeds == before.deeds)
      #expect(timeline.current.fingerprint == before.current.fingerprint)
    }
  }

  @Test("whatever a person does, in whatever order", arguments: 1...36)
  func randomCommands(seed: Int) throws {
    var chance = TestChance(seed: seed)
    let start = World.busy(seed: UInt64(seed))
    var timeline = Timeline(Simulation(start))
    for command in 1...25 {
      act(&timeline, &chance)
      try check(timeline, start, toTheEnd: command % 5 == 0)
    }
  }

  @Test("the material is long and busy enough to mean something")
  func material() {
    var longest = 0
    for seed in 1...5 as ClosedRange<UInt64> {
      var world = World.busy(seed: seed)
      longest = max(longest, world.run().steps)
      #expect(world.count(of: .synced) > 5)
      let times = world.trace().events.map(\.time)
      #expect(Set(times).count < times.count / 3)
    }
    #expect(longest > 256)
  }

  @Test("going back and forward again gives the identical run")
  func backAndForward() {
    var timeline = Timeline(Simulation(World.busy(seed: 2)))
    _ = timeline.run()
    let end = (timeline.position, timeline.current.fingerprint)
    for position in [0, 1, 100, 255, 256, 257, 300] {
      timeline.go(toPosition: position)
      #expect(timeline.position == position)
      #expect(timeline.current.fingerprint != end.1)
      _ = timeline.run()
      #expect(timeline.position == end.0)
      #expect(timeline.current.fingerprint == end.1)
    }
    timeline.go(toPosition: -5)
    #expect(timeline.position == 0)
    timeline.go(toPosition: 1_000_000)
    #expect(timeline.position == end.0)
  }

  @Test("a deed between two steps is done again at its own time, not at the step's")
  func deedBetweenSteps() throws {
    var timeline = Timeline(Simulation(World.of(Actor([.send("x", to: 1)]), Actor())))
    _ = timeline.run(until: Instant.start + .milliseconds(4))
    try timeline.intervene(.now(.crash(NodeID(0))))
    let fingerprint = timeline.current.fingerprint
    timeline.go(to: Instant.start + .milliseconds(2))
    #expect(timeline.current.isUp(NodeID(0)))
    timeline.go(to: Instant.start + .milliseconds(4))
    #expect(!timeline.current.isUp(NodeID(0)))
    #expect(timeline.current.now == Instant.start + .milliseconds(4))
    #expect(timeline.current.fingerprint == fingerprint)
    timeline.go(toPosition: 0)
    _ = timeline.run()
    #expect(
      timeline.current.trace.events.first { $0.kind == .crash }?.time.nanoseconds == 4_000_000)
  }

  @Test("doing something in the past forgets what was done later, and says how much")
  func forgets() throws {
    var timeline = Timeline(Simulation(World.busy(seed: 3)))
    for node in 0..<3 {
      _ = timeline.run(atMost: 20)
      let forgotten = try timeline.intervene(.now(.crash(NodeID(node))))
      #expect(forgotten == 0)
    }
    timeline.go(toPosition: 30)
    #expect(timeline.deeds.count == 3)
    #expect(throws: FaultProblem.alreadyDown(NodeID(0))) {
      try timeline.intervene(.now(.crash(NodeID(0))))
    }
    #expect(timeline.deeds.count == 3)
    let forgotten = try timeline.intervene(.now(.restart(NodeID(0))))
    #expect(forgotten == 2)
    #expect(timeline.deeds.map(\.position) == [20, 30])
    _ = timeline.run()
    #expect(timeline.current.isUp(NodeID(1)))
  }

  @Test("an event's point is the first at which it is recorded; behind the end there is none")
  func toEvent() {
    var timeline = Timeline(Simulation(World.busy(seed: 4)))
    _ = timeline.run()
    let count = timeline.current.eventCount
    for number in [1, 2, 50, count] {
      let isThere = timeline.go(toEvent: EventNumber(number))
      #expect(isThere)
      #expect(timeline.current.eventCount >= number)
      timeline.go(toPosition: timeline.position - 1)
      #expect(timeline.current.eventCount < number)
    }
    let isBehindTheEnd = timeline.go(toEvent: EventNumber(count + 1))
    #expect(!isBehindTheEnd)
    #expect(timeline.current.eventCount == count)
  }

  @Test("a run stops at its condition, at its time, at its count or when asked to")
  func reasons() {
    var timeline = Timeline(Simulation(World.busy(seed: 5)))
    let result = timeline.run(until: nil) { $0.eventCount >= 40 }
    #expect(result.reason == .conditionMet)
    #expect(result.steps == timeline.position)
    timeline.go(toPosition: timeline.position - 1)
    #expect(timeline.current.eventCount < 40)
    #expect(timeline.run(until: nil) { _ in true } == RunResult(.conditionMet, steps: 0))
    #expect(timeline.run(atMost: 3) == RunResult(.stepsTaken, steps: 3))
    #expect(timeline.run(until: timeline.current.now).reason == .timeReached)
    #expect(timeline.run(shouldStop: { true }).reason == .cancelled)
    #expect(timeline.run().reason == .quiescent)
    let never = timeline.run(until: nil) { _ in false }
    #expect(never == RunResult(.quiescent, steps: 0))
  }
}
