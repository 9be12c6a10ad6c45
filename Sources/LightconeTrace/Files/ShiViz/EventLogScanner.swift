/// One entry of a log with vector clocks.
struct EventLogEntry {
  var host: String
  /// What it knows of each host, in the order in which the log names them; nothing that is 0.
  var clock: [(host: String, time: Int)]
  var text: String
  var line: Int
}

/// Finds the entries of a log by regular expressions.
struct EventLogScanner {
  /// The text of one execution.
  struct Part {
    var label: String
    var text: Substring
    var firstLine: Int
  }

  private let expression: Regex<AnyRegexOutput>
  private let pattern: String
  private let delimiter: Regex<AnyRegexOutput>?

  init(expression: String, delimiter: String?) throws(TraceFileError) {
    for group in ["host", "clock", "event"] where !expression.contains("(?<\(group)>") {
      throw TraceFileError(
        .badEventLog, "the regular expression has no group '\(group)'", line: 1,
        expected: "the groups host, clock and event, as in \(ShiVizLog.defaultExpression)")
    }
    self.expression = try Self.regex(expression, line: 1)
    pattern = expression
    if let delimiter {
      self.delimiter = try Self.regex(delimiter, line: 2)
    } else {
      self.delimiter = nil
    }
  }

  private static func regex(
    _ pattern: String, line: Int
  ) throws(TraceFileError) -> Regex<AnyRegexOutput> {
    do {
      // As in ShiViz: every line has a beginning and an end.
      return try Regex(pattern).anchorsMatchLineEndings().matchingSemantics(.unicodeScalar)
    } catch {
      throw TraceFileError(
        .badEventLog, "'\(pattern.quotedShort)' is no regular expression", line: line,
        expected: ShiVizLog.defaultExpression)
    }
  }

  /// The executions of a log.
  func parts(of log: Substring, firstLine: Int) -> [Part] {
    guard let delimiter else { return [Part(label: "", text: log, firstLine: firstLine)] }
    var parts: [Part] = []
    var current = Part(label: "", text: log, firstLine: firstLine)
    for match in log.matches(of: delimiter) where !match.range.isEmpty {
      current.text = log[current.text.startIndex..<match.range.lowerBound]
      parts.append(current)
      current = Part(
        label: match.output["trace"]?.substring.map(String.init) ?? "",
        text: log[match.range.upperBound...],
        firstLine: current.firstLine + lineCount(current.text) + lineCount(log[match.range]))
    }
    parts.append(current)
    return parts.filter { part in
      part.text.unicodeScalars.contains { !$0.properties.isWhitespace }
    }
  }

  /// The entries of an execution, in the order of the log.
  func entries(of part: Part) throws(TraceFileError) -> [EventLogEntry] {
    var entries: [EventLogEntry] = []
    var line = part.firstLine
    var counted = part.text.startIndex
    for match in part.text.matches(of: expression) where !match.range.isEmpty {
      line += lineCount(part.text[counted..<match.range.lowerBound])
      counted = match.range.lowerBound
      let host = String(match.output["host"]?.substring ?? "")
      let clock = match.output["clock"]?.substring ?? ""
      entries.append(
        EventLogEntry(
          host: host, clock: try self.clock(clock, of: host, line: line),
          text: String(match.output["event"]?.substring ?? ""), line: line))
    }
    guard !entries.isEmpty else {
      throw TraceFileError(
        .badEventLog, "no entry fits the regular expression", line: part.firstLine,
        expected: pattern)
    }
    return entries
  }

  private func clock(
    _ text: Substring, of host: String, line: Int
  ) throws(TraceFileError) -> [(host: String, time: Int)] {
    let value: JSONValue
    do throws(JSONProblem) { value = try JSONParser.parse(Array(text.utf8)) } catch {
      throw TraceFileError(
        .badEventLog, "the clock of '\(host.quotedShort)' is no JSON: \(error.message)",
        line: line, column: 1, expected: error.expected)
    }
    guard case .object(let fields) = value else {
      throw TraceFileError(
        .badEventLog, "the clock of '\(host.quotedShort)' is no JSON object", line: line,
        expected: #"hosts and numbers, such as {"a":1,"b":2}"#)
    }
    var clock: [(host: String, time: Int)] = []
    for field in fields {
      guard case .integer(let time) = field.value, (0...Int64(Int32.max)).contains(time) else {
        throw TraceFileError(
          .badEventLog, "\(field.value.kindName) is no time of '\(field.name.quotedShort)'",
          line: line, expected: "a whole number from 0 on")
      }
      if time > 0 { clock.append((field.name, Int(time))) }
    }
    return clock
  }

  private func lineCount(_ text: Substring) -> Int { text.utf8.count { $0 == 0x0A } }
}
