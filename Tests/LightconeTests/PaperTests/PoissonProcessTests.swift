import Foundation
import LightconeTrace
import Testing

@testable import Lightcone

/// What makes a process a Poisson process (Kingman: Poisson Processes, 1993): counts in windows are
/// Poisson, gaps are exponential, and what happens in one window says nothing about the next.
@Suite("Poisson processes")
struct PoissonProcessTests {
  private let windows = 2_000

  /// The counts of 2,000 windows of 10 ms.
  private func counts(_ process: ArrivalProcess) throws -> [Int] {
    var counts = Array(repeating: 0, count: windows)
    let arrivals = try Arrivals(process)
    for time in arrivals.times(until: .milliseconds(10) * Int64(windows), seed: 31) {
      counts[Int(time / 10_000_000)] += 1
    }
    return counts
  }

  /// How many standard errors mean and variance of counts lie off a Poisson law's, whichever is
  /// more.
  private func error(_ counts: [Int], mean: Double) -> Double {
    let moments = Statistics.moments(counts.map { Double($0) })
    let number = Double(counts.count)
    let ofMean = abs(moments.mean - mean) / (mean / number).squareRoot()
    // The fourth central moment of a Poisson law is m + 3m².
    let deviation = ((mean + 2 * mean * mean) / number).squareRoot()
    return max(ofMean, abs(moments.variance - mean) / deviation)
  }

  /// Chi-square against the Poisson law with mean 10, with the rare counts at both ends lumped.
  private func chiSquare(_ counts: [Int]) -> Double {
    var observed = Array(repeating: 0, count: 17)
    for count in counts { observed[min(max(count, 2), 18) - 2] += 1 }
    let probability = { (k: Int) in exp(Double(k) * log(10) - 10 - lgamma(Double(k) + 1)) }
    var expected = (2...18).map(probability)
    expected[0] += probability(0) + probability(1)
    expected[16] += 1 - (0...18).map(probability).reduce(0, +)
    return Statistics.chiSquare(observed, expected)
  }

  @Test("counts in windows have a Poisson law: the variance is the mean")
  func poissonCounts() throws {
    let drawn = try counts(.poisson(Rate(perSecond: 1_000)))
    #expect(error(drawn, mean: 10) < 4)
    #expect(chiSquare(drawn) < 1)
    // The controls: constant arrivals, bursts with the same mean, and another rate.
    for wrong in [
      ArrivalProcess.constant(Rate(perSecond: 1_000)),
      .bursty(
        base: Rate(perSecond: 800), burst: Rate(perSecond: 1_200), every: .milliseconds(40),
        lasting: .milliseconds(20)),
      .poisson(Rate(perSecond: 1_100)),
    ] {
      let others = try counts(wrong)
      #expect(error(others, mean: 10) > 4, "\(wrong)")
      #expect(chiSquare(others) > 1, "\(wrong)")
    }
  }

  @Test("gaps are exponential")
  func poissonGaps() throws {
    let gaps = { (process: ArrivalProcess) throws in
      let times = try Arrivals(process).times(until: .seconds(20), seed: 32)
      return zip(times.dropFirst(), times).map { Double($0 - $1) / 1e6 }
    }
    let shape = { (x: Double) in 1 - exp(-x) }
    #expect(Statistics.distance(try gaps(.poisson(Rate(perSecond: 1_000))), to: shape) < 1)
    // The control: constant gaps of the same mean.
    #expect(Statistics.distance(try gaps(.constant(Rate(perSecond: 1_000))), to: shape) > 1)
  }

  @Test("a window says nothing about the next")
  func independence() throws {
    let correlation = { (counts: [Int]) in
      let values = counts.map { Double($0) }
      let (mean, variance) = Statistics.moments(values)
      let products = zip(values, values.dropFirst()).map { ($0 - mean) * ($1 - mean) }
      return products.reduce(0, +) / Double(products.count) / variance
    }
    let bound = 4 / Double(windows).squareRoot()
    #expect(abs(correlation(try counts(.poisson(Rate(perSecond: 1_000))))) < bound)
    // The control: bursts that last a window, so that every other window is full.
    let bursty = ArrivalProcess.bursty(
      base: Rate(perSecond: 500), burst: Rate(perSecond: 1_500), every: .milliseconds(20),
      lasting: .milliseconds(10))
    #expect(abs(correlation(try counts(bursty))) > bound)
  }
}
