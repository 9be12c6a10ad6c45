import Lightcone

/// Searches an order of the operations on one object, and keeps it.
///
/// The next operation is always one that began before the first end that is still to come (Wing and Gong
/// 1993). Which operations took effect and what the object then holds is remembered, so that no such
/// configuration is left twice (Lowe 2017).
struct OrderSearch {
  /// An operation that took effect, and what the object held then.
  struct Step: Hashable {
    let operation: Int
    let state: Int32
  }

  private struct Configuration: Hashable {
    var taken: [UInt64]
    var state: Int32
  }

  /// What can come next, and how much of that was tried.
  private struct Frame {
    let candidates: [Int]
    var next = 0
  }

  private let operations: [ObjectOperation]
  private let table: TransitionTable
  private var steps: [Step] = []
  private var frames: [Frame] = []
  private var configuration: Configuration
  private var seen: Set<Configuration> = []
  private var mandatoryLeft: Int
  private var bestLeft = Int.max
  /// No operation before this one, in the order of beginnings, is still to come.
  private var firstLeft = 0

  /// The longest beginning of an order so far.
  private(set) var best: [Step] = []
  /// The operations that would have to follow it, none of which fits.
  private(set) var blocked: [Int] = []

  /// The most words that all remembered configurations take together.
  private static let maximumWords = 8_000_000

  init(_ operations: [ObjectOperation], _ table: TransitionTable) {
    self.operations = operations
    self.table = table
    mandatoryLeft = operations.count(where: \.isMandatory)
    configuration = Configuration(
      taken: [UInt64](repeating: 0, count: (operations.count + 63) / 64), state: 0)
  }

  /// Searches, and says whether there is a whole order.
  mutating func run(limit: Int, shouldStop: () -> Bool) -> Verdict {
    let limit = min(limit, Self.maximumWords / (configuration.taken.count + 2))
    if mandatoryLeft == 0 { return .holds }
    enter()
    var turns = 0
    while let frame = frames.indices.last {
      turns += 1
      if seen.count > limit || (turns & 1023 == 0 && shouldStop()) { return .undecided }
      guard frames[frame].next < frames[frame].candidates.count else {
        frames.removeLast()
        undoLast()
        continue
      }
      let operation = frames[frame].candidates[frames[frame].next]
      frames[frame].next += 1
      guard take(operation) else { continue }
      if mandatoryLeft == 0 {
        (best, blocked) = (steps, [])
        return .holds
      }
      enter()
    }
    return .violated
  }

  /// Looks at what can come next.
  private mutating func enter() {
    let candidates = candidates()
    if mandatoryLeft < bestLeft {
      bestLeft = mandatoryLeft
      best = steps
      // One that fits may still lead nowhere; then a longer order was found through it.
      blocked = candidates.filter { operations[$0].isMandatory }
    }
    frames.append(Frame(candidates: candidates))
  }

  /// The operations that can come next: first those that must, by their ends.
  private mutating func candidates() -> [Int] {
    while firstLeft < operations.count, isTaken(firstLeft) { firstLeft += 1 }
    var end = Int.max
    var found: [Int] = []
    for place in firstLeft..<operations.count {
      if operations[place].began > end { break }
      if isTaken(place) { continue }
      end = min(end, operations[place].last)
      let isIdle = !operations[place].isMandatory && kind(place) == .observation
      if !isIdle { found.append(place) }
    }
    return found.filter { operations[$0].began <= end }
      .sorted { (operations[$0].last, $0) < (operations[$1].last, $1) }
  }

  /// Lets an operation take effect.
  ///
  /// - Returns: false if it does not fit, or leads where the search has been.
  private mutating func take(_ place: Int) -> Bool {
    let before = configuration.state
    let after = table.next(operations[place].call, before)
    guard after >= 0 else { return false }
    // An open operation that changes nothing is not needed.
    if !operations[place].isMandatory, after == before { return false }
    set(place, true)
    configuration.state = after
    guard seen.insert(configuration).inserted else {
      set(place, false)
      configuration.state = before
      return false
    }
    steps.append(Step(operation: place, state: after))
    if operations[place].isMandatory { mandatoryLeft -= 1 }
    return true
  }

  private mutating func undoLast() {
    guard let step = steps.popLast() else { return }
    set(step.operation, false)
    firstLeft = min(firstLeft, step.operation)
    configuration.state = steps.last?.state ?? 0
    if operations[step.operation].isMandatory { mandatoryLeft += 1 }
  }

  private func kind(_ place: Int) -> CallKind { table.traits[Int(operations[place].call)].kind }

  private func isTaken(_ place: Int) -> Bool {
    configuration.taken[place >> 6] & 1 << UInt64(place & 63) != 0
  }

  private mutating func set(_ place: Int, _ isTaken: Bool) {
    let bit: UInt64 = 1 << UInt64(place & 63)
    if isTaken {
      configuration.taken[place >> 6] |= bit
    } else {
      configuration.taken[place >> 6] &= ~bit
    }
  }
}
