import Lightcone
import LightconeTrace

/// A graph as a search space: states and actions are numbers, and `edges[state][action]` is where
/// the action leads, or nil where it is not enabled.
///
/// What is independent is worked out from the graph itself.
struct GraphSpace: SearchSpace {
  var edges: [[Int?]]
  var roots = [0]
  var properties: [PropertyDescription] = []
  var truths: [@Sendable (Int) -> Bool] = []
  /// Of how many in a hundred pairs the independence is told, by chance for each state.
  var toldPercent = 100
  /// A mistake: takes all pairs of actions to be independent.
  var takesAllAsIndependent = false

  func initialStates() -> [Int] { roots }

  func fingerprint(of state: Int) -> StateFingerprint {
    StateFingerprint(high: mixed(UInt64(state)), low: mixed(~UInt64(state)))
  }

  func expand(_ state: Int, into transitions: inout [Transition<Int>]) {
    for (action, target) in edges[state].enumerated() {
      if let target { transitions.append(Transition(action, fingerprint(of: target))) }
    }
  }

  func successor(of state: Int, by action: Int) -> Int { edges[state][action] ?? state }

  func describe(_ action: Int, in state: Int) -> String {
    "\(state) to \(successor(of: state, by: action)) by \(action)"
  }

  func holds(_ property: Int, in state: Int) -> Bool { truths[property](state) }

  func areIndependent(_ first: Int, _ second: Int, in state: Int) -> Bool {
    if takesAllAsIndependent { return first != second }
    guard first != second, let one = edges[state][first], let other = edges[state][second],
      let target = edges[one][second]
    else { return false }
    let pair = UInt64(state) << 32 | UInt64(min(first, second) << 16 | max(first, second))
    return edges[other][first] == target && mixed(pair) % 100 < UInt64(toldPercent)
  }

  func lane(of action: Int) -> Int { action }

  /// The states that can be reached, and how far away they are, found without the explorer.
  var distances: [Int: Int] {
    var distances: [Int: Int] = [:]
    var level = roots
    var distance = 0
    while !level.isEmpty {
      level = level.filter { distances[$0] == nil }
      for state in level { distances[state] = distance }
      level = Set(level.flatMap { edges[$0].compactMap(\.self) }).sorted()
      distance += 1
    }
    return distances
  }

  /// A graph drawn by chance.
  static func random(states: Int, actions: Int, edgePercent: Int, seed: UInt64) -> GraphSpace {
    var chance = WorkloadChance(seed: seed)
    let edges = (0..<states).map { _ in
      (0..<actions).map { _ in
        chance.number(below: 100) < edgePercent ? chance.number(below: states) : nil
      }
    }
    return GraphSpace(edges: edges)
  }

  /// A root with many children, each with two steps to states drawn by chance: levels of many
  /// chunks.
  static func wide(_ width: Int, seed: UInt64) -> GraphSpace {
    var chance = WorkloadChance(seed: seed)
    var edges: [[Int?]] = [Array(1...width)]
    for _ in 1...width { edges.append((0..<2).map { _ in 1 + chance.number(below: 2 * width) }) }
    for _ in 1...width { edges.append([nil, nil]) }
    return GraphSpace(edges: edges)
  }

  /// Five commands on four variables of three values, drawn by chance: "if one variable has this
  /// value, move another one on". Some pairs of commands are independent in some states.
  static func commands(seed: UInt64) -> GraphSpace {
    var chance = WorkloadChance(seed: seed)
    let units = [1, 3, 9, 27]
    let commands = (0..<5).map { _ in
      (
        guarding: units[chance.number(below: 4)], value: chance.number(below: 3),
        moving: units[chance.number(below: 4)], by: 1 + chance.number(below: 2)
      )
    }
    let edges = (0..<81).map { state in
      commands.map { command -> Int? in
        guard state / command.guarding % 3 == command.value else { return nil }
        let old = state / command.moving % 3
        return state + ((old + command.by) % 3 - old) * command.moving
      }
    }
    return GraphSpace(edges: edges)
  }

  /// Counters side by side, each of which counts to its bound: all actions are independent. Some
  /// are taken modulo their bound, so that there are cycles.
  static func counters(_ bounds: [Int], wrapping: Set<Int> = []) -> GraphSpace {
    let size = bounds.reduce(1, *)
    let edges = (0..<size).map { state in
      var unit = 1
      return bounds.enumerated().map { counter, bound -> Int? in
        defer { unit *= bound }
        let value = state / unit % bound
        if value + 1 < bound { return state + unit }
        return wrapping.contains(counter) ? state - value * unit : nil
      }
    }
    return GraphSpace(edges: edges)
  }
}

extension GraphSpace {
  /// The same graph with one more property.
  func with(
    _ name: String, _ kind: PropertyKind, holds: @escaping @Sendable (Int) -> Bool
  ) -> GraphSpace {
    var space = self
    space.properties.append(PropertyDescription(name: name, kind: kind, sentence: name))
    space.truths.append(holds)
    return space
  }
}
