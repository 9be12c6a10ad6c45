public import LightconeTrace

/// How long something takes: always the same, or drawn by chance.
///
/// Latencies, timer delays and the time between two requests are laws, never numbers drawn in
/// advance: a search may then try other outcomes.
///
/// A law can be written down that cannot be, for example a mean below 0. ``problem`` names what is
/// wrong with it. A draw from such a law means nothing, but does not trap.
public enum Law: Hashable, Sendable {
  /// Always the same time, 0 or more.
  case constant(TimeSpan)
  /// Any whole nanosecond from the first to the second, both included, equally likely.
  case uniform(TimeSpan, TimeSpan)
  /// Exponential with the given mean, above 0: the gaps of a Poisson process.
  case exponential(mean: TimeSpan)
  /// Lognormal: half of the times are shorter than the median, which is above 0, and the times'
  /// logarithm has the standard deviation `sigma`, 0 to 10. Its tail is long, as service times'
  /// are.
  case lognormal(median: TimeSpan, sigma: Thousandths)

  /// The mean of the law in whole nanoseconds; the longest span if it is longer than that.
  public var mean: TimeSpan {
    switch self {
    case .constant(let span), .exponential(let span): return span
    case .uniform(let first, let second):
      // Halved before they are added, because the sum may be too large.
      let (low, high) = (first.nanoseconds, second.nanoseconds)
      return TimeSpan(nanoseconds: low / 2 + high / 2 + (low % 2 + high % 2) / 2)
    case .lognormal(let median, let sigma):
      // Aitchison and Brown: The Lognormal Distribution, 1957.
      let factor = naturalExponential(sigma.value * sigma.value / 2)
      return TimeSpan(saturating: Double(median.nanoseconds) * factor)
    }
  }

  /// Whether the law needs no chance.
  @inlinable
  public var isConstant: Bool {
    if case .constant = self { true } else { false }
  }

  /// A time drawn from the law, given 64 random bits. What is longer than the longest span becomes
  /// the longest span.
  @inlinable
  func draw(_ bits: UInt64) -> TimeSpan {
    switch self {
    case .constant(let span): return span
    case .uniform(let shortest, let longest): return uniformSpan(bits, shortest, longest)
    case .exponential(let mean):
      return TimeSpan(saturating: -naturalLogarithm(unit(bits)) * Double(mean.nanoseconds))
    case .lognormal(let median, let sigma): return lognormalSpan(bits, median, sigma)
    }
  }
}

/// A span from the first to the second, both included; the first if the second is not longer.
@inlinable
func uniformSpan(_ bits: UInt64, _ shortest: TimeSpan, _ longest: TimeSpan) -> TimeSpan {
  guard shortest < longest else { return shortest }
  let start = UInt64(bitPattern: shortest.nanoseconds)
  let width = UInt64(bitPattern: longest.nanoseconds) &- start
  // All 2^64 spans are as many as there are bits.
  let offset = width == .max ? bits : scaled(bits, below: width + 1)
  return TimeSpan(nanoseconds: Int64(bitPattern: start &+ offset))
}

/// A span whose logarithm is normal. Not inlined: its code is long, and would crowd the short laws.
@usableFromInline
func lognormalSpan(_ bits: UInt64, _ median: TimeSpan, _ sigma: Thousandths) -> TimeSpan {
  let factor = naturalExponential(sigma.value * standardNormalQuantile(unit(bits)))
  return TimeSpan(saturating: Double(median.nanoseconds) * factor)
}

/// A number strictly between 0 and 1: 52 bits and a half, without rounding.
@inlinable
func unit(_ bits: UInt64) -> Double {
  (Double(Int64(bitPattern: bits >> 12)) + 0.5) * 0x1p-52
}

extension TimeSpan {
  /// The span next to a number of nanoseconds; the shortest or longest span if that lies beyond.
  @inlinable
  @inline(__always)
  init(saturating nanoseconds: Double) {
    // Rounded by hand: `rounded()` would make programs that import no C library link against libm.
    let rounded = nanoseconds + (nanoseconds < 0 ? -0.5 : 0.5)
    if rounded >= 0x1p63 {
      self.init(nanoseconds: .max)
    } else {
      self.init(nanoseconds: rounded > -0x1p63 ? Int64(rounded) : .min)
    }
  }
}
