import Foundation
import LightconeTrace
import Testing

@testable import Lightcone

@Suite("Laws of chance")
struct LawTests {
  private func draws(_ law: Law, _ count: Int, seed: UInt64 = 9) -> [Int64] {
    (1...count).map { index in
      let bits = randomBits(
        seed: seed, .linkLatency, from: NodeID(0), to: NodeID(1), index: UInt64(index))
      return law.draw(bits).nanoseconds
    }
  }

  @Test("a constant law is constant")
  func constant() {
    #expect(Set(draws(.constant(.milliseconds(4)), 50)) == [4_000_000])
    #expect(Set(draws(.uniform(.zero, .milliseconds(4)), 50)).count == 50)
  }

  @Test("a uniform law reaches both of its ends and nothing beyond, each equally often")
  func uniform() {
    let samples = draws(.uniform(.nanoseconds(10), .nanoseconds(19)), 10_000)
    let counts = Dictionary(grouping: samples, by: { $0 }).mapValues(\.count)
    #expect(counts.keys.sorted() == Array(10...19))
    // Each count is binomial with mean 1,000 and standard deviation 30.
    for (value, count) in counts { #expect(abs(count - 1_000) < 4 * 30, "\(value): \(count)") }
  }

  @Test("the extreme bits give the ends of a uniform law")
  func uniformEnds() {
    let law = Law.uniform(.nanoseconds(3), .nanoseconds(8))
    #expect(law.draw(0) == .nanoseconds(3))
    #expect(law.draw(.max) == .nanoseconds(8))
    #expect(Law.uniform(.nanoseconds(3), .nanoseconds(3)).draw(.max) == .nanoseconds(3))
    #expect(law.mean == .nanoseconds(5))
  }

  @Test("an exponential law has its mean, its deviation and its shape")
  func exponential() {
    let mean = 5_000_000.0
    let samples = draws(.exponential(mean: .milliseconds(5)), 10_000).map { Double($0) / mean }
    let average = samples.reduce(0, +) / 10_000
    let variance = samples.map { ($0 - average) * ($0 - average) }.reduce(0, +) / 9_999
    // Standard errors: 1/sqrt(n) of the mean, sqrt(8/n) of the variance.
    #expect(abs(average - 1) < 4 * 0.01)
    #expect(abs(variance - 1) < 4 * 0.0283)
    // Kolmogorov and Smirnov: 1.63 / sqrt(n) is the bound at the level of 1%.
    #expect(distance(samples) { 1 - exp(-$0) } < 1.63 / 100)
    // The control: a uniform law with the same mean has another shape.
    let flat = draws(.uniform(.zero, .milliseconds(10)), 10_000).map { Double($0) / mean }
    #expect(distance(flat) { 1 - exp(-$0) } > 1.63 / 100)
  }

  /// The largest distance between the samples' distribution and a given one.
  private func distance(_ samples: [Double], _ law: (Double) -> Double) -> Double {
    let count = Double(samples.count)
    return samples.sorted().enumerated().map { position, sample in
      let expected = law(sample)
      return max(expected - Double(position) / count, Double(position + 1) / count - expected)
    }.max() ?? 1
  }

  @Test("an exponential law never traps, not even at its extremes")
  func exponentialExtremes() {
    let longest = Law.exponential(mean: .nanoseconds(.max))
    #expect(longest.draw(0) == .nanoseconds(.max))
    #expect(longest.draw(.max) > .zero)
    let usual = Law.exponential(mean: .milliseconds(5))
    #expect(usual.draw(.max) == .zero)
    #expect(usual.draw(0) > .milliseconds(5 * 36))
    #expect(usual.draw(0) < .milliseconds(5 * 37))
  }

  @Test("the kernel's logarithm agrees with the C library's to 4 units in the last place")
  func logarithm() {
    var worst = 0.0
    for index in 1...20_000 {
      let bits = randomBits(
        seed: 1, .timerDelay, from: NodeID(0), to: NodeID(0), index: UInt64(index))
      let unit = (Double(bits >> 12) + 0.5) * 0x1p-52
      worst = max(worst, unitsOff(unit))
      worst = max(worst, unitsOff(unit * 1e-12))
      worst = max(worst, unitsOff(1 / unit))
    }
    #expect(worst < 4)
    for value in [
      0x1p-53, 1 - 0x1p-53, 1 + 0x1p-52, 2, 0.5, 2.0.squareRoot(), 1e300, .leastNonzeroMagnitude,
    ] {
      #expect(unitsOff(value) < 4, "\(value)")
    }
    #expect(naturalLogarithm(1) == 0)
  }

  /// The distance to the C library's logarithm in units of its last place.
  private func unitsOff(_ value: Double) -> Double {
    let expected = log(value)
    return abs(naturalLogarithm(value) - expected) / expected.ulp
  }

  @Test("a probability happens as often as it says")
  func probability() {
    for percent in [0, 1, 50, 99, 100] {
      let count = (1...10_000).filter { index in
        Probability.percent(percent).happens(
          randomBits(seed: 5, .linkLoss, from: NodeID(2), to: NodeID(3), index: UInt64(index)))
      }.count
      let share = Double(percent) / 100
      #expect(
        abs(Double(count) - 10_000 * share) <= 4 * (10_000 * share * (1 - share)).squareRoot())
    }
  }
}
