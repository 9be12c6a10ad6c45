import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension OpenRun {
  /// What clients asked and were told, as intervals, with an order that fits a model if one is given.
  func historyChart(
    _ view: HistoryView, shouldStop: @escaping @Sendable () -> Bool
  ) throws(Diagnostic) -> IntervalChart {
    let trace = simulation.trace
    let history = History(trace)
    let chart = IntervalChart("What the clients of \(model.name) saw", history, in: trace)
    let operations = OperationHistory(history) { trace.name(of: $0) }
    let key = try view.key.map { word throws(Diagnostic) in
      try operations.key(named: word)
    }
    guard let model = view.model else {
      return key.map { chart.limited(to: operations.places(of: $0)) } ?? chart
    }
    let orders = try operations.orders(as: model, shouldStop)
    let bad = orders.first { $0.verdict == .violated } ?? orders.first { $0.verdict == .undecided }
    guard let order = key.map({ key in orders.first { $0.key == key } }) ?? bad ?? orders.first
    else { return chart }
    return chart.showing(order, of: operations, model: model.text, keyCount: orders.count)
  }
}

extension OperationHistory {
  /// A key that clients used.
  fileprivate func key(named word: Word) throws(Diagnostic) -> OperationValue {
    let value = OperationValue(parsing: word.text)
    if operations.contains(where: { $0.key == value }) { return value }
    var keys: [String] = []
    for operation in operations where operation.key != .none {
      let name = operation.key.description
      if !keys.contains(name) { keys.append(name) }
    }
    throw Diagnostic(
      .unknownName, "no client used a key '\(word.text)'",
      at: SourcePlace(column: word.range.lowerBound + 1),
      expected: keys.isEmpty ? "no key: there is one object" : "one of \(Self.list(keys))",
      suggestion: nearestWord(to: word.text, in: keys))
  }

  private static func list(_ keys: [String]) -> String {
    keys.prefix(12).joined(separator: ", ") + (keys.count > 12 ? ", ..." : "")
  }

  /// The places of the operations on a key.
  fileprivate func places(of key: OperationValue) -> [Int] {
    operations.indices.filter { operations[$0].key == key }
  }

  fileprivate func orders(
    as model: Word, _ shouldStop: @escaping @Sendable () -> Bool
  ) throws(Diagnostic) -> [LinearizationOrder] {
    do throws(Diagnostic) {
      return try HistoryChecks.orders(
        self, as: model.text,
        budget: CheckBudget(configurations: 200_000, shouldStop: shouldStop))
    } catch {
      guard error.code == .unknownCheckModel else { throw error }
      var placed = error
      placed.place = SourcePlace(column: model.range.lowerBound + 1)
      throw placed
    }
  }
}

extension IntervalChart {
  /// The chart of some of the operations only.
  fileprivate func limited(to places: [Int]) -> IntervalChart {
    var chart = self
    chart.operations = places.map { operations[$0] }
    let named = Set(chart.operations.map(\.client))
    chart.clients = clients.filter(named.contains)
    return chart
  }

  /// The chart of one object's operations, with an order.
  fileprivate func showing(
    _ order: LinearizationOrder, of history: OperationHistory, model: String, keyCount: Int
  ) -> IntervalChart {
    let places = order.key == .none ? Array(operations.indices) : history.places(of: order.key)
    var chart = limited(to: places)
    let positions = Dictionary(
      uniqueKeysWithValues: places.enumerated().map { ($0.element, $0.offset) })
    chart.linearization = Linearization(
      order.steps.compactMap { step in
        positions[step.operation].map { Linearization.Point($0, state: step.state) }
      },
      stuck: order.blocked.compactMap { positions[$0] })
    let object = "a \(model)" + (order.key == .none ? "" : " under key \(order.key)")
    let ending = keyCount > 1 ? " There are \(keyCount) keys; 'history chart' takes 'key KEY'." : ""
    chart.notes.append(order.remark(object) + ending)
    return chart
  }
}

extension LinearizationOrder {
  /// What the points mean, in sentences.
  fileprivate func remark(_ object: String) -> String {
    switch verdict {
    case .holds:
      "Linearizable as \(object): each operation can have taken effect at its point. The points "
        + "are one order of perhaps many, each in the middle of where it can stand."
    case .violated:
      "Not linearizable as \(object): behind this order, the longest that was found, none of the "
        + "operations that would have to come next fits."
    case .undecided:
      "Undecided as \(object): the budget of 200,000 configurations ran out. The points are the "
        + "longest order that was found."
    }
  }
}
