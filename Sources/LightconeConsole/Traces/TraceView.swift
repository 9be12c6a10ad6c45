#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
public import LightconeDiagnostics
public import LightconeRendering
import LightconeChecking
import LightconeTrace

/// Runs that were read from a file, to look at them: a trace that was exported here, or a log with vector
/// clocks from elsewhere, as ShiViz reads it.
public struct TraceView: Sendable {
  /// One run of a file.
  struct Run: Sendable {
    /// What a log calls it; empty if there is only one.
    let label: String
    let file: TraceFile
  }

  /// The forms in which a run can be written.
  public static let forms = ExportFormat.allCases.map(\.rawValue)

  private let path: String
  let runs: [Run]

  /// Reads a file.
  ///
  /// - Parameter expression: how an event of a log reads, with the groups `host`, `clock` and `event`; if
  ///   nil, the log's own first line.
  /// - Throws: `LC4001` for a file that cannot be read, and what is wrong with its text.
  public init(path: String, expression: String? = nil) throws(Diagnostic) {
    self.path = path
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw Diagnostic(
        .unreadableFile, "cannot read '\(path)'", expected: "a trace, or a log with vector clocks")
    }
    do throws(TraceFileError) {
      runs = try Self.runs(in: data, expression)
    } catch { throw Diagnostic(error).inFile(path) }
  }

  private static func runs(in data: Data, _ expression: String?) throws(TraceFileError) -> [Run] {
    // A log begins with a regular expression, a trace with an object.
    if expression == nil, data.first == UInt8(ascii: "{") {
      return [Run(label: "", file: try TraceFile(reading: data))]
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw TraceFileError(.notText, "the file is not UTF-8 text", line: 1)
    }
    let executions =
      if let expression {
        try ShiVizLog.read(log: text, expression: expression)
      } else {
        try ShiVizLog.read(text)
      }
    return executions.map { Run(label: $0.label, file: TraceFile($0.trace)) }
  }

  /// The runs as diagrams.
  ///
  /// - Parameter around: the event around which a window is shown.
  public func text(in display: Display, around: Int? = nil) -> String {
    let selection = TraceSelection(around: around.map { EventNumber($0) })
    return runs.map { run in
      let heading = run.label.isEmpty ? "" : run.label.printable + "\n"
      return heading
        + (display.isNarrated
          ? Narration.render(run.file.trace, display: display, selection: selection)
          : SpaceTimeDiagram.render(run.file.trace, display: display, selection: selection))
    }.joined(separator: "\n\n")
  }

  /// A run in another form.
  ///
  /// - Parameters:
  ///   - form: one of ``forms``.
  ///   - label: which of several runs.
  /// - Throws: `LC1002` for another form, and where it is not clear which run is meant.
  public func export(as form: String, of label: String? = nil) throws(Diagnostic) -> String {
    guard let format = ExportFormat(rawValue: form) else {
      throw Diagnostic(
        .wrongArguments, "a run cannot be written as '\(form)'",
        expected: Self.forms.joined(separator: ", "),
        suggestion: nearestWord(to: form, in: Self.forms))
    }
    let run = try run(labelled: label)
    let title = run.label.isEmpty ? run.file.origin.map { "A run of \($0.model)" } : run.label
    return TraceExport(
      trace: run.file.trace, title: title ?? "A run", origin: run.file.origin,
      states: run.file.states ?? StateTable()
    ).text(format, .plain(format.subjects[0]))
  }

  private func run(labelled label: String?) throws(Diagnostic) -> Run {
    let labels = runs.map(\.label)
    if let run = runs.first(where: { $0.label == label }) { return run }
    if label == nil, runs.count == 1 { return runs[0] }
    throw Diagnostic(
      .wrongArguments,
      label.map { "'\(path)' has no run '\($0)'" } ?? "'\(path)' has \(runs.count) runs",
      expected: runs.count < 2
        ? "no --execution, since there is one"
        : "--execution with one of "
          + labels.joined(separator: ", "),
      suggestion: label.flatMap { nearestWord(to: $0, in: labels) })
  }
}
