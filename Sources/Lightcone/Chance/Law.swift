public import LightconeTrace

/// How long something takes: always the same, or drawn by chance.
///
/// Latencies, timer delays and the time between two requests are laws, never numbers drawn in
/// advance: a search may then try other outcomes.
public enum Law: Hashable, Sendable {
  /// Always the same time.
  case constant(TimeSpan)
  /// Any whole nanosecond from the first to the second, both included, equally likely.
  case uniform(TimeSpan, TimeSpan)
  /// Exponential with the given mean: the gaps of a Poisson process.
  case exponential(mean: TimeSpan)

  /// The mean of the law.
  public var mean: TimeSpan {
    switch self {
    case .constant(let span), .exponential(let span): span
    case .uniform(let shortest, let longest):
      TimeSpan(nanoseconds: (shortest.nanoseconds + longest.nanoseconds) / 2)
    }
  }

  /// What makes the law impossible, if anything does.
  public var problem: String? { nil }

  /// Whether the law needs no chance.
  @inlinable
  public var isConstant: Bool {
    if case .constant = self { true } else { false }
  }

  /// A time drawn from the law, given 64 random bits.
  @inlinable
  func draw(_ bits: UInt64) -> TimeSpan {
    switch self {
    case .constant(let span): return span
    case .uniform(let shortest, let longest):
      let width = UInt64(longest.nanoseconds - shortest.nanoseconds) + 1
      return TimeSpan(nanoseconds: shortest.nanoseconds + Int64(scaled(bits, below: width)))
    case .exponential(let mean):
      // 52 bits and a half make a number strictly between 0 and 1, without rounding.
      let unit = (Double(bits >> 12) + 0.5) * 0x1p-52
      // Rounded by hand: `rounded()` would make programs that import no C library link against libm.
      let span = -naturalLogarithm(unit) * Double(mean.nanoseconds) + 0.5
      return TimeSpan(nanoseconds: span < 0x1p63 ? Int64(span) : .max)
    }
  }
}

extension Law: CustomStringConvertible {
  /// The law as it is written in commands: `5ms`, `uniform(1ms..9ms)`, `exponential(5ms)`.
  public var description: String {
    switch self {
    case .constant(let span): span.literal
    case .uniform(let shortest, let longest): "uniform(\(shortest.literal)..\(longest.literal))"
    case .exponential(let mean): "exponential(\(mean.literal))"
    }
  }
}

extension TimeSpan {
  /// The span as one word without a blank, exact to the nanosecond, as commands read it: `4ms`,
  /// `1500us`.
  public var literal: String {
    let units: [(String, Int64)] = [("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000)]
    guard nanoseconds != 0 else { return "0ms" }
    for (name, size) in units where nanoseconds % size == 0 {
      return "\(nanoseconds / size)\(name)"
    }
    return "\(nanoseconds)ns"
  }
}
