public import LightconeTrace

/// Writes a trace as a log with vector clocks, as ShiViz shows it.
///
/// The first line is the regular expression that reads the log, the second the one that divides
/// executions; both are ShiViz's own. Then two lines for each event: what happened, and the host with its
/// clock.
///
/// Rules:
/// 1. The clocks say exactly what happened before what. So each life of a node is a host of its own:
///    `price`, and after a crash `price.2`.
/// 2. What the environment does is told at the events that it touches: a send whose message was lost says
///    so, and the last event of a life names the crash. It has no clock of its own.
/// 3. Names of hosts have no blanks, and none is that of something that every JavaScript object has.
/// 4. At most 10,000 events and 1,000,000 times in their clocks; the line that begins the execution says
///    what was left out.
///
/// What it does not promise: times. ShiViz knows only before and after; the text of each event says when.
///
/// Reading: Beschastnikh, Wang, Brun and Ernst, "Debugging Distributed Systems" (ACM Queue 2016).
public enum ShiVizDocument {
  /// The regular expression of the entries: the one that ShiViz uses if it is given none.
  public static let expression = ShiVizLog.defaultExpression
  /// The regular expression of the line that begins an execution.
  public static let delimiter = "^=== (?<trace>.*) ===$"
  /// How many events are written.
  public static let maximumEvents = 10_000
  /// How many times the clocks hold together.
  public static let maximumTimes = 1_000_000

  /// The log, with a line break at its end.
  ///
  /// - Parameter selection: which nodes, from where to where; its `maximumRows` is not looked at.
  /// - Complexity: O(events × hosts).
  public static func render(
    _ trace: Trace, selection: TraceSelection = TraceSelection(everything: true)
  ) -> String {
    let nodes = Set(selection.knownNodes(of: trace).map(\.position))
    let count = trace.events.count
    let first = min(max(0, selection.first?.position ?? 0), count)
    let end = min(max(first, (selection.last?.position ?? count - 1) + 1), count)
    let clocks = VectorClocks(
      trace, window: first..<end, maximumEntries: maximumEvents, maximumTimes: maximumTimes
    ) { event in
      (selection.everything || !event.kind.isBookkeeping)
        && (event.node.map { nodes.contains($0.position) } ?? false)
    }
    return ShiVizWriter(trace, clocks).log()
  }
}

/// Writes the lines of a log with vector clocks.
private struct ShiVizWriter {
  private let trace: Trace
  private let clocks: VectorClocks
  private let names: [String]
  /// What is added to the text of an event, by its position.
  private var additions: [Int: String] = [:]

  init(_ trace: Trace, _ clocks: VectorClocks) {
    self.trace = trace
    self.clocks = clocks
    names = ShiVizHosts.names(of: clocks.hosts, in: trace)
    for arrow in MessageArrow.all(in: trace) where arrow.isLost {
      guard let sent = arrow.sent, let ended = arrow.ended else { continue }
      let reason = trace.events[ended].detailWord.map { ": \($0)" } ?? ""
      additions[sent, default: ""] += " (lost, \(EventNumber(ended + 1))\(reason))"
    }
    addCrashes()
  }

  private mutating func addCrashes() {
    var last: [Int: Int] = [:]
    var entries = clocks.entries[...]
    for (position, event) in trace.events.enumerated() {
      if let entry = entries.first, entry.position == position {
        last[event.node?.position ?? -1] = position
        entries.removeFirst()
      } else if event.kind == .crash, let node = event.node, let before = last[node.position] {
        additions[before, default: ""] += " (crashes, \(EventNumber(position + 1)))"
        last[node.position] = nil
      }
    }
  }

  func log() -> String {
    var buffer = ExportBuffer()
    buffer.raw("\(ShiVizDocument.expression)\n\(ShiVizDocument.delimiter)\n")
    let all = trace.events.count
    let shown = clocks.entries.count
    buffer.raw("=== \(shown) of \(all) events\(shown < all ? ", the rest left out" : "") ===\n")
    let sentences = EventSentence(trace: trace)
    for entry in clocks.entries {
      let event = trace.events[entry.position]
      // The number in front keeps the text from looking like a line that divides executions.
      buffer.raw("\(EventNumber(entry.position + 1)) at \(event.time): ")
      buffer.raw(sentences.sentence(for: event) + (additions[entry.position] ?? ""))
      buffer.raw("\n\(names[entry.host]) {")
      for (index, (host, time)) in entry.clock.enumerated() {
        if index > 0 { buffer.raw(",") }
        buffer.quoted(names[host])
        buffer.raw(":")
        buffer.number(time)
      }
      buffer.raw("}\n")
    }
    return buffer.text
  }
}

/// Names of hosts that a log can bear.
enum ShiVizHosts {
  /// A name for each host, no two the same.
  static func names(of hosts: [VectorClocks.Host], in trace: Trace) -> [String] {
    var taken: Set<String> = []
    return hosts.map { host in
      let base = plain(trace.name(of: host.node)) + (host.life > 1 ? ".\(host.life)" : "")
      var name = base.isEmpty ? "node-\(host.node.position)" : base
      if inherited.contains(name) { name += "_" }
      var number = 1
      while !taken.insert(name).inserted {
        number += 1
        name = "\(base)~\(number)"
      }
      return name
    }
  }

  /// What every object of JavaScript has from birth. A table of hosts that is such an object takes these
  /// names for known ones.
  private static let inherited: Set = [
    "__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
    "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString",
    "toString", "valueOf",
  ]

  /// A name without blanks.
  private static func plain(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.printable.unicodeScalars {
      let isBlank = scalar.properties.isWhitespace || scalar.value == 0xFEFF
      result.append(isBlank ? "_" : scalar)
    }
    return String(result)
  }
}
