import LightconeDiagnostics

extension Evaluator {
  /// Calls a function: an aggregate over samples or runs, or a function of plain values.
  mutating func call(
    _ function: Function, _ arguments: [Term], in term: Term
  ) throws(Diagnostic) -> Quantity {
    guard function.isAggregate(argumentCount: arguments.count), let argument = arguments.first
    else { return try callScalar(function, arguments, in: term) }
    if case .name(let name) = argument.kind, let samples = try pooledSeries(name, argument) {
      guard let quantity = samples.aggregate(function) else {
        throw mistake(
          .cannotEvaluate,
          "no samples of \(name) were taken in "
            + (runs.count == 1 ? "this run" : "any of \(runs.count) runs"), argument)
      }
      return try finite(quantity, term)
    }
    return try aggregateRuns(function, argument, in: term)
  }

  /// The samples of a series in all runs, or `nil` where the name is no series.
  private func pooledSeries(_ name: String, _ term: Term) throws(Diagnostic) -> Samples? {
    var pooled: Samples?
    for run in runs {
      guard case .series(let values, let exponent)? = run.value(named: name) else {
        guard pooled != nil else { return nil }
        throw mistake(.cannotEvaluate, "\(name) is a series in some runs only", term)
      }
      if let before = pooled?.timeExponent, before != exponent {
        throw mistake(.unitMismatch, "\(name) has another unit in another run", term)
      }
      pooled = pooled ?? Samples(values: [], timeExponent: exponent)
      pooled?.values += values
    }
    return pooled
  }

  /// Evaluates a term in each run on its own and gathers the values. A condition counts as 1 where
  /// it holds and as 0 where it does not, and `count` counts where it holds.
  private func aggregateRuns(
    _ function: Function, _ argument: Term, in term: Term
  ) throws(Diagnostic) -> Quantity {
    var samples = Samples()
    var counts = false
    for (index, run) in runs.enumerated() {
      let value: Value
      do {
        var inner = Evaluator(expression: expression, runs: [run])
        value = try inner.value(of: argument)
      } catch {
        throw error.inRun(index + 1, of: runs.count)
      }
      let quantity = try sample(value, argument)
      if case .flag = value { counts = function == .count }
      if index > 0, quantity.timeExponent != samples.timeExponent {
        throw mistake(.unitMismatch, "the argument has another unit in another run", argument)
      }
      samples.timeExponent = quantity.timeExponent
      samples.values.append(quantity.value)
    }
    guard let quantity = samples.aggregate(counts ? .sum : function) else {
      throw mistake(.cannotEvaluate, "there is no run to measure", argument)
    }
    return try finite(quantity, term)
  }

  /// The number that a run's value gives to an aggregate.
  private func sample(_ value: Value, _ argument: Term) throws(Diagnostic) -> Quantity {
    switch value {
    case .number(let quantity): return quantity
    case .flag(let holds): return Quantity(holds ? 1 : 0)
    case .text: throw wrongKind(value, argument, wanted: "a number or a condition")
    }
  }
}

extension Diagnostic {
  /// The same mistake, with the run in which it was found.
  func inRun(_ number: Int, of total: Int) -> Diagnostic {
    guard total > 1 else { return self }
    var copy = self
    copy.message += " (in run \(number) of \(total))"
    return copy
  }
}
