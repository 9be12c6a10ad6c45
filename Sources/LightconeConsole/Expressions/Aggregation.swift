import LightconeDiagnostics

extension Evaluator {
  /// Calls a function: an aggregate over samples or runs, or a function of plain values.
  mutating func call(
    _ function: Function, _ arguments: [Term], in term: Term
  ) throws(Diagnostic) -> Quantity {
    guard function.isAggregate(argumentCount: arguments.count), let argument = arguments.first
    else { return try callScalar(function, arguments, in: term) }
    if function == .count, let count = try countEvents(arguments) { return count }
    let gathering = Gathering(
      function: function, part: function == .quantile ? try part(arguments[1]) : nil)
    if case .name(let name) = argument.kind, let samples = try pooledSeries(name, argument) {
      guard let quantity = gathering.value(of: samples) else {
        throw mistake(
          .cannotEvaluate,
          "no samples of \(name) were taken in "
            + (runs.count == 1 ? "this run" : "any of \(runs.count) runs"), argument)
      }
      return try finite(quantity, term)
    }
    return try aggregateRuns(gathering, argument, in: term)
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
    _ gathering: Gathering, _ argument: Term, in term: Term
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
      if case .flag = value { counts = gathering.function == .count }
      if index > 0, quantity.timeExponent != samples.timeExponent {
        throw mistake(.unitMismatch, "the argument has another unit in another run", argument)
      }
      samples.timeExponent = quantity.timeExponent
      samples.values.append(quantity.value)
    }
    guard let quantity = (counts ? samples.aggregate(.sum) : gathering.value(of: samples)) else {
      throw mistake(.cannotEvaluate, "there is no run to measure", argument)
    }
    return try finite(quantity, term)
  }

  /// The part of the samples that a quantile asks for.
  private mutating func part(_ term: Term) throws(Diagnostic) -> Double {
    let quantity = try number(term)
    guard quantity.timeExponent == 0, quantity.value > 0, quantity.value <= 1 else {
      throw mistake(
        .cannotEvaluate, "\(quantity.formatted()) is no part of the samples", term,
        expected: "a number above 0 and at most 1, such as 0.99 or 99%")
    }
    return quantity.value
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

/// What an aggregate makes of samples.
private struct Gathering {
  let function: Function
  /// The part of the samples that a quantile asks for.
  let part: Double?

  /// The value, or `nil` where there is no sample and it needs one.
  func value(of samples: Samples) -> Quantity? {
    if let part { return samples.quantile(part) }
    return samples.aggregate(function)
  }
}
