import LightconeChecking
import Testing

/// Quantiles, means and errors, against samples that are counted by hand.
@Suite struct SampleSummaryTests {
  @Test(
    "A quantile is the smallest sample with its part of all samples at or below it",
    arguments: ["p50", "p05", "p90", "p99", "p99.9", "p9999", "p12.345"])
  func nearestRank(text: String) throws {
    let quantile = try #require(Quantile(text))
    let digits = text.filter(\.isNumber)
    let parts = try #require(Int(digits))
    let whole = digits.reduce(1) { scale, _ in scale * 10 }
    for count in 1...250 {
      // Samples with gaps and repetitions, not in order.
      let samples = (0..<count).map { Int64(($0 * 7_919) % 101 * 3) }
      let summary = try #require(SampleSummary(samples, areIndependent: true))
      let oracle = samples.sorted().first { candidate in
        samples.count { $0 <= candidate } * whole >= parts * count
      }
      #expect(summary.sample(at: quantile) == oracle, "\(count) samples")
    }
  }

  @Test("A rank that is rounded down would be noticed")
  func control() throws {
    // Of 3 samples the median is the second: ⌈1.5⌉ is 2, and ⌊1.5⌋ would be 1.
    let summary = try #require(SampleSummary([30, 10, 20], areIndependent: true))
    #expect(summary.sample(at: .p50) == 20)
    #expect(summary.sample(at: .p99) == 30)
  }

  @Test("Quantiles are written one way and read in two")
  func words() {
    #expect(Quantile("p999") == Quantile("p99.9"))
    #expect(
      ["p50", "p05", "p999", "p99.9"].map { Quantile($0)?.description }
        == ["p50", "p05", "p99.9", "p99.9"])
    for text in ["", "p", "50", "p5", "p00", "p.5", "p5.0", "p50.", "p-5", "p1234567", "px", "p5x"]
    {
      #expect(Quantile(text) == nil, "\(text)")
    }
  }

  @Test("Mean, error and extremes of a few samples")
  func moments() throws {
    let summary = try #require(SampleSummary([2, 4, 4, 4, 5, 5, 7, 9], areIndependent: true))
    #expect(summary.mean == 5)
    // The squares of the distances sum to 32: 32 / 7 / 8 is the square of the error.
    let error = try #require(summary.standardError)
    #expect(abs(error * error - 32.0 / 56) < 1e-12)
    #expect(summary.least == 2)
    #expect(summary.greatest == 9)
    #expect(summary.count == 8)
  }

  @Test("One sample, or samples of one run, have no standard error; no samples say nothing")
  func missing() {
    #expect(SampleSummary([1], areIndependent: true)?.standardError == nil)
    #expect(SampleSummary([1, 2], areIndependent: false)?.standardError == nil)
    #expect(SampleSummary([], areIndependent: true) == nil)
  }
}
