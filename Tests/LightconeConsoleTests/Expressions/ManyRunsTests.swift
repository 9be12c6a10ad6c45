import LightconeDiagnostics
import Testing

@testable import LightconeConsole

@Suite("Evaluating an expression over many runs")
struct ManyRunsTests {
  /// Three runs that differ in everything but their parameter.
  let runs: [any Quantities] = [
    run(messages: 12, samples: [1, 1, 1, 1], stale: 0.5),
    run(messages: 12, samples: [6], stale: 0.25),
    run(messages: 9, samples: [], stale: 0.75),
  ]

  static func run(messages: Double, samples: [Double], stale: Double) -> FixedQuantities {
    FixedQuantities([
      ("messages", .scalar(Quantity(messages))), ("participants", .scalar(Quantity(3))),
      ("queue", .series(samples, timeExponent: 0)), ("stale.ratio", .scalar(Quantity(stale))),
    ])
  }

  @Test(
    "A bare series pools its samples; anything else gives one value per run",
    arguments: [
      ("mean(queue)", "2"), ("count(queue)", "5"), ("max(queue)", "6"),
      ("mean(sum(queue))", "3.3333"), ("mean(count(queue))", "1.6667"),
      ("mean(messages)", "11"), ("mean(messages / participants)", "3.6667"),
      ("mean(stale.ratio)", "0.5"), ("p50(stale.ratio)", "0.5"), ("count(messages)", "3"),
      ("count(messages == 12)", "2"), ("mean(messages == 12)", "0.66667"),
      ("4 * participants", "12"), ("max(mean(stale.ratio), 0.1)", "0.5"),
    ])
  func pooling(text: String, expected: String) throws {
    let value = try Expression(parsing: text).evaluate(over: runs).value
    guard case .number(let quantity) = value else {
      Issue.record("\(text) is no number")
      return
    }
    #expect(quantity.formatted(digits: 5) == expected)
  }

  @Test("A condition without an aggregate must hold in each run")
  func everyRun() throws {
    let condition = try Expression(parsing: "messages == 4 * participants")
    let evaluation = try condition.evaluate(over: runs)
    #expect(evaluation.holds == false)
    #expect(evaluation.runs == HeldRuns(held: 2, total: 3, firstFailure: 2))
    #expect(evaluation.runs?.description == "held in 2 of 3 runs")
    #expect(
      evaluation.comparisons.map(\.description)
        == ["measured 9  expected == 4 * participants = 12"])

    let good = try condition.evaluate(over: Array(runs.prefix(2)))
    #expect(good.holds == true)
    #expect(good.runs?.holdsInEvery == true)
    #expect(good.comparisons.count == 1)
  }

  @Test("A condition with an aggregate is decided once, over all runs")
  func overall() throws {
    let evaluation = try Expression(parsing: "mean(stale.ratio) == 0.5 ± 2pp").evaluate(over: runs)
    #expect(evaluation.holds == true)
    #expect(evaluation.runs == nil)
  }

  @Test("A name outside an aggregate must be the same in all runs")
  func differingName() throws {
    let error = mistake { () throws(Diagnostic) in
      _ = try Expression(parsing: "1 + messages").evaluate(over: runs)
    }
    #expect(error?.code == .cannotEvaluate)
    #expect(error?.place.column == 5)
    #expect(error?.suggestion == "mean(messages)")
  }

  @Test("A mistake in one run of many says in which")
  func whichRun() throws {
    let error = mistake { () throws(Diagnostic) in
      _ = try Expression(parsing: "mean(max(queue))").evaluate(over: runs)
    }
    #expect(error?.code == .cannotEvaluate)
    #expect(error?.message == "no samples of queue were taken in this run (in run 3 of 3)")
  }

  @Test("No runs at all cannot be measured")
  func noRuns() throws {
    let error = mistake { () throws(Diagnostic) in
      _ = try Expression(parsing: "messages == 1").evaluate(over: [])
    }
    #expect(error?.code == .cannotEvaluate)
  }

  @Test("A series whose unit differs between runs is refused")
  func differingUnit() throws {
    let mixed: [any Quantities] = [
      FixedQuantities([("x", .series([1], timeExponent: 0))]),
      FixedQuantities([("x", .series([1], timeExponent: 1))]),
    ]
    let error = mistake { () throws(Diagnostic) in
      _ = try Expression(parsing: "mean(x)").evaluate(over: mixed)
    }
    #expect(error?.code == .unitMismatch)
  }
}

/// The diagnostic that a piece of work throws.
func mistake(_ work: () throws(Diagnostic) -> Void) -> Diagnostic? {
  do {
    try work()
    return nil
  } catch {
    return error
  }
}
