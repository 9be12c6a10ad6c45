@testable import Lightcone
import LightconeTrace
import Testing

/// A failure detector that is never wrong.
@Suite("Word of crashes")
struct CrashNoticeTests {
  private let all = [NodeID(0), NodeID(1), NodeID(2)]

  private func time(_ milliseconds: Int64) -> Instant {
    Instant.start + .milliseconds(milliseconds)
  }

  private func watchedWorld() -> World<Script> {
    var world = World.of(Actor(), Actor(), Actor())
    world.announceCrashes(of: all, to: all, as: "down")
    return world
  }

  @Test("a crash is told to all others, once, in the name of who has crashed")
  func crash() throws {
    var world = watchedWorld()
    try world.intervene(.at(time(3), .crash(NodeID(1), restartAfter: .milliseconds(1))))
    world.run()
    #expect(world.actor(0).received == ["down"])
    #expect(world.actor(1).received.isEmpty)
    #expect(world.actor(2).received == ["down"])
    let sent = world.events(.send)
    #expect(sent.map(\.node) == [NodeID(1), NodeID(1)])
    // The crash is the cause of the word of it.
    let crash = try #require(world.trace().events.firstIndex { $0.kind == .crash })
    #expect(sent.allSatisfy { $0.cause == EventNumber(crash + 1) })
  }

  @Test("nobody hears of a crash that is not watched, and of none if nobody crashes")
  func others() throws {
    var world = World.of(Actor(), Actor(), Actor())
    world.announceCrashes(of: [NodeID(0)], to: [NodeID(2)], as: "down")
    try world.intervene(.at(time(3), .crash(NodeID(1))))
    world.run()
    #expect(world.events(.send).isEmpty)
    var calm = watchedWorld()
    calm.run()
    #expect(calm.events(.send).isEmpty)
  }

  @Test("the word travels as any message: a cut stops it, a node that is down misses it")
  func cut() throws {
    var world = watchedWorld()
    try world.intervene(.now(.partition([[NodeID(0)], [NodeID(1), NodeID(2)]])))
    try world.intervene(.at(time(3), .crash(NodeID(1))))
    world.run()
    #expect(world.actor(0).received.isEmpty)
    #expect(world.actor(2).received == ["down"])
  }

  private func watchedMail() -> World<Mail> {
    var world = mailWorld(letters: 1, .notesAndAnswers)
    world.announceCrashes(of: [NodeID(1)], to: [NodeID(0)], as: .tick(9))
    return world
  }

  @Test("in a search each crash sends it, also one in the middle of a handler")
  func searched() throws {
    let budget = ActionBudget(crashes: 1, timers: 0)
    let space = WholeSpace(
      try WorldSpace(watchedMail(), budget: budget, crashing: [NodeID(1)]))
    #expect(space.wrongDigests == 0)
    let down = space.states.filter { !$0.parts[1].isUp }
    #expect(!down.isEmpty)
    #expect(down.contains { $0.messages.contains { $0.message == .tick(9) } })
    #expect(
      space.states.allSatisfy { state in
        state.spent.crashes > 0 || !state.messages.contains { $0.message == .tick(9) }
      })
  }

  @Test("a way through a search is the same way in a run")
  func replayed() throws {
    let budget = ActionBudget(crashes: 1, timers: 0)
    let space = try WorldSpace(watchedMail(), budget: budget, crashing: [NodeID(1)])
    var state = space.initialStates()[0]
    var path: [WorldAction] = []
    while path.count < 20 {
      var transitions: [Transition<WorldAction>] = []
      space.expand(state, into: &transitions)
      let next =
        transitions.first { $0.action.crashAfterEffects == 2 } ?? transitions.first
      guard let action = next?.action else { break }
      path.append(action)
      state = space.successor(of: state, by: action)
    }
    #expect(path.contains { $0.crashAfterEffects == 2 })
    let schedule = space.schedule(for: path)
    #expect(schedule.steps.count == path.count)
    var world = watchedMail()
    while world.context.clock == .start, world.context.queue.first?.time == .start { world.step() }
    try world.intervene(.now(.follow(schedule)))
    world.run()
    #expect(world.events(.deliver).contains { $0.node == NodeID(0) && $0.peer == NodeID(1) })
    #expect(world.events(.crash).count == 1)
  }
}
