public import Lightcone
import LightconeChecking
public import LightconeDiagnostics
public import LightconeRendering
import LightconeTrace

/// What the check of a history file found.
public struct HistoryCheckReport: Sendable {
  /// The file as messages call it.
  public let file: String
  /// What the history was checked against.
  public let model: String
  /// The condition that was checked.
  public internal(set) var condition: String
  /// What could not be read or checked; then there is no answer.
  public internal(set) var problem: Diagnostic?

  var result: ConsistencyResult?
  var history: OperationHistory?

  init(file: String, model: String, condition: String) {
    self.file = file
    self.model = model
    self.condition = condition
  }

  /// The answer; undecided where there is none.
  public var verdict: Verdict { problem == nil ? result?.verdict ?? .undecided : .undecided }

  /// The code with which a process ends: 0 holds, 1 violated, 2 undecided, 64 for names that there are
  /// not, 65 for input that is no history and 66 for files that cannot be read (`sysexits.h`).
  public var exitCode: Int32 {
    switch problem?.code {
    case .unreadableFile: 66
    case .unknownCheckModel, .badValue: 64
    case .some: 65
    case nil: verdict == .holds ? 0 : verdict == .violated ? 1 : 2
    }
  }

  /// Notes that somebody stopped the reading: that much is known, and no more.
  mutating func stopReading(after entryCount: Int) {
    result = ConsistencyResult(
      condition, .undecided,
      explanation: ["The reading was stopped after \(counted(entryCount, "entry", "entries"))."],
      judgedCount: 0)
  }
}

extension HistoryCheckReport {
  /// The report for a terminal: the verdict, why, a picture, and what was counted.
  ///
  /// A problem is no part of it: it goes to standard error.
  public func text(in display: Display) -> String {
    guard problem == nil, let result else { return "" }
    var parts = [heading(display)]
    let prose = result.explanation.map {
      spelled($0.printable, display).wrapped(toWidth: display.columns, continuation: "  ")
        .joined(separator: "\n")
    }
    if !prose.isEmpty { parts.append(prose.joined(separator: "\n")) }
    if !result.chart.isEmpty {
      let chart = result.chart.map { spelled($0.printable, display) }
      parts.append("\n" + chart.joined(separator: "\n") + "\n")
    }
    parts.append(counts.wrapped(toWidth: display.columns).joined(separator: "\n"))
    return parts.joined(separator: "\n")
  }

  /// A text in the glyphs of a display; each stays as wide as it was, or the chart would be crooked.
  private func spelled(_ text: String, _ display: Display) -> String {
    display.glyphs == .unicode
      ? text : text.replacing("→", with: "=").replacing("–", with: "-")
  }

  private func heading(_ display: Display) -> String {
    let style = Style(display)
    let text = "\(verdict.rawValue): \(file) as \(model), \(condition)".printable
    switch verdict {
    case .holds: return style.green(text)
    case .violated: return style.red(text)
    case .undecided: return style.yellow(text)
    }
  }

  /// How many operations there were, and how they ended.
  private var counts: String {
    let operations = history?.operations ?? []
    let ok = operations.count { $0.outcome == .ok }
    let failed = operations.count { $0.outcome == .fail }
    let unknown = operations.count { $0.outcome == .unknown }
    let clients = history?.clientNames.count ?? 0
    let isRun = history?.positionKind == .event
    let who =
      isRun ? counted(clients, "client", "clients") : counted(clients, "process", "processes")
    return "\(counted(operations.count, "operation", "operations")) of "
      + "\(who): \(ok) ok, \(failed) failed, "
      + "\(unknown) unknown. Judged: \(result?.judgedCount ?? 0)."
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
