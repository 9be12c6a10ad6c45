public import LightconeTrace

/// Finds the first event at which two runs part that should be the same: for whoever hunts for what
/// makes a run depend on more than its seed.
public enum DivergenceSearch {
  /// Runs two simulations side by side, step by step, up to the first event in which they differ.
  ///
  /// - Parameters:
  ///   - first: a run, at any point.
  ///   - second: another one, at the point that should be the same.
  ///   - limit: how many steps to take at the most.
  /// - Returns: where the traces part; nil if they are the same so far.
  /// - Complexity: O(steps); texts are compared once, at the end.
  public static func firstDivergence(
    of first: Simulation, and second: Simulation, limit: Int = 1_000_000
  ) -> Divergence? {
    var (first, second) = (first, second)
    for _ in 0..<max(0, limit) {
      guard first.fingerprint == second.fingerprint else { break }
      let taken = (first.run(atMost: 1).steps, second.run(atMost: 1).steps)
      if taken == (0, 0) { break }
    }
    return LightconeTrace.firstDivergence(first.trace, second.trace)
  }
}
