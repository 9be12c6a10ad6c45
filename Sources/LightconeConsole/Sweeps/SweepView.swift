import LightconeChecking
public import LightconeDiagnostics

/// How the result of a sweep is shown.
public struct SweepView: Hashable, Sendable {
  /// The quantiles that tables show.
  let quantiles: [Quantile]
  /// Whether each metric is drawn too.
  let plots: Bool

  init(quantiles: [Quantile] = [], plots: Bool = false) {
    self.quantiles = quantiles.isEmpty ? [.p50, .p99] : quantiles
    self.plots = plots
  }

  /// Reads how a result is shown.
  ///
  /// - Parameter quantiles: such as `p50,p99.9`; nil for the usual ones, `p50,p99`.
  /// - Throws: a ``Diagnostic`` (`LC1002`) if a quantile cannot be read.
  public init(quantiles: String?, plots: Bool) throws(Diagnostic) {
    self.init(
      quantiles: try quantiles.map { text throws(Diagnostic) in
        try SweepWords.quantiles(text)
      } ?? [], plots: plots)
  }
}
