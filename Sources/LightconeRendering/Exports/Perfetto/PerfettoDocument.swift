public import LightconeTrace

/// Writes a trace in the JSON form of Chrome's trace viewer, which Perfetto opens too.
///
/// Rules:
/// 1. A node is a process. Its threads are its handlers, its states, and what the network does to it.
///    Process 0 is the network as a whole.
/// 2. A handler takes no simulated time. So that viewers can fasten arrows to it, it is a slice of one
///    nanosecond; so are sends, arrivals and losses.
/// 3. A state is a slice from where the node enters it to where it leaves it, or crashes.
/// 4. A message is a flow from its send to its arrival or its loss, one for each copy. A message that is
///    still on its way at the end has no flow.
/// 5. An operation is an asynchronous slice at its client, from the question to the answer.
/// 6. What is counted or sampled is a counter of its node: the count so far, or the sample.
/// 7. Times are microseconds with three digits behind the point, so that no nanosecond is lost.
///
/// What it does not promise: that a viewer bears it. At most 500,000 events are written unless told
/// otherwise; `otherData` says how many there are.
///
/// Reading: "Trace Event Format" (the Chromium project).
public enum PerfettoDocument {
  /// The document as one text.
  ///
  /// - Parameter maximumEvents: how many of the trace's events are written; the rest at the end is left
  ///   out, and `otherData` says so.
  /// - Complexity: O(events).
  public static func render(_ trace: Trace, maximumEvents: Int = 500_000) -> String {
    var text = ""
    write(trace, maximumEvents: maximumEvents, to: &text)
    return text
  }

  /// Writes the document in pieces of about 64 KiB.
  public static func write(
    _ trace: Trace, maximumEvents: Int = 500_000, to stream: inout some TextOutputStream
  ) {
    var writer = PerfettoWriter(trace, maximumEvents: maximumEvents)
    writer.begin()
    for position in 0..<writer.count {
      writer.add(position)
      writer.buffer.flush(to: &stream)
    }
    writer.end()
    writer.buffer.flush(to: &stream, isLast: true)
  }
}
