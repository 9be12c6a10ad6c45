import LightconeDiagnostics

/// Finds what can stand under the cursor of a line that is being typed.
///
/// The words before the cursor decide what may follow; they are looked at leniently, since an
/// unfinished line is rarely a correct one. A candidate replaces the whole word under the cursor.
struct Completer {
  /// What can be offered.
  let context: CompletionContext

  /// The candidates at a cursor.
  ///
  /// - Parameters:
  ///   - line: the line so far.
  ///   - cursor: how many characters stand before the cursor; where it lies outside the line, the
  ///     nearest end is meant.
  func completion(of line: String, at cursor: Int) -> Completion {
    let cursor = max(0, min(cursor, line.count))
    let nothing = Completion(replaced: cursor..<cursor, candidates: [])
    guard let source = try? SourceLine(line, tooLong: .wrongArguments),
      let reader = try? WordReader(source), cursor <= reader.end
    else { return nothing }
    return command(reader, at: min(cursor, source.characters.count), among: CommandDescription.all)
  }

  /// Completes the command that begins at a reader's place.
  func command(
    _ reader: WordReader, at cursor: Int, among descriptions: [CommandDescription]
  ) -> Completion {
    var reader = reader
    guard let first = reader.next(), first.range.upperBound < cursor else {
      let spot = CompletionSpot(reader.source, at: cursor) { $0 != " " && $0 != ":" }
      return spot.words(descriptions.map(\.verb.rawValue))
    }
    let finder = VerbFinder(descriptions: descriptions, abbreviations: true)
    guard let verb = try? finder.verb(for: first, in: reader.source),
      let description = CommandDescription.of(verb)
    else { return Completion(replaced: cursor..<cursor, candidates: []) }
    return arguments(of: description, reader, at: cursor)
  }

  /// Completes what stands behind a verb.
  private func arguments(
    of description: CommandDescription, _ reader: WordReader, at cursor: Int
  ) -> Completion {
    let spot = CompletionSpot(reader.source, at: cursor) { $0 != " " }
    let before = words(reader, before: spot.replaced.lowerBound)
    let isFirst = before.isEmpty
    switch description.arguments {
    case .nothing: return spot.words([])
    case .model: return spot.words(isFirst ? context.models.map(\.name) : [])
    case .modelAndSettings:
      guard let model = before.first else { return spot.words(context.models.map(\.name)) }
      let parameters = context.models.first { $0.name == model }?.parameters ?? []
      return settings(spot, parameters + [.init(name: "seed")], used: before)
    case .settings: return settings(spot, context.parameters, used: before)
    case .runLimit:
      if isFirst { return spot.words(["for", "until"]) }
      return before.first == "until" ? expression(reader.source, at: cursor) : spot.words([])
    case .node: return spot.words(isFirst ? context.nodes : [])
    case .nodes, .nodesAndEvents, .events: return nodes(description.arguments, spot, before)
    case .metric: return spot.words(isFirst ? context.metrics : [])
    case .plot:
      let kinds = PlotKind.allCases.map(\.rawValue)
      if kinds.contains(before.last ?? "") { return spot.words([]) }
      let others = context.metrics.filter { !before.contains($0) }
      return spot.words(isFirst ? others : kinds + others)
    case .gantt: return gantt(spot, before)
    case .history: return history(spot, before)
    case .judgement: return judgement(reader, spot, before, at: cursor)
    case .subject: return spot.words(isFirst ? context.nodes + context.properties : [])
    case .change:
      return command(
        reader, at: cursor, among: CommandDescription.all.filter(\.verb.canBeImagined))
    case .property:
      return CompletionSpot(reader.source, at: cursor, from: reader.nextStart).words(
        context.properties)
    case .sweep: return sweep(spot, before)
    case .claim: return claim(reader, spot, before, at: cursor)
    case .condition: return expression(reader.source, at: cursor)
    case .names, .nameAndDiskWord, .wire, .heldWire, .message, .nemesis:
      return fault(description.arguments, spot, before)
    case .momentAndFault: return planned(reader, before, at: cursor)
    case .conditionAndFault: return conditional(reader, at: cursor)
    case .nameAndCommand: return controlled(reader, at: cursor)
    case .exploration: return exploration(spot, before, reader, at: cursor)
    case .lesson:
      let places = before.count == 1 ? CommandParser.lessonPlaces : []
      return spot.words(isFirst ? context.lessons : places)
    case .words(let words): return spot.words(isFirst ? words : [])
    case .branch: return spot.words(isFirst ? context.branches : [])
    case .token: return spot.words(isFirst ? ["last"] : [])
    case .export:
      let options = CommandParser.exportOptions.filter { !before.contains($0) }
      return export(spot, before, options)
    case .operation:
      let operations = context.operations.filter { isFirst || $0.node == before[0] }
      return spot.words(
        isFirst ? operations.map(\.node) : before.count == 1 ? operations.map(\.name) : [])
    case .file: return spot.words(before.count == 1 ? ["overwrite"] : [])
    case .command:
      return spot.words(isFirst ? CommandDescription.words + ["all", "expressions"] : [])
    }
  }

  /// The words from a reader's place up to a position.
  private func words(_ reader: WordReader, before position: Int) -> [String] {
    var reader = reader
    var words: [String] = []
    while reader.nextStart < position, let word = reader.next() { words.append(word.text) }
    return words
  }

  /// Completes `name=` and, behind the sign, a value.
  func settings(
    _ spot: CompletionSpot, _ parameters: [CompletionContext.Parameter], used: [String]
  ) -> Completion {
    if let sign = spot.firstBeforeCursor("=") {
      let name = spot.text(upTo: sign)
      let choices = parameters.first { $0.name == name }?.choices ?? []
      return spot.behind(sign).words(choices)
    }
    let free = parameters.filter { parameter in
      !used.contains { $0.hasPrefix(parameter.name + "=") }
    }
    return spot.words(free.map { $0.name + "=" })
  }

  /// Completes nodes, each once, and the words that go with them.
  private func nodes(
    _ arguments: CommandDescription.Arguments, _ spot: CompletionSpot, _ before: [String]
  ) -> Completion {
    if ["from", "to", "around"].contains(before.last) { return spot.words([]) }
    if before.last == "by" { return spot.words(DiagramView.Grouping.allCases.map(\.rawValue)) }
    if arguments == .nodes { return groups(spot, before) }
    let nodes = arguments == .events ? [] : context.nodes
    let drawing = ["around", "by", "fold", "to-scale"]
    let others = ["from", "to", "all"] + (arguments == .events ? [] : drawing)
    return spot.words(
      nodes.filter { !before.contains($0) } + others.filter { !before.contains($0) })
  }

  /// Completes the fault behind `at 4ms`.
  private func planned(_ reader: WordReader, _ before: [String], at cursor: Int) -> Completion {
    var reader = reader
    guard !before.isEmpty, reader.next() != nil else {
      return Completion(replaced: cursor..<cursor, candidates: [])
    }
    return command(reader, at: cursor, among: CommandDescription.all.filter(\.verb.isFault))
  }

  /// Completes the command behind `control NAME:`.
  private func controlled(_ reader: WordReader, at cursor: Int) -> Completion {
    guard let colon = reader.firstOutsideQuotes(":"), colon < cursor else {
      return Completion(replaced: cursor..<cursor, candidates: [])
    }
    let allowed = CommandDescription.all.filter { $0.verb != .control && $0.verb != .expect }
    return command(reader.moved(to: colon + 1), at: cursor, among: allowed)
  }
}
