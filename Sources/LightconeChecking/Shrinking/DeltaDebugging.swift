/// The search for a short list, over the places of its items.
///
/// Each function takes the test: whether a list fails, or nil if it can no longer be tried.
struct DeltaDebugging {
  /// Whether a list, given by places, fails; nil ends the search.
  typealias Test = ([Int]) -> Bool?

  private var answers: [[Int]: Bool] = [:]
  /// How many lists were tried.
  private(set) var testCount = 0

  /// Whether a list fails; it is tried once at the most.
  mutating func fails(_ kept: [Int], _ test: Test) -> Bool? {
    if let known = answers[kept] { return known }
    guard let answer = test(kept) else { return nil }
    testCount += 1
    answers[kept] = answer
    return answer
  }

  /// Delta debugging: smaller and smaller parts, and what is left without them.
  ///
  /// - Returns: false if it was ended early.
  mutating func reduce(_ kept: inout [Int], _ test: Test) -> Bool {
    // Most failures need nothing, or all but a little: both ends first.
    guard let isNothingNeeded = fails([], test) else { return false }
    if isNothingNeeded {
      kept = []
      return true
    }
    var count = 2
    while kept.count >= 2 {
      let parts = kept.parts(count)
      switch firstFailing(parts, test) {
      case .stopped: return false
      case .found(let part):
        kept = part
        count = 2
        continue
      case .none: break
      }
      switch firstFailing(parts.map { kept.without($0) }, test) {
      case .stopped: return false
      case .found(let rest):
        kept = rest
        count = max(count - 1, 2)
        continue
      case .none: break
      }
      guard count < kept.count else { return true }
      count = min(kept.count, count * 2)
    }
    return true
  }

  /// Takes out single items until none can go.
  ///
  /// - Returns: false if it was ended early.
  mutating func removeSingly(_ kept: inout [Int], _ test: Test) -> Bool {
    var position = 0
    var neededCount = 0
    while neededCount < kept.count {
      position %= kept.count
      var rest = kept
      rest.remove(at: position)
      guard let answer = fails(rest, test) else { return false }
      if answer {
        kept = rest
        neededCount = 0
      } else {
        neededCount += 1
        position += 1
      }
    }
    return true
  }

  private enum Outcome {
    case found([Int])
    case none
    case stopped
  }

  private mutating func firstFailing(_ lists: [[Int]], _ test: Test) -> Outcome {
    for list in lists {
      guard let answer = fails(list, test) else { return .stopped }
      if answer { return .found(list) }
    }
    return .none
  }
}

extension [Int] {
  /// The list in so many parts, whose lengths differ by one at the most.
  fileprivate func parts(_ count: Int) -> [[Int]] {
    (0..<count).map { part in
      Array(self[self.count * part / count..<self.count * (part + 1) / count])
    }
  }

  /// The list without a part of itself; both are in rising order.
  fileprivate func without(_ part: [Int]) -> [Int] {
    guard let first = part.first, let last = part.last else { return self }
    return filter { $0 < first || $0 > last }
  }
}
