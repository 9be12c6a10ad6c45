@testable import Lightcone
import LightconeTrace
import Testing

@Suite("All that can become of a world")
struct WorldSpaceTests {
  private let calm = ActionBudget(timers: 0)

  private func whole(
    _ world: World<Mail>, _ budget: ActionBudget, crashing: [NodeID]? = nil
  ) throws -> WholeSpace<WorldSpace<Mail>> {
    WholeSpace(try WorldSpace(world, budget: budget, crashing: crashing))
  }

  private func binomial(_ n: Int, _ k: Int) -> Int {
    (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }

  @Test("n letters whose order does not matter make 2^n states", arguments: 1...7)
  func subsets(_ count: Int) throws {
    let space = try whole(mailWorld(letters: count, .keepsSet), calm)
    #expect(space.states.count == 1 << count)
    #expect(space.generated == count << (count - 1))
    #expect(space.ends == 1)
    #expect(space.wrongDigests == 0)
  }

  @Test("n letters whose order matters make a state for each sequence", arguments: 1...5)
  func sequences(_ count: Int) throws {
    let space = try whole(mailWorld(letters: count, .keepsOrder), calm)
    // The sum of n!/(n-k)! over k.
    let sequences = (0...count).reduce(0) { sum, length in
      sum + (0..<length).reduce(1) { $0 * (count - $1) }
    }
    #expect(space.states.count == sequences)
  }

  @Test("on a network with order, n letters of one link make n + 1 states", arguments: 1...6)
  func inOrder(_ count: Int) throws {
    let network = Network(order: .firstInFirstOut)
    let space = try whole(mailWorld(letters: count, .keepsOrder, network: network), calm)
    #expect(space.states.count == count + 1)
    #expect(space.wrongDigests == 0)
  }

  @Test("a budget of losses adds the ways to lose so many", arguments: [(4, 1), (4, 2), (5, 3)])
  func losses(_ count: Int, _ drops: Int) throws {
    let space = try whole(
      mailWorld(letters: count, .keepsSet), ActionBudget(drops: drops, timers: 0))
    let expected = (0...drops).reduce(0) { $0 + binomial(count, $1) << (count - $1) }
    #expect(space.states.count == expected)
    #expect(space.wrongDigests == 0)
  }

  @Test("a doubled letter can arrive twice, and only so often as the budget says")
  func duplicates() throws {
    let budget = ActionBudget(duplicates: 1, timers: 0)
    let space = try whole(mailWorld(letters: 1, .keepsOrder), budget)
    let received = Set(space.states.map { ($0.nodes[1] as? Box)?.letters ?? [] })
    #expect(received == [[], [0], [0, 0]])
    #expect(space.wrongDigests == 0)
  }

  @Test("every choice of a handler comes out in every way")
  func choices() throws {
    let space = try whole(mailWorld(letters: 1, .rollsDice), calm)
    let outcomes = Set(space.states.dropFirst().map { ($0.nodes[1] as? Box)?.letters ?? [] })
    #expect(outcomes.count == 6)
  }

  @Test("a node may crash before, within and behind a handler; its disk keeps what was synced")
  func crashes() throws {
    let budget = ActionBudget(crashes: 1, timers: 0)
    let space = try whole(
      mailWorld(letters: 1, .notesAndAnswers), budget, crashing: [NodeID(1)])
    #expect(space.wrongDigests == 0)
    let down = space.states.filter { !$0.parts[1].isUp }
    let cases = Set(
      down.map { state in
        [state.parts[1].disk.records.count]
          + state.messages.map { if case .letter(let letter) = $0.message { letter } else { -1 } }
      })
    // Before the handler; after the sync, with none, one and both of the answers sent. The letter
    // may be lost at the node that is down, and answers may have arrived before.
    #expect(cases == [[0, 0], [0], [1], [1, 10], [1, 10, 11], [1, 11]])
    let back = space.states.compactMap { $0.parts[1].isUp ? $0.nodes[1] as? Box : nil }
    #expect(Set(back.map(\.letters)) == [[], [0]])
  }

  @Test("without a crash in the budget nobody crashes")
  func noCrashes() throws {
    let space = try whole(mailWorld(letters: 2, .notesAndAnswers), calm)
    #expect(space.states.allSatisfy { state in state.parts.allSatisfy(\.isUp) })
  }

  @Test("timers set and taken back again lead to the same state, and go off within the budget")
  func timers() throws {
    let calmSpace = try whole(mailWorld(letters: 3, .winds), calm)
    // Which letters came, and whether any did: the timer is always the node's first.
    #expect(calmSpace.states.count == 8)
    let space = try WorldSpace(
      mailWorld(letters: 3, .winds), budget: ActionBudget(timers: 1))
    let all = WholeSpace(space)
    #expect(all.states.count > 8)
    #expect(all.states.allSatisfy { $0.spent.timers <= 1 })
    #expect(all.wrongDigests == 0)
    #expect(all.states.contains { space.isCutShort($0) })
  }

  @Test("cuts and holds of the world stay: a held letter never arrives, a cut one is lost")
  func cutsAndHolds() throws {
    var held = mailWorld(letters: 2, .keepsSet)
    try held.intervene(.now(.hold(NodeID(0), NodeID(1))))
    #expect(try whole(held, calm).states.count == 1)
    var cut = mailWorld(letters: 2, .keepsSet)
    try cut.intervene(.now(.partition([[NodeID(0)], [NodeID(1)]])))
    let space = try whole(cut, calm)
    #expect(space.states.allSatisfy { ($0.nodes[1] as? Box)?.letters == [] })
  }

  @Test("impossible budgets and moments are refused, and what is left out is said")
  func refusals() throws {
    #expect(throws: SearchProblem.impossibleBudget) {
      _ = try WorldSpace(mailWorld(letters: 1, .keepsSet), budget: ActionBudget(drops: -1))
    }
    var busy = mailWorld(letters: 1, .notesAndAnswers)
    while !busy.context.runtime[1].hindrances.contains(.atDisk), busy.step() {}
    #expect(throws: SearchProblem.waitsForDisk(NodeID(1))) {
      _ = try WorldSpace(busy, budget: ActionBudget())
    }
    var scheduled = mailWorld(letters: 1, .keepsSet)
    try scheduled.intervene(.now(.follow(Schedule([ScheduledStep(.deliver(MessageNumber(1)))]))))
    #expect(throws: SearchProblem.notStarted(NodeID(0))) {
      _ = try WorldSpace(scheduled, budget: ActionBudget())
    }
    var planned = mailWorld(letters: 1, .keepsSet, network: Network(loss: .percent(5)))
    try planned.intervene(.at(.start + .seconds(1), .crash(NodeID(1))))
    let space = try WorldSpace(planned, budget: ActionBudget())
    #expect(space.leftOut == ["1 planned fault", "the chance that messages are lost"])
  }
}
