import Foundation
import LightconeTrace
import Testing

@testable import Lightcone

/// Laws have the moments and the shape that the textbooks give (Johnson, Kotz, Balakrishnan:
/// Continuous Univariate Distributions, 1994).
@Suite("Shapes of laws")
struct LawShapeTests {
  private let count = 20_000

  /// Samples in milliseconds.
  private func samples(_ law: Law, seed: UInt64 = 11) -> [Double] {
    Statistics.bits(count, seed: seed).map { Double(law.draw($0).nanoseconds) / 1e6 }
  }

  /// How many standard errors the samples' mean lies off, given the true mean and variance.
  private func meanError(_ samples: [Double], _ mean: Double, _ variance: Double) -> Double {
    abs(Statistics.moments(samples).mean - mean) / (variance / Double(count)).squareRoot()
  }

  /// How many standard errors the samples' variance lies off, given the true variance and the
  /// fourth central moment in parts of the variance's square (the kurtosis).
  private func varianceError(
    _ samples: [Double], _ variance: Double, kurtosis: Double
  ) -> Double {
    let error = variance * ((kurtosis - 1) / Double(count)).squareRoot()
    return abs(Statistics.moments(samples).variance - variance) / error
  }

  @Test("an exponential law has variance mean² and the shape 1 - e^(-x / mean)")
  func exponential() {
    let drawn = samples(.exponential(mean: .milliseconds(5)))
    #expect(meanError(drawn, 5, 25) < 4)
    #expect(varianceError(drawn, 25, kurtosis: 9) < 4)
    let shape = { (x: Double) in 1 - exp(-x / 5) }
    #expect(Statistics.distance(drawn, to: shape) < 1)
    // The controls: a mean that is 5 % off, and another shape with the same mean.
    let longer = samples(.exponential(mean: .microseconds(5_250)))
    #expect(meanError(longer, 5, 25) > 4)
    #expect(Statistics.distance(longer, to: shape) > 1)
    #expect(Statistics.distance(samples(.uniform(.zero, .milliseconds(10))), to: shape) > 1)
  }

  @Test("a uniform law has variance width² / 12 and a straight shape")
  func uniform() {
    let drawn = samples(.uniform(.milliseconds(1), .milliseconds(9)))
    #expect(meanError(drawn, 5, 64.0 / 12) < 4)
    #expect(varianceError(drawn, 64.0 / 12, kurtosis: 1.8) < 4)
    let shape = { (x: Double) in min(max((x - 1) / 8, 0), 1) }
    #expect(Statistics.distance(drawn, to: shape) < 1)
    // The controls: an end that is a little off, and another shape with the same mean.
    let shifted = samples(.uniform(.milliseconds(1), .microseconds(9_300)))
    #expect(Statistics.distance(shifted, to: shape) > 1)
    #expect(Statistics.distance(samples(.exponential(mean: .milliseconds(5))), to: shape) > 1)
  }

  @Test("a lognormal law's logarithm is normal, and its mean is median · e^(sigma² / 2)")
  func lognormal() {
    let law = Law.lognormal(median: .milliseconds(5), sigma: Thousandths(500))
    let drawn = samples(law)
    let mean = 5 * exp(0.125)
    #expect(abs(Double(law.mean.nanoseconds) / 1e6 - mean) < 1e-6)
    #expect(meanError(drawn, mean, mean * mean * (exp(0.25) - 1)) < 4)
    let shape = { (x: Double) in Statistics.normalShare(below: log(x / 5) / 0.5) }
    #expect(Statistics.distance(drawn, to: shape) < 1)
    let logarithms = drawn.map { log($0 / 5) }
    #expect(meanError(logarithms, 0, 0.25) < 4)
    #expect(varianceError(logarithms, 0.25, kurtosis: 3) < 4)
    // The controls: another sigma, another median, and another law with the same mean.
    for wrong in [
      Law.lognormal(median: .milliseconds(5), sigma: Thousandths(560)),
      .lognormal(median: .microseconds(5_200), sigma: Thousandths(500)),
      .exponential(mean: law.mean),
    ] {
      #expect(Statistics.distance(samples(wrong), to: shape) > 1, "\(wrong)")
    }
  }

  @Test("a lognormal law without spread is its median")
  func lognormalWithoutSpread() {
    let law = Law.lognormal(median: .milliseconds(5), sigma: Thousandths(0))
    #expect(Set(samples(law)) == [5])
    #expect(law.mean == .milliseconds(5))
  }
}
