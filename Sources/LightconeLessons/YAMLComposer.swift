import LightconeDiagnostics
import Yams

/// Reads a region of YAML into nodes, and says where and why that failed.
enum YAMLComposer {
  /// The deepest nesting that a lesson may use; its own fields need five levels.
  static let maximumDepth = 16

  /// The region's root node, or `nil` when the problem is reported.
  static func compose(_ region: YAMLRegion) -> Yams.Node? {
    guard YAMLGuard.admits(region) else { return nil }
    do {
      let parser = try Yams.Parser(yaml: region.text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return empty(region) }
      return isShallow(root, region) ? root : nil
    } catch let error as YamlError {
      report(error, in: region)
    } catch {
      region.log.report(
        region.syntaxCode, "\(region.name) cannot be read as YAML", line: region.openingLine)
    }
    return nil
  }

  private static func empty(_ region: YAMLRegion) -> Yams.Node? {
    region.log.report(
      region.syntaxCode, "\(region.name) is empty", line: region.openingLine,
      expected: "YAML fields such as 'id: …'")
    return nil
  }

  private static func isShallow(_ root: Yams.Node, _ region: YAMLRegion) -> Bool {
    guard let node = firstNode(deeperThan: maximumDepth, in: root) else { return true }
    region.report(region.syntaxCode, "\(region.name) is nested too deeply", at: node)
    return false
  }

  private static func firstNode(deeperThan depth: Int, in node: Yams.Node) -> Yams.Node? {
    if depth == 0 { return node }
    switch node {
    case .sequence(let items):
      return items.lazy.compactMap { firstNode(deeperThan: depth - 1, in: $0) }.first
    case .mapping(let pairs):
      return pairs.lazy
        .compactMap {
          firstNode(deeperThan: depth - 1, in: $0.key)
            ?? firstNode(deeperThan: depth - 1, in: $0.value)
        }.first
    case .scalar, .alias:
      return nil
    }
  }

  private static func report(_ error: YamlError, in region: YAMLRegion) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      report(problem, context, mark, in: region)
    case .duplicatedKeysInMapping(let keys, let context):
      let place = region.place(line: context.mark.line, scalarColumn: context.mark.column)
      region.log.report(
        .badField, "the field \(quoted(keys.first ?? "")) is given twice", line: place.line,
        column: place.column)
    case .reader(let problem, let offset, _, _):
      reportUnreadable(problem, offset: offset, in: region)
    default:
      region.log.report(
        region.syntaxCode, "\(region.name) cannot be read as YAML", line: region.openingLine)
    }
  }

  /// Reports a problem of grammar. One that shows only at the end of the text, such as a quote
  /// that is never closed, is placed where it began.
  private static func report(
    _ problem: String, _ context: YamlError.Context?, _ mark: Mark, in region: YAMLRegion
  ) {
    var mark = mark
    if let context, mark.line > region.lineCount, context.mark.line > 0 { mark = context.mark }
    let place = region.place(line: mark.line, scalarColumn: mark.column)
    let detail = context.map { " \($0.text)" } ?? ""
    let expected =
      problem.contains("mapping values are not allowed")
      ? "quotes around a text that holds ': '" : nil
    region.log.report(
      region.syntaxCode, "\(region.name) cannot be read as YAML: \(problem)\(detail)",
      line: place.line, column: place.column, expected: expected)
  }

  private static func reportUnreadable(_ problem: String, offset: Int?, in region: YAMLRegion) {
    let before = region.text.prefix(offset ?? 0)
    let line = before.count { $0 == "\n" } + 1
    let column = before.reversed().prefix { $0 != "\n" }.count + 1
    let place = region.place(line: line, scalarColumn: column)
    region.log.report(
      region.syntaxCode, "\(region.name) cannot be read as YAML: \(problem)", line: place.line,
      column: place.column)
  }
}
