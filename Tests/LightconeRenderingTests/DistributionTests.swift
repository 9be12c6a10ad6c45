import Testing

@testable import LightconeRendering

@Suite("Histograms, distributions and sparklines")
struct DistributionTests {
  /// Samples of many kinds.
  private static let samples: [[Double]] = [
    [], [3], [5, 5, 5], [-3, 0, 2], [1e12, 1e12 + 1, 3e12], [1e-9, 2e-9, 7e-9], [0, 1e300],
    SampleCharts.latencies(2_000), SampleCharts.chance(2_000, seed: 9).map { $0 - 0.5 },
    (0..<1_000).map { Double($0 % 7) },
  ]

  @Test("The bars add up to the samples, and each sample lies in its bin", arguments: samples)
  func sums(samples: [Double]) {
    let histogram = Histogram(samples, .number())
    #expect(histogram.bins.reduce(0) { $0 + $1.count } == samples.count)
    #expect(histogram.bins.count <= 40)
    #expect(zip(histogram.bins, histogram.bins.dropFirst()).allSatisfy { $0.upper == $1.lower })
    for bin in histogram.bins {
      #expect(bin.count == samples.count { $0 >= bin.lower && $0 < bin.upper }, "\(bin)")
    }
  }

  @Test("The control: a bin that is moved by half its width no longer fits")
  func control() throws {
    let samples = SampleCharts.latencies(2_000)
    let bin = try #require(Histogram(samples, .time).bins.first)
    let half = (bin.upper - bin.lower) / 2
    #expect(bin.count != samples.count { $0 >= bin.lower + half && $0 < bin.upper + half })
  }

  @Test("Doubling bins hold all positive samples")
  func doubling() {
    let samples = SampleCharts.latencies(2_000) + [0, -1, .nan]
    let histogram = Histogram(samples, .time, spread: .logarithmic)
    #expect(histogram.sampleCount == 2_000)
    #expect(histogram.leftOutCount == 3)
    #expect(histogram.bins.reduce(0) { $0 + $1.count } == 2_000)
    #expect(histogram.bins.allSatisfy { $0.upper == 2 * $0.lower })
    #expect(histogram.chart("a", of: "b").notes.last?.contains("3 samples") == true)
  }

  @Test("A percentile is the sample of nearest rank")
  func percentiles() {
    let samples = SampleCharts.chance(1_001, seed: 4)
    for percentile in Histogram(samples, .number(), percents: Array(1...100)).percentiles {
      let below = samples.count { $0 <= percentile.value }
      #expect(below * 100 >= percentile.percent * samples.count)
      let strictlyBelow = samples.count { $0 < percentile.value }
      #expect(strictlyBelow * 100 < percentile.percent * samples.count)
    }
    #expect(Histogram([1, 2], .number(), percents: [0, 101, -5]).percentiles.isEmpty)
  }

  @Test("A distribution rises from 0 to 1 and is as high as the part of samples below")
  func distribution() throws {
    let samples = (0..<500).map { Double($0 % 50) } + [.infinity]
    let distribution = CumulativeDistribution(samples, .number())
    let points = distribution.series("a").points
    #expect(distribution.leftOutCount == 1)
    #expect(points.first?.y == 0)
    #expect(points.last?.y == 1)
    #expect(points.count == 51)
    for point in points.dropFirst() {
      #expect(point.y == Double(samples.count { $0 <= point.x }) / 500)
    }
  }

  @Test("A sparkline keeps spikes of both directions where values share a column")
  func sparkline() throws {
    var values = Array(repeating: 50.0, count: 10_000)
    values[3_333] = 100
    values[6_666] = 0
    let text = Sparkline(values).text(width: 40, glyphs: .unicode)
    #expect(displayWidth(of: text) <= 40)
    #expect(text.count { $0 == "█" } == 1)
    #expect(text.count { $0 == "▁" } == 1)
    #expect(Sparkline([]).text(width: 9, glyphs: .ascii).isEmpty)
    #expect(Sparkline([.nan]).range == nil)
    #expect(Sparkline([4, 4]).text(width: 9, glyphs: .unicode) == "▄▄")
  }
}
