import LightconeRendering
import LightconeTrace

/// One trace in every format.
struct EveryExport {
  /// The format, which is the end of the file's name too.
  var kind: String
  var text: String

  static func of(_ trace: Trace) -> [EveryExport] {
    [
      EveryExport(kind: "trace.jsonl", text: TraceDocument.render(TraceFile(trace))),
      EveryExport(kind: "events.csv", text: EventTable.render(trace)),
      EveryExport(kind: "events.jsonl", text: EventTable.render(trace, as: .jsonLines)),
      EveryExport(kind: "metrics.csv", text: MetricTable.render(trace)),
      EveryExport(kind: "metrics.jsonl", text: MetricTable.render(trace, as: .jsonLines)),
      EveryExport(kind: "history.jsonl", text: HistoryDocument.render(trace)),
      EveryExport(kind: "history.csv", text: HistoryDocument.render(trace, as: .csv)),
      EveryExport(kind: "diagram.mmd", text: MermaidDocument.render(trace)),
      EveryExport(kind: "clocks.log", text: ShiVizDocument.render(trace)),
      EveryExport(kind: "perfetto.json", text: PerfettoDocument.render(trace)),
      EveryExport(kind: "spans.json", text: OpenTelemetryDocument.render(trace)),
      EveryExport(kind: "causes.dot", text: CausalGraphDocument.render(trace)),
    ]
  }
}
