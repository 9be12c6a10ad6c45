import LightconeDiagnostics
import Yams

/// A stretch of YAML inside a lesson: the front matter or the body of a block.
///
/// YAML counts lines from the stretch's own beginning and columns in Unicode scalars; the region
/// turns both into places in the lesson file.
struct YAMLRegion {
  /// What the region is, as it stands in a sentence: `the front matter`, `the quiz`.
  let name: String
  /// The line that opens the region; problems of the whole region are placed there.
  let openingLine: Int
  /// The YAML itself, as the Markdown parser hands it over.
  let text: String
  /// The code of a problem with the YAML as such.
  let syntaxCode: DiagnosticCode
  let log: ProblemLog
  private let lines: [Substring]

  init(
    name: String, openingLine: Int, text: String, syntaxCode: DiagnosticCode, log: ProblemLog
  ) {
    self.name = name
    self.openingLine = openingLine
    self.text = text
    self.syntaxCode = syntaxCode
    self.log = log
    self.lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .map { Substring($0) }
  }

  /// The number of lines of YAML.
  var lineCount: Int { lines.last?.isEmpty == true ? lines.count - 1 : lines.count }

  /// A line of the YAML, counted from 1.
  func line(_ number: Int) -> Substring {
    lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  /// The line and column in the lesson file of a place in the YAML.
  func place(line: Int, scalarColumn: Int) -> (line: Int, column: Int) {
    let number = min(max(line, 1), max(lineCount, 1))
    let text = self.line(number)
    let skipped = max(0, scalarColumn - 1)
    // Counting characters costs time; far out in a long line nobody counts along.
    let characters =
      skipped < 1000 ? Substring(text.unicodeScalars.prefix(skipped)).count : skipped
    return (openingLine + number, indent(of: number) + characters + 1)
  }

  /// The place of a YAML node.
  func place(of node: Yams.Node) -> (line: Int, column: Int) {
    guard let mark = node.mark else { return (openingLine, 1) }
    return place(line: mark.line, scalarColumn: mark.column)
  }

  /// A node's text with its place.
  func source(_ text: String, at node: Yams.Node) -> SourceText {
    let place = place(of: node)
    return SourceText(text, line: place.line, column: place.column)
  }

  /// Notes a problem at a node.
  func report(
    _ code: DiagnosticCode, _ message: String, at node: Yams.Node, expected: String? = nil,
    suggestion: String? = nil
  ) {
    let place = place(of: node)
    log.report(
      code, message, line: place.line, column: place.column, expected: expected,
      suggestion: suggestion)
  }

  /// The characters that Markdown removed from the beginning of a line, because the fence is
  /// indented as well.
  private func indent(of number: Int) -> Int {
    let whole = log.source[openingLine + number]
    let body = line(number)
    return max(0, whole.unicodeScalars.count - body.unicodeScalars.count)
  }
}
