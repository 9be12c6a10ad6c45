/// What many samples of one metric say together: computed from the samples themselves, nothing
/// estimated or binned.
public struct SampleSummary: Hashable, Sendable {
  /// The samples, sorted.
  public let sorted: [Int64]
  /// The mean.
  public let mean: Double
  /// The standard error of the mean, for at least two samples that do not depend on each other.
  public let standardError: Double?

  /// Sums up samples; nil if there are none.
  ///
  /// - Parameter areIndependent: whether each comes from a run of its own. Several samples of one run
  ///   depend on each other, so that no standard error can be given.
  /// - Complexity: O(n log n).
  public init?(_ samples: [Int64], areIndependent: Bool) {
    guard !samples.isEmpty else { return nil }
    sorted = samples.sorted()
    let count = Double(samples.count)
    let mean = sorted.reduce(0.0) { $0 + Double($1) } / count
    self.mean = mean
    guard areIndependent, samples.count > 1 else {
      standardError = nil
      return
    }
    let squares = sorted.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    standardError = (squares / (count - 1) / count).squareRoot()
  }

  /// How many samples there are.
  public var count: Int { sorted.count }
  /// The smallest sample.
  public var least: Int64 { sorted[0] }
  /// The greatest sample.
  public var greatest: Int64 { sorted[sorted.count - 1] }

  /// The sample at a quantile, by nearest rank.
  public func sample(at quantile: Quantile) -> Int64 { sorted[quantile.rank(among: count) - 1] }
}
