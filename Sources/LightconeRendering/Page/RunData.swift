import LightconeTrace

/// The data block of a run: all that a viewer needs, as JSON (docs/page.md).
struct RunData {
  static let version = 1

  private let page: RunPage
  private let range: Range<Int>
  private var texts: PageTexts
  private let events: PageEvents
  private let causality: PageCausality
  private let lifelines: PageLifelines
  private let states: PageStates
  private let history: PageHistory

  init(_ page: RunPage) {
    self.page = page
    let trace = page.trace
    let first = min(max(0, page.first.position), trace.events.count)
    range = first..<min(trace.events.count, first + page.limits.events)
    texts = PageTexts(
      maximumLength: page.limits.textLength, maximumBytes: page.limits.textBytes)
    events = PageEvents(trace, range: range, texts: &texts)
    causality = PageCausality(trace, range: range)
    lifelines = PageLifelines(trace, range: range, texts: &texts)
    states = PageStates(
      page.states, nodeCount: trace.nodes.count, range: range, limit: page.limits.stateChanges,
      texts: &texts)
    history = PageHistory(
      page.history, points: page.linearizationPoints, trace: trace, range: range, texts: &texts)
  }

  /// What the page says of all that it does not carry.
  var notes: [String] {
    let count = page.trace.events.count
    var notes: [String] = []
    if range.count < count {
      notes.append(
        range.isEmpty
          ? "The page carries no event of the trace, which has \(count)."
          : "The page carries #\(range.lowerBound + 1) to #\(range.upperBound) of \(count) events; "
            + "cones end where it does.")
    }
    if states.leftOutCount > 0 {
      notes.append("The last \(states.leftOutCount) changes of states are left out.")
    }
    if texts.cutCount > 0 {
      notes.append("To keep the page small, \(texts.cutCount) long texts are cut (…).")
    }
    return notes
  }

  /// The block as JSON that may stand in a page.
  func json() -> [UInt8] {
    var json = JSONText()
    json.raw("{\"format\":\"lightcone-page\",\"version\":")
    json.number(RunData.version)
    json.raw(",\"title\":")
    json.text(page.title.printable)
    json.raw(",\"facts\":")
    json.list(page.facts) { json, fact in
      json.list([fact.name, fact.value]) { $0.text($1.printable) }
    }
    json.raw(",\"first\":")
    json.number(range.lowerBound + 1)
    json.raw(",\"total\":")
    json.number(page.trace.events.count)
    json.raw(",\"notes\":")
    json.list(notes) { $0.text($1) }
    writeWords(to: &json)
    writeRun(to: &json)
    json.raw("}")
    return json.bytes
  }

  private func writeWords(to json: inout JSONText) {
    json.raw(",\"texts\":")
    json.list(texts.texts) { $0.text($1) }
    json.raw(",\"nodes\":")
    json.list(page.trace.nodes) { json, node in
      json.list([node.name, node.role, node.zone]) { $0.text($1.printable) }
    }
    json.raw(",\"kinds\":")
    json.list(TraceEvent.Kind.allCases) { json, kind in
      json.raw("[")
      json.text(PageWords.word(for: kind))
      json.raw(kind.isBookkeeping ? ",1," : kind.isLocalStep ? ",2," : ",0,")
      json.text("\(kind)")
      json.raw("]")
    }
    json.raw(",\"marks\":")
    json.list(PageWords.marks) { $0.list([$1.name, $1.glyph, $1.meaning]) { $0.text($1) } }
    json.raw(",\"styles\":")
    json.list(PageWords.styles) { $0.list([$1.name, $1.glyph, $1.meaning]) { $0.text($1) } }
  }

  private func writeRun(to json: inout JSONText) {
    json.raw(",\"events\":")
    events.write(to: &json)
    json.raw(",\"edges\":")
    causality.write(to: &json)
    json.raw(",\"lifelines\":")
    lifelines.write(to: &json)
    json.raw(",\"states\":")
    states.write(to: &json)
    json.raw(",\"history\":")
    history.write(to: &json)
    json.raw(",\"series\":")
    json.list(page.series) { write($1, to: &$0) }
  }

  private func write(_ series: MetricSeries, to json: inout JSONText) {
    let points = series.thinned(to: page.limits.points)
    json.raw("{\"name\":")
    json.text(series.name.printable)
    json.raw(",\"unit\":")
    json.text(series.unit.printable)
    json.raw(",\"about\":")
    json.text(series.summary.printable)
    json.raw(",\"kind\":")
    json.text(series.shape == .steps ? "steps" : "samples")
    json.raw(",\"points\":")
    json.number(series.points.count { $0.value.isFinite })
    json.raw(",\"time\":")
    json.list(points) { $0.number(Int($1.time.nanoseconds)) }
    json.raw(",\"value\":")
    json.list(points) { $0.number($1.value) }
    json.raw("}")
  }
}
