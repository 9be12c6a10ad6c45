import LightconeRendering
import LightconeTrace

/// Makes the texts of exports from a trace, wherever it comes from.
struct TraceExport {
  let trace: Trace
  let title: String
  var facts: [RunPage.Fact] = []
  var origin: TraceOrigin?
  var states = StateTable()
  /// Where the last states end, if not at the last event.
  var end: Instant?

  /// The trace in a form. What is not made from a trace alone is the whole diagram.
  func text(_ format: ExportFormat, _ subject: ExportSubject) -> String {
    switch format {
    case .svg: figure(subject)
    case .html: RunPage(trace: trace, title: title, facts: facts, states: states).html
    case .mermaid: MermaidDocument.render(trace)
    case .shiviz: ShiVizDocument.render(trace)
    case .perfetto: PerfettoDocument.render(trace)
    case .otlp: OpenTelemetryDocument.render(trace)
    case .dot: CausalGraphDocument.render(trace, cone: cone(subject))
    case .csv: table(subject.word, as: .csv)
    case .jsonl where subject.word == .trace:
      TraceDocument.render(TraceFile(trace, origin: origin, states: states))
    case .jsonl: table(subject.word, as: .jsonLines)
    }
  }

  private func table(_ word: ExportSubject.Word, as format: RecordFormat) -> String {
    switch word {
    case .metrics: MetricTable.render(trace, as: format)
    case .history: HistoryDocument.render(trace, as: format)
    default: EventTable.render(trace, as: format)
    }
  }

  private func figure(_ subject: ExportSubject) -> String {
    var options = SpaceTimeFigure.Options(title: title)
    switch subject {
    case .plain(.states):
      var chart = GanttChart("\(title): states", statesOf: trace)
      chart.end = end
      return chart.svg()
    case .plain(.history):
      return IntervalChart("\(title): what clients saw", History(trace), in: trace).svg()
    case .plain(.order): options.axis = .order
    case .plain, .cone, .metrics, .field, .history, .explored: options.cone = cone(subject)
    }
    return SpaceTimeFigure.svg(trace, options: options)
  }

  private func cone(_ subject: ExportSubject) -> Cone? {
    guard case .cone(let event) = subject else { return nil }
    return CausalOrder(trace).cone(of: event)
  }
}
