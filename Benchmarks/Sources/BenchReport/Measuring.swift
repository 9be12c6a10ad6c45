import CAllocationCounting

/// What some work cost.
struct Cost {
  var nanoseconds: Double
  /// How often memory was asked for; nil where that is not counted.
  var allocations: Double?
  var bytes: Double?

  /// Does some work and measures it.
  static func of(_ work: () throws -> Void) rethrows -> Cost {
    let clock = ContinuousClock()
    let count = allocation_count()
    let bytes = allocated_bytes()
    let elapsed = try clock.measure(work)
    let isCounted = allocations_are_counted()
    return Cost(
      nanoseconds: elapsed.nanoseconds,
      allocations: isCounted ? Double(allocation_count() - count) : nil,
      bytes: isCounted ? Double(allocated_bytes() - bytes) : nil)
  }

  /// The cost of one of several equal pieces of work.
  func divided(by count: Int) -> Cost {
    Cost(
      nanoseconds: nanoseconds / Double(count), allocations: allocations.map { $0 / Double(count) },
      bytes: bytes.map { $0 / Double(count) })
  }
}

extension Duration {
  /// The duration in nanoseconds.
  var nanoseconds: Double {
    Double(components.seconds) * 1e9 + Double(components.attoseconds) * 1e-9
  }
}

/// The middle of some numbers; not a number if there are none.
func median(_ numbers: [Double]) -> Double {
  let sorted = numbers.sorted()
  guard !sorted.isEmpty else { return .nan }
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2)
    ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// Results end here, so that the optimiser cannot leave out the work that made them.
enum Sink {
  @inline(never)
  static func take(_ number: some FixedWidthInteger) {
    withExtendedLifetime(number) {}
  }
}
