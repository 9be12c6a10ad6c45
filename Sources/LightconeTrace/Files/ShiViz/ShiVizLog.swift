/// Reads logs with vector clocks, as ShiViz shows them, into traces.
///
/// What it solves: real systems leave logs. If each line carries a vector clock, the order in which
/// things could have caused each other is known, and every picture of this program can be drawn of it.
///
/// Example: `try ShiVizLog.read(text)[0].trace` for a file as one uploads it to ShiViz.
///
/// Rules:
/// 1. The first line is a regular expression with the named groups `host`, `clock` and `event`; where
///    it is empty, ShiViz's own is used. The second line is one that divides executions, or empty; its
///    group `trace` names an execution. The log follows.
/// 2. The clock is a JSON object of hosts and whole numbers. A host counts its own events 1, 2, 3, ...
/// 3. Each host becomes a node, each entry a note at it.
/// 4. Where an entry knows more of another host than the one before it did, a message came from the
///    last event there that no other news explains. It arrives just before the entry.
/// 5. Entries keep the order of the log as far as their clocks allow.
///
/// Deviations: ShiViz shows logs whose clocks contradict each other; here they are refused.
///
/// What it does not promise, for the log does not say it: what messages said, which were lost, when
/// anything happened (entries are a millisecond apart), timers, crashes, operations. Groups other than
/// the three are passed over. Two messages of which one carries the news of both are seen as one.
///
/// Reading: Beschastnikh, Wang, Brun and Ernst, "Debugging Distributed Systems" (ACM Queue 2016), and
/// the page of ShiViz. Fidge and Mattern brought vector clocks in 1988.
public enum ShiVizLog {
  /// The expression that is used where none is given.
  public static let defaultExpression = #"(?<event>.*)\n(?<host>\S*) (?<clock>{.*})"#

  /// One of the executions that a log holds.
  public struct Execution: Equatable, Sendable {
    /// Its name; empty if the log gives it none.
    public var label: String
    /// What happened in it.
    public var trace: Trace
  }

  /// Reads a file: the expression, what divides executions, and the log.
  ///
  /// - Throws: `badEventLog` with line and column.
  /// - Complexity: O(bytes × hosts) with the default expression.
  public static func read(_ text: String) throws(TraceFileError) -> [Execution] {
    var rest = Substring(text)
    let expression = takeLine(&rest)
    let delimiter = takeLine(&rest)
    return try read(
      rest, expression: expression.isEmpty ? defaultExpression : expression,
      delimiter: delimiter.isEmpty ? nil : delimiter, firstLine: 3)
  }

  /// Reads a log alone.
  ///
  /// - Parameters:
  ///   - expression: a regular expression with the groups `host`, `clock` and `event`.
  ///   - delimiter: a regular expression of what divides executions.
  /// - Throws: `badEventLog` with line and column.
  public static func read(
    log: String, expression: String = defaultExpression, delimiter: String? = nil
  ) throws(TraceFileError) -> [Execution] {
    try read(Substring(log), expression: expression, delimiter: delimiter, firstLine: 1)
  }

  private static func read(
    _ log: Substring, expression: String, delimiter: String?, firstLine: Int
  ) throws(TraceFileError) -> [Execution] {
    let scanner = try EventLogScanner(expression: expression, delimiter: delimiter)
    var executions: [Execution] = []
    for part in scanner.parts(of: log, firstLine: firstLine) {
      let entries = try scanner.entries(of: part)
      let order = try EventLogOrder(entries)
      executions.append(Execution(label: part.label, trace: EventLogTrace(order).trace))
    }
    guard !executions.isEmpty else {
      throw TraceFileError(
        .badEventLog, "the log holds no execution", line: firstLine,
        expected: "entries that fit \(expression)")
    }
    return executions
  }

  /// Takes the first line off a text, without its end.
  private static func takeLine(_ text: inout Substring) -> String {
    let scalars = text.unicodeScalars
    let end = scalars.firstIndex(of: "\n") ?? scalars.endIndex
    var line = scalars[..<end]
    if line.last == "\r" { line.removeLast() }
    text = Substring(scalars[end...].dropFirst())
    return String(line)
  }
}
