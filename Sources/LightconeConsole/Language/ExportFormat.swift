import LightconeTrace

/// A form in which a run is written for a reader or for another tool.
enum ExportFormat: String, CaseIterable, Hashable, Sendable {
  case svg, html, mermaid, shiviz, perfetto, otlp, dot, csv, jsonl

  /// What can be written in this form; the first is meant where nothing is said.
  var subjects: [ExportSubject.Word] {
    switch self {
    case .svg:
      [.diagram, .order, .cone, .states, .field, .history, .plot, .stack, .histogram, .cdf]
    case .csv: [.events, .metrics, .history]
    case .jsonl: [.trace, .events, .metrics, .history]
    case .dot: [.graph, .cone, .explored]
    case .html, .mermaid, .shiviz, .perfetto, .otlp: [.run]
    }
  }
}

/// What of a run is written.
enum ExportSubject: Hashable, Sendable {
  case plain(Word)
  case cone(EventNumber)
  case metrics([String], as: Word)
  /// What a part of the nodes' states held.
  case field(String)
  /// What clients saw, of one key or with an order.
  case history(HistoryView)
  /// The states that can be reached from here, with the options of the search.
  case explored([Setting])

  /// The words behind `of`.
  enum Word: String, CaseIterable, Hashable, Sendable {
    /// The whole run, in the only way there is.
    case run
    case diagram, order, cone, states, field, history, plot, stack, histogram, cdf
    case events, metrics, trace, graph, explored
  }

  /// The word that names it.
  var word: Word {
    switch self {
    case .plain(let word), .metrics(_, let word): word
    case .cone: .cone
    case .field: .field
    case .history: .history
    case .explored: .explored
    }
  }
}

/// A run to be written to a file.
struct ExportRunCommand: Hashable, Sendable {
  /// The form.
  var format: ExportFormat
  /// The file, as it was written.
  var path: String
  /// Where the file's name stands in its line, counted from 1.
  var column: Int
  /// What of the run.
  var subject: ExportSubject
  /// Whether an earlier export of that name may be replaced.
  var overwrites = false
}
