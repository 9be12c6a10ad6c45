#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Lightcone
import LightconeChecking
import LightconeDiagnostics

/// The check of a history as one JSON document, the same bytes for the same file.
public struct HistoryCheckDocument {
  let report: HistoryCheckReport

  /// Prepares a report.
  public init(_ report: HistoryCheckReport) { self.report = report }

  /// The document, without a line break at its end.
  public var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings, numbers and lists of them can always be encoded.
    guard let data = try? encoder.encode(Document(report)) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}

private struct Document: Encodable {
  let schema = 1
  let file, model, condition, verdict: String
  let explanation, chart: [String]
  let operations: [Operation]
  let judged: Int
  let problems: [Problem]

  init(_ report: HistoryCheckReport) {
    file = report.file
    model = report.model
    condition = report.condition
    // What could not be judged is no verdict, and the exit code says so too.
    verdict = report.problem == nil ? report.verdict.rawValue : "error"
    explanation = report.result?.explanation ?? []
    chart = report.result?.chart ?? []
    judged = report.result?.judgedCount ?? 0
    problems = report.problem.map { [Problem($0)] } ?? []
    let history = report.history
    operations = (report.result?.operations ?? []).compactMap { place in
      history.flatMap { Operation(place, in: $0) }
    }
  }

  struct Operation: Encodable {
    let process: Int
    let operation, began: String
    let ended: String?

    init?(_ place: Int, in history: OperationHistory) {
      guard history.operations.indices.contains(place) else { return nil }
      let found = history.operations[place]
      process = found.client
      operation = found.description
      began = history.text(ofPosition: found.began)
      ended = found.ended.map { history.text(ofPosition: $0) }
    }
  }

  struct Problem: Encodable {
    let code, message: String
    let line, column: Int?
    let expected, suggestion: String?

    init(_ problem: Diagnostic) {
      code = problem.code.rawValue
      message = problem.message
      line = problem.place.line
      column = problem.place.column
      expected = problem.expected
      suggestion = problem.suggestion
    }
  }
}
