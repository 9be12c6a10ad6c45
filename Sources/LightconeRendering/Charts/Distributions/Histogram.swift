/// How many samples lie where: bins of stated width, and how many samples each holds.
///
/// Example: `Histogram(samples, .time).chart("Latency", of: "latency")`.
///
/// Bins stand side by side without gaps, begin at multiples of their width (1, 2 or 5 times a power of
/// ten), and hold what lies at or above their lower end and below their upper one. On a logarithmic
/// axis they double instead, from a power of two on. Every finite sample lies in exactly one bin.
public struct Histogram: Hashable, Sendable {
  /// A bin.
  public struct Bin: Hashable, Sendable {
    /// The least value that falls into it.
    public let lower: Double
    /// The first value above `lower` that no longer does.
    public let upper: Double
    /// How many samples do.
    public internal(set) var count: Int
  }

  /// The bins from left to right; none without samples.
  public private(set) var bins: [Bin] = []
  /// The percentiles, as samples.
  public let percentiles: [Percentile]
  /// How many samples lie in the bins.
  public let sampleCount: Int
  /// How many samples are no finite numbers, or cannot stand on a logarithmic axis, and were left out.
  public let leftOutCount: Int
  /// The unit of the samples.
  public let unit: ChartUnit
  /// Whether bins are equally wide, or double.
  public let spread: ChartAxis.Spread

  /// Counts samples.
  ///
  /// - Parameters:
  ///   - maximumBins: the most bins, at least 1; there are often fewer, so that their width is round.
  ///   - percents: the percentiles to mark.
  /// - Complexity: O(samples · log samples).
  public init(
    _ samples: [Double], _ unit: ChartUnit, spread: ChartAxis.Spread = .linear,
    maximumBins: Int = 40, percents: [Int] = Percentile.usual
  ) {
    let usable = samples.filter {
      abs($0) <= ChartSeries.greatestMagnitude && (spread == .linear || $0 > 0)
    }.sorted()
    self.unit = unit
    self.spread = spread
    sampleCount = usable.count
    leftOutCount = samples.count - usable.count
    percentiles = Percentile.of(sorted: usable, percents)
    guard let least = usable.first, let greatest = usable.last else { return }
    bins =
      spread == .linear
      ? Self.equalBins(
        least, greatest, atMost: max(1, maximumBins),
        isWhole: unit != .ratio && usable.allSatisfy { $0 == $0.rounded() })
      : Self.doublingBins(least, greatest)
    count(usable)
  }

  /// Puts sorted samples into the bins; what rounding puts beyond an end counts in the bin at that end.
  private mutating func count(_ sorted: [Double]) {
    var bin = 0
    for sample in sorted {
      while bin < bins.count - 1, sample >= bins[bin].upper { bin += 1 }
      bins[bin].count += 1
    }
  }

  private static func equalBins(
    _ least: Double, _ greatest: Double, atMost count: Int, isWhole: Bool
  ) -> [Bin] {
    let magnitude = max(abs(least), abs(greatest))
    var span = greatest - least
    if span <= magnitude * 1e-12 { span = magnitude == 0 ? 1 : magnitude / 10 }
    // The greatest sample needs a bin whose upper end lies above it, and the first bin may begin
    // below the least one: so there is room for two bins less.
    let step = NiceStep(span: span, count: max(1, count - 2), leastExponent: isWhole ? 0 : nil)
    let first = step.lastMultiple(notAbove: least)
    let last = max(first, step.lastMultiple(notAbove: greatest))
    return (first...last).map {
      Bin(lower: step.multiple($0), upper: step.multiple($0 + 1), count: 0)
    }
  }

  private static func doublingBins(_ least: Double, _ greatest: Double) -> [Bin] {
    (least.exponent...greatest.exponent).map { exponent in
      let lower = Double(sign: .plus, exponent: Int(exponent), significand: 1)
      return Bin(lower: lower, upper: lower * 2, count: 0)
    }
  }
}

extension Histogram {
  /// The histogram as a chart, with its percentiles marked and its bins stated.
  ///
  /// - Parameter name: what the samples measure, for the axis.
  public func chart(_ title: String, of name: String) -> Chart {
    var chart = Chart(
      title, x: ChartAxis(name, unit, spread: spread), y: ChartAxis("samples", .number()))
    let bars = bins.map {
      ChartSeries.Point($0.lower, Double($0.count), width: $0.upper - $0.lower)
    }
    chart.add(ChartSeries("samples", .bars, bars))
    chart.references = percentiles.map { ChartReference($0.name, $0.value, on: .x) }
    chart.notes = notes
    return chart
  }

  private var notes: [String] {
    var notes: [String] = []
    if let first = bins.first, let last = bins.last {
      let width =
        spread == .linear
        ? "of \(unit.text(first.upper - first.lower)) each" : "each twice as wide as the one before"
      notes.append(
        "\(counted(sampleCount, "sample")) in \(counted(bins.count, "bin")) \(width), from "
          + "\(unit.text(first.lower)) to below \(unit.text(last.upper)).")
    }
    if leftOutCount > 0 {
      let what = spread == .linear ? "not finite numbers" : "not positive finite numbers"
      notes.append("Left out: \(counted(leftOutCount, "sample")), \(what).")
    }
    return notes
  }
}
