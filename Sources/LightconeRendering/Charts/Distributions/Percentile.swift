/// A sample at or below which a part of all samples lies.
///
/// It is read off by nearest rank: of `n` sorted samples the one of rank ⌈n · percent / 100⌉. Nothing is
/// interpolated, so a percentile is always a sample.
public struct Percentile: Hashable, Sendable {
  /// How many of a hundred samples lie at or below it.
  public let percent: Int
  /// The sample.
  public let value: Double

  /// The name that people give it, for example `p99`.
  public var name: String { "p\(percent)" }

  /// The percentiles that are marked unless others are asked for.
  public static let usual = [50, 95, 99]

  /// Reads percentiles off sorted samples; none without samples.
  ///
  /// - Parameter percents: whole numbers from 1 to 100; others are left out.
  static func of(sorted samples: [Double], _ percents: [Int]) -> [Percentile] {
    guard !samples.isEmpty else { return [] }
    return percents.filter { (1...100).contains($0) }.map { percent in
      let rank = (samples.count * percent + 99) / 100
      return Percentile(percent: percent, value: samples[rank - 1])
    }
  }
}
