import Lightcone

/// Searches for an order of all operations, depth first, and remembers what failed.
struct SequentialSearch<Specification: SequentialSpecification> {
  /// How a search ends.
  enum End {
    /// An order explains all answers.
    case found
    /// None does.
    case exhausted
    /// The budget is spent.
    case outOfBudget
  }

  /// A step that was taken, and what else could have been done instead of it.
  private struct Frame {
    var lane: Int
    var previous: Specification.State
    var object: Int
    /// The lanes to try after this one; empty for a read, which needs no alternative.
    var rest: ArraySlice<Int>
  }

  private let specification: Specification
  private let plan: SequentialPlan<Specification>
  private var states: [Specification.State]
  private var positions: [Int]
  private var digest = StateFingerprint(high: 0, low: 0)
  private var frames: [Frame] = []
  private var order: [Int] = []
  private var remaining: Int
  private var known: Set<StateFingerprint> = []
  /// The longest order that was found, as numbers of operations.
  private(set) var longest: [Int] = []
  /// How many configurations were visited.
  var configurationCount: Int { known.count }

  init(_ specification: Specification, _ plan: SequentialPlan<Specification>) {
    self.specification = specification
    self.plan = plan
    states = Array(repeating: specification.initialState, count: plan.objectCount)
    positions = Array(repeating: 0, count: plan.lanes.count)
    remaining = plan.answeredCount
    for object in states.indices { digest = digest &+ part(object: object) }
  }

  /// Searches until something is known or the budget is spent.
  mutating func run(_ budget: CheckBudget) -> End {
    var choices = enter()[...]
    while true {
      if remaining == 0 { return .found }
      if known.count > budget.configurations { return .outOfBudget }
      if known.count & 1023 == 0, budget.shouldStop() { return .outOfBudget }
      if advance(choices) {
        choices = enter()[...]
      } else if let next = retreat() {
        choices = next
      } else {
        return .exhausted
      }
    }
  }

  /// Takes the first step of several that is legal.
  private mutating func advance(_ choices: ArraySlice<Int>) -> Bool {
    var rest = choices
    while let lane = rest.popFirst() {
      let item = plan.items[plan.lanes[lane].items[positions[lane]]]
      let old = states[item.object]
      guard let new = specification.apply(item.call, to: old) else { continue }
      let changes = new != old
      // What may be left out and changes nothing is left out.
      if plan.lanes[lane].isOptional, !changes { continue }
      let isFree = item.isRead && !changes
      frames.append(
        Frame(lane: lane, previous: old, object: item.object, rest: isFree ? [] : rest))
      move(lane, by: 1)
      if changes { set(item.object, to: new) }
      order.append(plan.lanes[lane].items[positions[lane] - 1])
      if order.count > longest.count { longest = order }
      return true
    }
    return false
  }

  /// Takes steps back, to one that had an alternative.
  private mutating func retreat() -> ArraySlice<Int>? {
    while let frame = frames.popLast() {
      order.removeLast()
      move(frame.lane, by: -1)
      set(frame.object, to: frame.previous)
      if !frame.rest.isEmpty { return frame.rest }
    }
    return nil
  }

  /// What can be tried in the configuration just reached; nothing if it was tried before.
  private mutating func enter() -> [Int] {
    guard known.insert(digest).inserted else { return [] }
    var ready: [Int] = []
    for (number, lane) in plan.lanes.enumerated() where positions[number] < lane.items.count {
      if let after = lane.after, positions[after.lane] < after.count { continue }
      let item = plan.items[lane.items[positions[number]]]
      if item.isRead, !lane.isOptional, fits(item) { return [number] }
      ready.append(number)
    }
    // Most systems answer nearly in the order in which they were asked.
    return ready.sorted { first, second in
      let (one, other) = (plan.lanes[first], plan.lanes[second])
      if one.isOptional != other.isOptional { return other.isOptional }
      return began(one, first) < began(other, second)
    }
  }

  private func fits(_ item: SequentialPlan<Specification>.Item) -> Bool {
    specification.apply(item.call, to: states[item.object]) == states[item.object]
  }

  private func began(_ lane: SequentialPlan<Specification>.Lane, _ number: Int) -> Int {
    plan.items[lane.items[positions[number]]].began
  }

  private mutating func move(_ lane: Int, by distance: Int) {
    digest = digest &- part(lane: lane)
    positions[lane] += distance
    digest = digest &+ part(lane: lane)
    if !plan.lanes[lane].isOptional { remaining -= distance }
  }

  private mutating func set(_ object: Int, to state: Specification.State) {
    digest = digest &- part(object: object)
    states[object] = state
    digest = digest &+ part(object: object)
  }

  private func part(lane: Int) -> StateFingerprint {
    var hasher = Hasher()
    hasher.combine(0)
    hasher.combine(lane)
    hasher.combine(positions[lane])
    return StateFingerprint(finishing: hasher)
  }

  private func part(object: Int) -> StateFingerprint {
    var hasher = Hasher()
    hasher.combine(1)
    hasher.combine(object)
    hasher.combine(states[object])
    return StateFingerprint(finishing: hasher)
  }
}
