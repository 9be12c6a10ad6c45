import LightconeChecking
import LightconeTrace

/// One transaction of a made-up history.
struct Told {
  var client: Int?
  var text: String
  var outcome: OperationOutcome
  var span: ClosedRange<Int>?

  /// A committed transaction.
  static func ok(_ text: String, client: Int? = nil, at span: ClosedRange<Int>? = nil) -> Told {
    Told(client: client, text: text, outcome: .ok, span: span)
  }

  /// An aborted transaction.
  static func fail(_ text: String, at span: ClosedRange<Int>? = nil) -> Told {
    Told(text: text, outcome: .fail, span: span)
  }

  /// A transaction whose client never heard of it again.
  static func unknown(_ text: String, at span: ClosedRange<Int>? = nil) -> Told {
    Told(text: text, outcome: .unknown, span: span)
  }
}

/// A history of transactions. Unless a span is given, all overlap; unless a client is given, each has
/// its own.
func transactions(_ told: [Told]) -> OperationHistory {
  OperationHistory(
    told.enumerated().map { place, transaction in
      let span = transaction.span ?? (place + 1)...(told.count + place + 1)
      let value = OperationValue(parsing: "[\(transaction.text)]")
      return HistoryOperation(
        client: transaction.client ?? place, function: "txn", argument: value,
        answer: transaction.outcome == .ok ? value : .none, outcome: transaction.outcome,
        began: span.lowerBound,
        ended: transaction.outcome == .unknown ? nil : span.upperBound)
    })
}

extension IsolationResult {
  /// The kinds of anomalies that were found, each once.
  var kinds: Set<AnomalyKind> { Set(anomalies.map(\.kind)) }
}
