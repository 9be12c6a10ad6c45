import Lightcone
import LightconeTrace
import Testing

@Suite("Nemeses")
struct NemesisTests {
  private func plan(
    _ nemesis: Nemesis, nodes: Int = 5, rounds: Int64 = 6
  ) throws -> NemesisPlan {
    try NemesisPlan(
      nemesis, on: (0..<nodes).map { NodeID($0) }, from: .start + .seconds(1),
      until: .start + .seconds(1 + 4 * rounds), every: .seconds(4))
  }

  private func planned(_ nemesis: Nemesis, nodes: Int = 5, seed: UInt64 = 1) throws -> [(
    time: Instant, fault: Fault
  )] {
    try plan(nemesis, nodes: nodes).interventions(seed: seed).map { intervention in
      guard case .at(let time, let fault) = intervention else {
        throw Unplanned(intervention: intervention)
      }
      return (time, fault)
    }
  }

  private struct Unplanned: Error { let intervention: Intervention }

  /// Whether two nodes can reach each other through what is cut.
  private func isCut(_ groups: [[NodeID]], _ one: NodeID, _ other: NodeID) -> Bool {
    let first = groups.firstIndex { $0.contains(one) }
    let second = groups.firstIndex { $0.contains(other) }
    return first != nil && second != nil && first != second
  }

  @Test("the same seed gives the same plan, another seed another", arguments: Nemesis.allCases)
  func repeats(nemesis: Nemesis) throws {
    let plan = try plan(nemesis)
    #expect(plan.interventions(seed: 7) == plan.interventions(seed: 7))
    #expect(plan.interventions(seed: 7) != plan.interventions(seed: 8))
  }

  @Test(
    "trouble stays inside its round, and the plan heals everything", arguments: Nemesis.allCases)
  func rounds(nemesis: Nemesis) throws {
    let planned = try planned(nemesis)
    let last = try #require(planned.last)
    #expect(last.fault == .heal && last.time == .start + .seconds(25))
    for (time, _) in planned.dropLast() {
      #expect(time >= .start + .seconds(1) && time < last.time)
    }
    let rounds = Set(
      planned.dropLast().map { ($0.time - .start).nanoseconds - 1_000_000_000 }
        .map { $0 / 4_000_000_000 })
    #expect(rounds == Set(0..<6))
  }

  @Test("every fault is possible when its moment comes", arguments: Nemesis.allCases)
  func possible(nemesis: Nemesis) throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      var world = World.of(Actor(), Actor(), Actor(), Actor(), Actor())
      for (time, fault) in try planned(nemesis, seed: seed) {
        world.run(until: time)
        #expect(throws: Never.self) { try world.intervene(.now(fault)) }
      }
      #expect(world.network.isWhole)
      #expect((0..<5).allSatisfy { world.isUp(NodeID($0)) })
      #expect((0..<5).allSatisfy { world.conditions(of: NodeID($0)).isEmpty })
    }
  }

  @Test("halves differ by one node at most")
  func halves() throws {
    for case (_, .partition(let groups)) in try planned(.randomHalves) {
      #expect(groups.map(\.count).sorted() == [2, 3])
    }
  }

  @Test("one node is cut off from all others")
  func isolation() throws {
    for case (_, .partition(let groups)) in try planned(.isolateOne) {
      #expect(groups.map(\.count) == [1, 4])
    }
  }

  @Test("a bridge sees both halves, which do not see each other")
  func bridge() throws {
    for case (_, .partition(let groups)) in try planned(.bridge) {
      let bridge = (0..<5).map { NodeID($0) }.filter { !groups.joined().contains($0) }
      #expect(bridge.count == 1)
      #expect(groups.map(\.count) == [2, 2])
    }
  }

  @Test("in a ring each node sees a majority, and no two see the same", arguments: [4, 5, 6, 7, 9])
  func ring(count: Int) throws {
    let planned = try planned(.majoritiesRing, nodes: count)
    let firstRepair = try #require(planned.firstIndex { $0.fault == .repair })
    let cuts = planned[..<firstRepair].compactMap { planned -> [[NodeID]]? in
      if case .partition(let groups) = planned.fault { groups } else { nil }
    }
    #expect(!cuts.isEmpty)
    let nodes = (0..<count).map { NodeID($0) }
    let views = nodes.map { node in
      nodes.filter { other in !cuts.contains { isCut($0, node, other) } }
    }
    #expect(views.allSatisfy { $0.count > count / 2 && $0.count < count })
    #expect(Set(views).count == count)
  }

  @Test("rolling restarts never take down two nodes at once, and take each in turn")
  func rolling() throws {
    var back = Instant.start
    var victims: [NodeID] = []
    for case (let time, .crash(let node, let downtime?)) in try planned(.rollingRestarts) {
      #expect(time >= back)
      back = time + downtime
      victims.append(node)
    }
    #expect(victims.map(\.position) == [0, 1, 2, 3, 4, 0])
  }

  @Test("a swizzle lets go in another order than it holds")
  func swizzle() throws {
    let planned = try planned(.swizzle)
    let holds = planned.count { if case .hold = $0.fault { true } else { false } }
    let releases = planned.count { if case .release = $0.fault { true } else { false } }
    #expect(holds == releases && holds > 0)
  }

  @Test("also in the shortest round all that is held is let go before the heal")
  func shortestRound() throws {
    let nodes = (0..<40).map { NodeID($0) }
    let period = TimeSpan.nanoseconds(16 * 40)
    for seed in 1...20 as ClosedRange<UInt64> {
      let plan = try NemesisPlan(.swizzle, on: nodes, until: .start + period, every: period)
      for case .at(let time, let fault) in plan.interventions(seed: seed) where fault != .heal {
        #expect(time < plan.end)
      }
    }
    // Any shorter, and there are more moments in a round than nanoseconds.
    #expect(throws: SettingProblem.self) {
      try NemesisPlan(
        .swizzle, on: nodes, until: .start + period, every: period - .nanoseconds(1))
    }
  }

  @Test("impossible plans are refused, and say which parameter is out of range")
  func problems() throws {
    let nodes = [NodeID(0), NodeID(1), NodeID(2)]
    let end = Instant.start + .seconds(10)
    let few = #expect(throws: SettingProblem.self) {
      try NemesisPlan(.majoritiesRing, on: nodes, until: end, every: .seconds(1))
    }
    #expect(few?.parameter == "nodes")
    let short = #expect(throws: SettingProblem.self) {
      try NemesisPlan(.bridge, on: nodes, until: end, every: .zero)
    }
    #expect(short?.parameter == "every")
    let late = #expect(throws: SettingProblem.self) {
      try NemesisPlan(.bridge, on: nodes, until: end, every: .seconds(11))
    }
    #expect(late?.parameter == "until")
    let many = #expect(throws: SettingProblem.self) {
      try NemesisPlan(.bridge, on: nodes, until: end, every: .microseconds(99))
    }
    #expect(many?.parameter == "every")
    let early = #expect(throws: SettingProblem.self) {
      try NemesisPlan(
        .bridge, on: nodes, from: Instant(nanoseconds: -1), until: end, every: .seconds(1))
    }
    #expect(early?.parameter == "until")
    #expect(throws: Never.self) {
      try NemesisPlan(.bridge, on: nodes, until: end, every: .microseconds(100))
    }
    #expect(throws: Never.self) {
      try NemesisPlan(.bridge, on: nodes, until: end, every: .seconds(10))
    }
  }
}
