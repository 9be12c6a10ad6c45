import LightconeTrace

extension IntervalChart: ChartFigure {
  /// How many operations of how many clients there are, how they ended, and the order if one is given.
  public var summary: String {
    let window = IntervalWindow(self)
    guard !operations.isEmpty else {
      return (["No client has asked anything."] + window.notes).joined(separator: " ")
    }
    return (sentences(window) + window.notes).joined(separator: " ")
  }

  private func sentences(_ window: IntervalWindow) -> [String] {
    let clientCount = Set(operations.map(\.client)).count
    let open = operations.count { $0.end == nil }
    let counts = OperationOutcome.allCases.map { outcome in
      "\(operations.count { $0.end != nil && $0.outcome == outcome }) \(outcome.shownWord)"
    }
    var sentences = [
      "\(counted(operations.count, "operation")) of \(counted(clientCount, "client")): "
        + counts.joined(separator: ", ") + ", \(open) without an answer.",
      "Shown from \(clock.text(window.start)) to \(clock.text(window.end)).",
    ]
    if !window.points.isEmpty { sentences.append(order(window)) }
    if !window.stuck.isEmpty { sentences.append(stuck(window)) }
    return sentences
  }

  /// The order in words: `Order: 1, 3, 2.`
  func order(_ window: IntervalWindow) -> String {
    let whole = linearization?.points.count ?? 0
    let isPart = window.points.count < whole
    let items = window.points.map { point in
      "\(point.operation + 1)" + (point.state.map { " (\($0.printable))" } ?? "")
    }
    return "An order that fits" + (window.stuck.isEmpty ? "" : " so far")
      + (isPart ? ", \(window.points.count) of \(whole) places" : "")
      + ": " + items.joined(separator: ", ") + "."
  }

  /// Where the order ends, in words.
  func stuck(_ window: IntervalWindow) -> String {
    let items = window.stuck.map { "\($0 + 1) (\(operations[$0].words(.ascii)))" }
    let start = window.points.isEmpty ? "No order fits" : "No order goes on from there"
    return items.count == 1
      ? "\(start): \(items[0]) cannot come next."
      : "\(start): none of \(items.joined(separator: ", ")) can come next."
  }

  /// The operations as rows: those that are shown.
  public func table() -> Table {
    let window = IntervalWindow(self)
    let isCut = window.entries.count < operations.count
    var table = Table([
      TableColumn("number", .right), TableColumn("client"), TableColumn("asks"),
      TableColumn("is told"), TableColumn("from", .right),
      TableColumn("to" + (isCut ? " (some of \(operations.count))" : ""), .right),
    ])
    for entry in window.entries {
      let operation = entry.operation
      table.add(
        "\(entry.index + 1)", operation.client, operation.label, operation.told,
        clock.text(operation.begin), operation.end.map(clock.text) ?? "")
    }
    return table
  }
}

extension IntervalChart.Operation {
  /// The operation in words, with its answer: `read x: 5`.
  func words(_ glyphs: Display.Glyphs) -> String {
    let answer = answer.map { (glyphs == .unicode ? " → " : ": ") + $0.printable } ?? ""
    return label.printable + answer
  }

  /// What the client was told.
  var told: String {
    guard end != nil else { return "no answer yet" }
    return outcome.shownWord + (answer.map { ": \($0.printable)" } ?? "")
  }

  /// How it ended, as a figure shows it.
  var ending: IntervalEnding {
    guard end != nil else { return .unanswered }
    return switch outcome {
    case .ok: .ok
    case .fail: .fail
    case .unknown: .unknown
    }
  }
}

extension OperationOutcome {
  /// The outcome as readers see it.
  var shownWord: String {
    switch self {
    case .ok: "ok"
    case .fail: "failed"
    case .unknown: "unknown"
    }
  }
}

/// The four ways in which an interval ends.
enum IntervalEnding: CaseIterable, Hashable, Sendable {
  case ok
  case fail
  case unknown
  case unanswered

  /// What a legend says of it.
  var words: String {
    switch self {
    case .ok: "ok"
    case .fail: "failed: no effect"
    case .unknown: "unknown: may have, or yet take, effect"
    case .unanswered: "no answer yet"
    }
  }
}
