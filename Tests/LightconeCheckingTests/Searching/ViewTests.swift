import Lightcone
import LightconeChecking
import LightconeModels
import Testing

@Suite("States that look the same to properties are judged once")
struct ViewTests {
  private static let budget = ActionBudget(drops: 1, crashes: 1, timers: 0)
  private static let models = ["two-phase-commit", "saga"]

  private func space(
    _ model: String, _ changes: [String: String] = [:], telling change: ChangedSpace.Change
  ) throws -> ChangedSpace {
    let changes = changes.merging(["participants": "2"]) { $1 }
    return ChangedSpace(
      space: try searched(model, changes, budget: Self.budget).space, change: change)
  }

  /// How often a search of one property asks for it.
  private func questions(_ space: ChangedSpace) throws -> (asked: Int, distinct: Int) {
    var explorer = Explorer(space)
    let always = try #require(space.properties.first { $0.kind == .always })
    explorer.propertyNames = [always.name]
    let exploration = try explorer.explore()
    #expect(exploration.end == .spaceExhausted)
    // The question that is counted here is one more.
    return (space.questions.count() - 1, exploration.counts.distinct)
  }

  @Test("A property is asked for once for each view; without views, once for each state")
  func once() throws {
    for model in Self.models {
      let space = try space(model, telling: .nothing)
      let states = space.allStates()
      let views = Set(states.map { space.viewFingerprint(of: $0) })
      #expect(views.count < states.count)
      let viewed = try questions(space)
      #expect(viewed == (views.count, states.count))
      #expect(try questions(self.space(model, telling: .noViews)) == (states.count, states.count))
    }
  }

  @Test("States with one view have the same properties, in a space with a violation too")
  func viewsAreSound() throws {
    for bug in ["none", "no-prepared-log"] {
      let space = try space("two-phase-commit", ["bug": bug], telling: .nothing)
      var truths: [StateFingerprint: [Bool]] = [:]
      var differences = 0
      for state in space.allStates() {
        let truth = space.properties.indices.map { space.holds($0, in: state) }
        let view = try #require(space.viewFingerprint(of: state))
        if let known = truths[view], known != truth { differences += 1 }
        truths[view] = truth
      }
      #expect(differences == 0)
      #expect(Set(truths.values).count > 2)
    }
  }

  @Test("With views and without, findings and ways are the same")
  func sameFindings() throws {
    for changes in [["bug": "none"], ["bug": "no-prepared-log"]] {
      let viewed = try Explorer(space("two-phase-commit", changes, telling: .nothing)).explore()
      let plain = try Explorer(space("two-phase-commit", changes, telling: .noViews)).explore()
      #expect(viewed.end == plain.end)
      #expect(viewed.counts == plain.counts)
      #expect(viewed.findings == plain.findings)
      #expect(viewed.path == plain.path)
    }
  }

  @Test("Control: a view that leaves out what a property reads hides a violation")
  func blurred() throws {
    let bug = ["bug": "no-prepared-log"]
    func end(_ change: ChangedSpace.Change) throws -> ExplorationEnd {
      var explorer = Explorer(try space("two-phase-commit", bug, telling: change))
      explorer.propertyNames = ["atomic"]
      return try explorer.explore().end
    }
    #expect(try end(.nothing) == .propertyViolated(0))
    #expect(try end(.oneView) == .spaceExhausted)
  }
}
