extension Network {
  /// What makes the network impossible, if anything does: a law that cannot be.
  ///
  /// Probabilities and bandwidths cannot lie outside their ranges; see ``Probability`` and
  /// ``Bandwidth``.
  public var problem: SettingProblem? { latency.problem ?? unusualProblem }

  /// The network, if it is possible.
  ///
  /// - Throws: ``SettingProblem`` if it is not, which names the parameter and its range.
  public func validated() throws(SettingProblem) -> Network {
    if let problem { throw problem }
    return self
  }
}
