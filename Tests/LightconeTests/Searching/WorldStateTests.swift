import LightconeTrace
import Testing

@testable import Lightcone

@Suite("What a state of a search tells of itself")
struct WorldStateTests {
  private func space(
    letters: Int, _ habit: Box.Habit, _ budget: ActionBudget = ActionBudget(timers: 0)
  ) throws -> WorldSpace<Mail> {
    try WorldSpace(mailWorld(letters: letters, habit), budget: budget)
  }

  @Test("A state takes memory for itself, and as much more for each message in flight")
  func bytes() throws {
    let sizes = try (0...5).map { letters in
      let space = try self.space(letters: letters, .keepsSet)
      return space.byteCount(of: try #require(space.initialStates().first))
    }
    #expect(sizes[0] > MemoryLayout<WorldState<Mail>>.stride)
    let steps = zip(sizes.dropFirst(), sizes).map { $0 - $1 }
    #expect(steps.allSatisfy { $0 == steps[0] && $0 >= MemoryLayout<Mail.Message>.stride })
    let space = try space(letters: 4, .keepsSet)
    for state in WholeSpace(space).states {
      #expect(space.byteCount(of: state) == sizes[state.messages.count])
    }
  }

  @Test("A state without its types tells the same")
  func hidden() throws {
    let world = try space(letters: 3, .winds, ActionBudget(timers: 1))
    let hidden = SimulationSpace(world)
    let (states, others) = (WholeSpace(world).states, WholeSpace(hidden).states)
    #expect(states.count == others.count)
    for (state, other) in zip(states, others) {
      #expect(hidden.byteCount(of: other) == world.byteCount(of: state))
      #expect(hidden.isCutShort(other) == world.isCutShort(state))
      #expect(hidden.viewFingerprint(of: other) == world.viewFingerprint(of: state))
      #expect(hidden.fingerprint(of: other) == world.fingerprint(of: state))
    }
    #expect(states.contains { world.isCutShort($0) })
  }

  @Test("A state is cut short where a timer is set and no more may go off")
  func cutShort() throws {
    for timers in 0...2 {
      let space = try space(letters: 2, .winds, ActionBudget(timers: timers))
      for state in WholeSpace(space).states {
        let isSet = state.parts[1].timers.isEmpty == false
        #expect(space.isCutShort(state) == (isSet && Int(state.spent.timers) == timers))
      }
    }
    // Two letters set the timer at most twice: three times cut nothing short.
    let ample = try space(letters: 2, .winds, ActionBudget(timers: 3))
    #expect(WholeSpace(ample).states.allSatisfy { !ample.isCutShort($0) })
  }

  @Test("A view leaves out messages and spent budgets, and nothing of nodes and disks")
  func views() throws {
    let budget = ActionBudget(drops: 1, crashes: 1, timers: 0)
    let space = try WorldSpace(
      mailWorld(letters: 2, .notesAndAnswers), budget: budget, crashing: [NodeID(1)])
    var contents: [StateFingerprint: String] = [:]
    var views: [String: StateFingerprint] = [:]
    let states = WholeSpace(space).states
    for state in states {
      let view = try #require(space.viewFingerprint(of: state))
      let letters = (state.nodes[1] as? Box)?.letters ?? []
      let text = "\(letters) \(state.parts[1].disk.records) \(state.parts.map(\.isUp))"
      #expect(contents[view, default: text] == text)
      #expect(views[text, default: view] == view)
      contents[view] = text
      views[text] = view
    }
    #expect(contents.count > 5)
    #expect(contents.count < states.count)
  }
}
