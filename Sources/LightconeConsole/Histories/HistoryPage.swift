import Lightcone
import LightconeRendering
import LightconeTrace

/// What the clients of a run asked and were told, one operation a line.
struct HistoryPage {
  /// How many operations are shown unless all are asked for.
  static let operationLimit = 20

  private let trace: Trace
  private let operations: [History.Operation]
  private let isWhole: Bool
  private let display: Display

  init(_ trace: Trace, isWhole: Bool, display: Display) {
    self.trace = trace
    operations = History(trace).operations
    self.isWhole = isWhole
    self.display = display
  }

  /// The page, without a line break at its end.
  var text: String {
    guard !operations.isEmpty else { return "No client has asked anything so far." }
    var table = Table([
      TableColumn("client"), TableColumn("asks"), TableColumn("is told"), TableColumn("events"),
      TableColumn("from"), TableColumn("to"),
    ])
    for operation in shown { table.add(row(operation)) }
    let lines = [leftOut, table.render(display), count(operations) + "."]
    return lines.compactMap { $0 }.joined(separator: "\n")
  }

  private var shown: ArraySlice<History.Operation> {
    isWhole ? operations[...] : operations.suffix(Self.operationLimit)
  }

  /// What is not shown, in a sentence.
  private var leftOut: String? {
    let hidden = operations.dropLast(shown.count)
    guard !hidden.isEmpty else { return nil }
    return "Left out, because they came earlier: \(count(Array(hidden))) (history all)."
      .fitted(to: display, continuation: "  ")
  }

  private func row(_ operation: History.Operation) -> [String] {
    let text = operation.text
    let asked = [text.function, text.key, text.argument].compactMap { $0 }.joined(separator: " ")
    let end = operation.completedEvent.map { "\($0)" } ?? ""
    return [
      trace.name(of: operation.client), asked, told(operation),
      "\(operation.invokedEvent)-\(end)", "\(operation.invokedTime)",
      operation.completedTime.map { "\($0)" } ?? "",
    ]
  }

  private func told(_ operation: History.Operation) -> String {
    guard operation.completedEvent != nil else { return "nothing yet: open" }
    switch operation.outcome {
    case .ok: return operation.answer.map { "ok: \($0)" } ?? "ok"
    case .fail: return "failed"
    case .unknown: return "unknown"
    }
  }

  /// How many operations there are, and how they ended.
  private func count(_ operations: [History.Operation]) -> String {
    let openCount = operations.count { $0.completedEvent == nil }
    let unknown = operations.count { $0.outcome == .unknown } - openCount
    let parts = [
      (operations.count { $0.outcome == .ok }, "ok"),
      (operations.count { $0.outcome == .fail }, "failed"), (unknown, "unknown"),
      (openCount, "open"),
    ]
    .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let clients = Set(operations.map(\.client)).count
    return "\(operations.count) \(operations.count == 1 ? "operation" : "operations") of "
      + "\(clients) \(clients == 1 ? "client" : "clients"): \(parts.joined(separator: ", "))"
  }
}
