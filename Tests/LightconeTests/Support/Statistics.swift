import Foundation
import LightconeTrace

@testable import Lightcone

/// Measures by which samples are judged. The levels are chosen so that a true law fails less than
/// once in a thousand seeds; the seeds are fixed.
enum Statistics {
  /// The mean and the variance of samples.
  static func moments(_ samples: [Double]) -> (mean: Double, variance: Double) {
    let count = Double(samples.count)
    let mean = samples.reduce(0, +) / count
    let squares = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, squares / (count - 1))
  }

  /// Kolmogorov and Smirnov: the largest distance between the samples' distribution and a given
  /// one, in parts of the bound for many samples at the level of 0.1 %, 1.95 / sqrt(n). Above 1 the
  /// samples are not of that law.
  static func distance(_ samples: [Double], to law: (Double) -> Double) -> Double {
    let count = Double(samples.count)
    let largest = samples.sorted().enumerated().map { position, sample in
      let expected = law(sample)
      return max(expected - Double(position) / count, Double(position + 1) / count - expected)
    }.max()
    return (largest ?? 1) * count.squareRoot() / 1.95
  }

  /// Pearson's chi-square over counts of given probabilities, in parts of a bound that a true law
  /// exceeds 1 time in 30,000 (Wilson and Hilferty's formula, four standard deviations). Above 1
  /// the counts are not of that law.
  static func chiSquare(_ counts: [Int], _ probabilities: [Double]) -> Double {
    let total = Double(counts.reduce(0, +))
    let statistic = zip(counts, probabilities).reduce(0) { sum, pair in
      let expected = pair.1 * total
      return sum + (Double(pair.0) - expected) * (Double(pair.0) - expected) / expected
    }
    let freedom = Double(counts.count - 1)
    let part = 2 / (9 * freedom)
    return statistic / (freedom * pow(1 - part + 4 * part.squareRoot(), 3))
  }

  /// The share of the standard normal law below a number.
  static func normalShare(below value: Double) -> Double { erfc(-value / 2.0.squareRoot()) / 2 }

  /// How far two numbers lie apart, in units of the last place of the second.
  static func unitsInLastPlace(_ value: Double, from expected: Double) -> Double {
    value == expected ? 0 : abs(value - expected) / expected.ulp
  }

  /// The random bits of one stream of a seed, in order.
  static func bits(_ count: Int, seed: UInt64) -> [UInt64] {
    (0..<count).map { bits(UInt64($0), seed: seed) }
  }

  /// Random bits number `index` of a stream.
  static func bits(_ index: UInt64, seed: UInt64) -> UInt64 {
    randomBits(seed: seed, .workload, from: NodeID(0), to: NodeID(0), index: index + 1)
  }
}
