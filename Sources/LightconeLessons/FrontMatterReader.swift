import LightconeDiagnostics
import Yams

/// Reads the front matter of a lesson.
struct FrontMatterReader {
  static let fields = [
    "id", "title", "track", "summary", "minutes", "models", "misconception", "sources",
    "prerequisites", "terms", "place",
  ]

  let log: ProblemLog

  /// The line of the closing dashes, counted from 1; 0 if there is no front matter, and the
  /// number of lines if it is not closed.
  static func closingLine(in lines: [Substring]) -> Int {
    guard let first = lines.first, isDashes(first) else { return 0 }
    return lines.dropFirst().firstIndex(where: isDashes).map { $0 + 1 } ?? lines.count
  }

  private static func isDashes(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.utf8.dropFirst(3).allSatisfy { $0 == 32 || $0 == 9 }
  }

  /// The front matter, or `nil` when its problems are reported.
  func read() -> FrontMatter? {
    let lines = log.source.lines
    let closing = Self.closingLine(in: lines)
    guard closing > 0 else { return missing() }
    guard closing > 1, Self.isDashes(lines[closing - 1]) else { return unclosed() }
    let region = YAMLRegion(
      name: "the front matter", openingLine: 1,
      text: lines[1..<(closing - 1)].joined(separator: "\n") + "\n",
      syntaxCode: .badFrontMatter, log: log)
    guard let root = YAMLComposer.compose(region),
      let reader = FieldReader(
        root, name: "the front matter", fields: Self.fields, in: region, isRoot: true)
    else { return nil }
    return frontMatter(reader)
  }

  private func missing() -> FrontMatter? {
    log.report(
      .badFrontMatter, "the lesson has no front matter", line: 1,
      expected: "a first line '---', fields, and a line '---'")
    return nil
  }

  private func unclosed() -> FrontMatter? {
    log.report(
      .badFrontMatter, "the front matter is not closed", line: 1, expected: "a second line '---'")
    return nil
  }

  private func frontMatter(_ reader: FieldReader) -> FrontMatter? {
    let id = reader.kebabCase("id")
    let title = reader.text("title")
    let track = track(reader)
    let summary = reader.text("summary")
    let place = reader.optionalInteger("place", in: 1...1000)
    let minutes = reader.integer("minutes", in: 1...600)
    let models = reader.list("models", "a list of model ids").flatMap { items in
      allOrNone(items) { reader.kebabCase($0, "model") }
    }
    let misconception = reader.text("misconception")
    let sources = reader.list("sources", "a list of texts or of {title, url}").flatMap { items in
      allOrNone(items) { reference($0, reader) }
    }
    let prerequisites = prerequisites(reader)
    let terms = terms(reader)
    guard let id, let title, let track, let summary, let minutes, let models, let misconception,
      let sources, let prerequisites, let terms
    else { return nil }
    return FrontMatter(
      id: id, title: title, track: track, place: place, summary: summary, minutes: minutes,
      models: models,
      misconception: misconception, sources: sources, prerequisites: prerequisites, terms: terms,
      idLine: reader.optional("id").map { reader.region.place(of: $0).line } ?? 1)
  }

  private func prerequisites(_ reader: FieldReader) -> [SourceText]? {
    reader.optionalList("prerequisites", "a list of lesson ids").flatMap { items in
      allOrNone(items) { node in
        reader.kebabCase(node, "prerequisite").map { reader.region.source($0, at: node) }
      }
    }
  }

  private func terms(_ reader: FieldReader) -> [SourceText]? {
    reader.optionalList("terms", "a list of words").flatMap { items in
      allOrNone(items) { node in
        reader.text(node, "terms").map { reader.region.source($0, at: node) }
      }
    }
  }

  private func track(_ reader: FieldReader) -> Track? {
    guard let node = reader.required("track", "a track"),
      let word = reader.text(node, "track")
    else { return nil }
    if let track = Track(rawValue: word) { return track }
    let names = Track.allCases.map(\.rawValue)
    reader.region.report(
      .badField, "there is no track \(quoted(word))", at: node,
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestWord(to: word, in: names))
    return nil
  }

  private func reference(_ node: Yams.Node, _ reader: FieldReader) -> Reference? {
    guard case .mapping = node else {
      return reader.text(node, "sources").map {
        Reference(title: $0, url: isAddress($0) ? $0 : nil)
      }
    }
    guard
      let inner = FieldReader(
        node, name: "the source", fields: ["title", "url"], in: reader.region)
    else { return nil }
    let title = inner.text("title")
    let url = inner.text("url")
    guard let title, let url else { return nil }
    guard isAddress(url) else {
      inner.reportForm(
        "url", "an address that begins with https://", at: inner.optional("url") ?? node)
      return nil
    }
    return Reference(title: title, url: url)
  }

  private func isAddress(_ text: String) -> Bool {
    ["http://", "https://"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
      && !text.contains(where: \.isWhitespace)
  }
}
