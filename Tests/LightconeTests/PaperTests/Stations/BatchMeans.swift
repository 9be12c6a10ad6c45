/// A mean of samples that depend on their neighbours, and how far to trust it.
///
/// Waiting times that follow each other are alike, so their plain standard error is far too small.
/// Means over long batches are nearly independent (the method of batch means).
struct BatchMeans {
  let mean: Double
  let standardError: Double

  /// Leaves out the first batch, in which the run warms up.
  init(_ samples: [Double], batches: Int = 24) {
    let size = samples.count / (batches + 1)
    let means = (1...batches).map { batch in
      samples[batch * size..<(batch + 1) * size].reduce(0, +) / Double(size)
    }
    let mean = means.reduce(0, +) / Double(batches)
    let squares = means.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    self.mean = mean
    standardError = (squares / Double(batches * (batches - 1))).squareRoot()
  }

  /// Whether a value lies within five standard errors: one more than usual, as the error is itself
  /// estimated from few batches. An estimate that is worth little agrees with nothing.
  func agrees(with value: Double) -> Bool {
    standardError < 0.12 * abs(mean) && abs(mean - value) <= 5 * standardError
  }
}
