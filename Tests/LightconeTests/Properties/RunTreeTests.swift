import Lightcone
import LightconeTrace
import Testing

@Suite("A tree of runs")
struct RunTreeTests {
  private func tree(seed: UInt64 = 2) -> RunTree { RunTree(Simulation(World.busy(seed: seed))) }

  @Test("A fork has the past of its branch and a future of its own")
  func fork() throws {
    var tree = tree()
    _ = tree.timeline.run(atMost: 40)
    try tree.timeline.intervene(.now(.crash(NodeID(1))))
    _ = tree.timeline.run(atMost: 40)
    try tree.timeline.intervene(.now(.crash(NodeID(2))))
    let main = tree.timeline.current.fingerprint
    tree.timeline.go(toPosition: 60)
    let past = tree.timeline.current.fingerprint
    try tree.fork("other")
    #expect(tree.currentName == "other")
    #expect(tree.timeline.current.fingerprint == past)
    #expect(tree.timeline.deeds.count == 1)
    _ = tree.timeline.run(atMost: 20)
    #expect(tree.timeline.current.fingerprint != main)
    try tree.switch(to: "main")
    #expect(tree.timeline.position == 60)
    #expect(tree.timeline.deeds.count == 2)
    tree.timeline.go(toPosition: 80)
    #expect(tree.timeline.current.fingerprint == main)
  }

  @Test("Branches are told with their parent, their origin and where one stands")
  func descriptions() throws {
    var tree = tree()
    _ = tree.timeline.run(atMost: 10)
    let (time, count) = (tree.timeline.current.now, tree.timeline.current.eventCount)
    try tree.fork("a")
    try tree.fork("b")
    _ = tree.timeline.run(atMost: 5)
    try tree.switch(to: "a")
    let told = tree.descriptions
    #expect(told.map(\.name) == ["main", "a", "b"])
    #expect(told.map(\.parent) == [nil, "main", "a"])
    #expect(told.map(\.isCurrent) == [false, true, false])
    #expect(told[1].origin?.position == 10)
    #expect(told[2].origin?.time == time)
    #expect(told[2].origin?.eventCount == count)
    #expect(told.map(\.position) == [10, 10, 15])
  }

  @Test("A name is taken once, and only branches can be gone to")
  func problems() throws {
    var tree = tree()
    #expect(throws: RunTreeProblem.nameTaken("main")) { try tree.fork("main") }
    #expect(throws: RunTreeProblem.noSuchBranch("mian")) { try tree.switch(to: "mian") }
    #expect(tree.names == ["main"])
  }

  /// What each branch is, wherever one stands.
  private func states(_ tree: RunTree) throws -> [String] {
    try tree.names.map { name in
      var copy = tree
      try copy.switch(to: name)
      let timeline = copy.timeline
      return "\(name) \(timeline.position) \(timeline.current.fingerprint) \(timeline.deeds)"
    }
  }

  @Test(
    "What is done in one branch changes no other; an outline brings all back", arguments: 1...15)
  func random(seed: Int) throws {
    var chance = TestChance(seed: seed)
    var tree = tree(seed: UInt64(seed))
    var seen: [(outline: RunTree.Outline, states: [String], current: Int)] = []
    for number in 0..<25 {
      seen.append((tree.outline, try states(tree), tree.currentIndex))
      let (before, index) = (try states(tree), tree.currentIndex)
      switch chance.below(6) {
      case 0: try tree.fork("b\(number)")
      case 1: try tree.switch(to: chance.any(tree.names))
      default: OutlineTests.act(&tree.timeline, &chance)
      }
      for (position, state) in try states(tree).enumerated()
      where position != index && position < before.count {
        #expect(state == before[position])
      }
    }
    for entry in seen.reversed() + seen.shuffled(using: &chance) {
      tree.restore(entry.outline)
      #expect(try states(tree) == entry.states)
      #expect(tree.currentIndex == entry.current)
      #expect(tree.outline == entry.outline)
    }
  }
}
