import LightconeTrace

extension Law {
  /// The largest `sigma` of a lognormal law: one standard deviation is a factor of e^10 = 22,026.
  static let largestSigma = Thousandths(10_000)

  /// What is wrong with the law, or nil if it is possible.
  public var problem: SettingProblem? {
    switch self {
    case .constant(let span):
      SettingProblem("time", span.literal, range: "0ms or more", unless: span >= .zero)
    case .uniform(let shortest, let longest):
      SettingProblem("shortest", shortest.literal, range: "0ms or more", unless: shortest >= .zero)
        ?? SettingProblem(
          "longest", longest.literal, range: "\(shortest.literal) or more",
          unless: longest >= shortest)
    case .exponential(let mean):
      SettingProblem("mean", mean.literal, range: "above 0ms", unless: mean > .zero)
    case .lognormal(let median, let sigma):
      SettingProblem("median", median.literal, range: "above 0ms", unless: median > .zero)
        ?? SettingProblem(
          "sigma", sigma, range: "0 to \(Law.largestSigma)",
          unless: Thousandths(0) <= sigma && sigma <= Law.largestSigma)
    }
  }

  /// The law itself.
  ///
  /// - Throws: ``SettingProblem`` if the law is impossible; see ``problem``.
  public func validated() throws(SettingProblem) -> Law {
    if let problem { throw problem }
    return self
  }
}

extension Law: CustomStringConvertible {
  /// The law as it is written in commands, one word without a blank: `5ms`, `uniform(1ms..9ms)`,
  /// `exponential(5ms)`, `lognormal(5ms,0.5)`. Every possible law is read back from it.
  public var description: String {
    switch self {
    case .constant(let span): span.literal
    case .uniform(let shortest, let longest): "uniform(\(shortest.literal)..\(longest.literal))"
    case .exponential(let mean): "exponential(\(mean.literal))"
    case .lognormal(let median, let sigma): "lognormal(\(median.literal),\(sigma))"
    }
  }
}
