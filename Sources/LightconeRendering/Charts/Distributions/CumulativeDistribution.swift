/// Which part of the samples lies at or below each value.
///
/// Example: `CumulativeDistribution(samples, .time).chart("Latency", of: "latency")`.
///
/// Unlike a histogram it has no bins to choose, and percentiles can be read off it: the curve reaches
/// 99% at p99. It climbs by one sample at a time; equal samples climb together.
public struct CumulativeDistribution: Hashable, Sendable {
  /// The samples in order, without those left out.
  public let samples: [Double]
  /// The percentiles, as samples.
  public let percentiles: [Percentile]
  /// How many samples are no finite numbers and were left out.
  public let leftOutCount: Int
  /// The unit of the samples.
  public let unit: ChartUnit

  /// Sorts samples.
  ///
  /// - Parameter percents: the percentiles to mark.
  /// - Complexity: O(samples · log samples).
  public init(_ samples: [Double], _ unit: ChartUnit, percents: [Int] = Percentile.usual) {
    let usable = samples.filter { abs($0) <= ChartSeries.greatestMagnitude }.sorted()
    self.samples = usable
    self.unit = unit
    leftOutCount = samples.count - usable.count
    percentiles = Percentile.of(sorted: usable, percents)
  }

  /// The distribution as a staircase from 0% to 100%.
  public func series(_ name: String) -> ChartSeries {
    var points: [ChartSeries.Point] = samples.first.map { [ChartSeries.Point($0, 0)] } ?? []
    for (index, sample) in samples.enumerated() {
      let isLastOfEqual = index + 1 == samples.count || samples[index + 1] != sample
      guard isLastOfEqual else { continue }
      points.append(ChartSeries.Point(sample, Double(index + 1) / Double(samples.count)))
    }
    return ChartSeries(name, .steps, points)
  }

  /// The distribution as a chart, with its percentiles marked.
  ///
  /// - Parameters:
  ///   - name: what the samples measure, for the axis.
  ///   - spread: how values are spread along the axis to the right; logarithmic shows long tails.
  public func chart(
    _ title: String, of name: String, spread: ChartAxis.Spread = .linear
  ) -> Chart {
    var chart = Chart(
      title, x: ChartAxis(name, unit, spread: spread),
      y: ChartAxis("samples at or below", .ratio, range: 0...1))
    chart.add(series(name))
    chart.references = percentiles.map { ChartReference($0.name, $0.value, on: .x) }
    chart.notes = ["\(counted(samples.count, "sample"))."]
    if leftOutCount > 0 {
      chart.notes.append("Left out: \(counted(leftOutCount, "sample")), not finite numbers.")
    }
    return chart
  }
}
