public import LightconeTrace

/// Writes a trace as spans in the JSON form of OpenTelemetry's protocol (OTLP), as collectors read it.
///
/// Rules:
/// 1. A run is one trace. Its root is a span `run`; what the environment does are events of the root.
/// 2. A node is a resource, its name the name of the service.
/// 3. A handler is a span without length: of kind CONSUMER where it takes a message, SERVER where that
///    message is what a client asks while its operation is open, INTERNAL at a start or a timer.
/// 4. A send is a span of kind PRODUCER that lasts until the message has arrived or is lost; it is an error
///    if every copy was lost. A client operation is a span of kind CLIENT from question to answer, an error
///    if it failed, neither if nobody knows.
/// 5. The parent of a span is what caused it: of a handler the send or what set the timer, of a send or an
///    operation the handler. What else a handler does are events of its span.
/// 6. Times count from the first of January 2000, 00:00 UTC, for a simulated run has no date.
/// 7. A span's id is its event's number in hexadecimal digits; the trace's id comes from the fingerprint.
///
/// What it does not promise: that a backend shows all of it. At most 100,000 events are written unless
/// told otherwise; the root's attributes say how many there are.
///
/// Reading: "OpenTelemetry Protocol Specification" and its protocol buffers, version 1.
public enum OpenTelemetryDocument {
  /// The simulated run's start in nanoseconds since 1970: 2000-01-01T00:00:00Z.
  public static let epochNanoseconds: Int64 = 946_684_800_000_000_000

  /// The document as one text.
  ///
  /// - Parameter maximumEvents: how many of the trace's events are looked at; the rest at the end is left
  ///   out, and the root says so.
  /// - Complexity: O(events).
  public static func render(_ trace: Trace, maximumEvents: Int = 100_000) -> String {
    var text = ""
    write(trace, maximumEvents: maximumEvents, to: &text)
    return text
  }

  /// Writes the document in pieces of about 64 KiB.
  public static func write(
    _ trace: Trace, maximumEvents: Int = 100_000, to stream: inout some TextOutputStream
  ) {
    let spans = CausalSpans(trace, maximumEvents: maximumEvents)
    var writer = SpanWriter(trace, spans)
    writer.begin()
    for node in trace.nodes.indices {
      writer.beginResource(trace.nodes[node].name)
      for position in spans.positions(ofNode: node) {
        writer.span(position)
        writer.buffer.flush(to: &stream)
      }
      writer.endResource()
    }
    writer.end()
    writer.buffer.flush(to: &stream, isLast: true)
  }
}
