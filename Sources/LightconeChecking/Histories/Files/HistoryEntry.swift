import LightconeDiagnostics

/// One entry of a history file: the beginning of an operation, or its end.
struct HistoryEntry {
  /// What an entry says.
  enum Kind: String, CaseIterable {
    /// An operation begins.
    case invoke
    /// It took effect.
    case ok
    /// It certainly took no effect.
    case fail
    /// Nobody knows: it may have taken effect, or take effect later.
    case info
  }

  /// The client's number.
  var process: Int
  /// What the entry says.
  var kind: Kind
  /// What is or was asked for; nil if the entry, an end, does not repeat it.
  var function: String?
  /// The key, if the entry names one.
  var key: OperationValue?
  /// The argument or the answer.
  var value: OperationValue
  /// Where the entry begins.
  var place: TextPlace
  /// Where its value stands.
  var valuePlace: TextPlace
}

/// Makes entries of the maps of a file.
struct EntryReader {
  /// The names that mean something. `time` and `index` are known, and not looked at: the order of a
  /// history is the order of its file.
  static let names = ["process", "type", "f", "key", "value", "time", "index"]

  /// Names that were seen to resemble none of the known ones.
  private var harmlessNames: Set<String> = []

  /// Reads an entry.
  ///
  /// - Returns: nil for an entry of the process `nemesis`, which is no client.
  mutating func read(_ entry: RecordedEntry) throws(Diagnostic) -> HistoryEntry? {
    let places = Self.places(of: entry)
    guard let process = places["process"] else { throw missing("process", entry) }
    let client: Int
    switch try value(process, entry) {
    case .text("nemesis"): return nil
    case .integer(let number): client = number
    case let other:
      throw wrong(other, process, entry, expected: "the process as a whole number, or nemesis")
    }
    try checkOtherNames(entry, places)
    let kind = try kind(places["type"], entry)
    let function = try function(places["f"], entry)
    if function == nil, kind == .invoke { throw missing("f", entry) }
    return HistoryEntry(
      process: client, kind: kind, function: function, key: try optional(places["key"], entry),
      value: try optional(places["value"], entry) ?? .none, place: entry.place,
      valuePlace: places["value"].map { entry.places[$0] } ?? entry.place)
  }

  /// Where the known names of an entry have their values.
  private static func places(of entry: RecordedEntry) -> [String: Int] {
    var places: [String: Int] = [:]
    for index in stride(from: 0, to: entry.forms.count, by: 2) {
      if case .text(let name) = entry.forms[index], names.contains(name) {
        places[name] = index + 1
      }
    }
    return places
  }

  private func kind(_ index: Int?, _ entry: RecordedEntry) throws(Diagnostic) -> HistoryEntry.Kind {
    guard let index else { throw missing("type", entry) }
    let found = try value(index, entry)
    if case .text(let word) = found, let kind = HistoryEntry.Kind(rawValue: word) { return kind }
    let kinds = HistoryEntry.Kind.allCases.map(\.rawValue)
    throw wrong(
      found, index, entry, expected: "one of \(kinds.joined(separator: ", "))",
      suggestion: nearestWord(to: found.description, in: kinds))
  }

  private func function(_ index: Int?, _ entry: RecordedEntry) throws(Diagnostic) -> String? {
    guard let index else { return nil }
    let found = try value(index, entry)
    if case .text(let name) = found, !name.isEmpty { return name }
    throw wrong(found, index, entry, expected: "the function as a word, such as read")
  }

  private func optional(
    _ index: Int?, _ entry: RecordedEntry
  ) throws(Diagnostic) -> OperationValue? {
    guard let index else { return nil }
    return try value(index, entry)
  }

  private func value(_ index: Int, _ entry: RecordedEntry) throws(Diagnostic) -> OperationValue {
    if let problem = entry.problems.first(where: { $0.form == index }) { throw problem.problem }
    return entry.forms[index]
  }

  // MARK: Mistakes

  /// Refuses a name that resembles a known one which the entry lacks: it is a slip, and what stands
  /// behind it would be lost. Any other name is let through.
  private mutating func checkOtherNames(
    _ entry: RecordedEntry, _ places: [String: Int]
  ) throws(Diagnostic) {
    for index in stride(from: 0, to: entry.forms.count, by: 2) {
      guard case .text(let name) = entry.forms[index], !Self.names.contains(name),
        !harmlessNames.contains(name)
      else { continue }
      guard name.utf8.count <= 20, let near = nearestWord(to: name, in: Self.names) else {
        if harmlessNames.count < 100, name.utf8.count <= 20 { harmlessNames.insert(name) }
        continue
      }
      guard places[near] == nil else { continue }
      throw Diagnostic(
        .badHistory, "there is no field '\(name.quotable)'", at: entry.places[index].source,
        expected: "one of \(Self.names.joined(separator: ", ")), or a name that resembles none",
        suggestion: near)
    }
  }

  private func missing(_ name: String, _ entry: RecordedEntry) -> Diagnostic {
    let others = stride(from: 0, to: min(entry.forms.count, 40), by: 2).map { entry.forms[$0] }
    let near = others.first { nearestWord(to: $0.description, in: [name]) != nil }
    return Diagnostic(
      .badHistory,
      "the entry has no field '\(name)'"
        + (near.map { ", but it has '\($0.description.quotable)'" } ?? ""),
      at: entry.place.source, expected: "the fields process, type and f",
      suggestion: near == nil ? nil : name)
  }

  private func wrong(
    _ found: OperationValue, _ index: Int, _ entry: RecordedEntry, expected: String,
    suggestion: String? = nil
  ) -> Diagnostic {
    var name = ""
    if case .text(let text) = entry.forms[index - 1] { name = text }
    return Diagnostic(
      .badHistory, "'\(found.description.quotable)' cannot be the '\(name)' of an entry",
      at: entry.places[index].source, expected: expected, suggestion: suggestion)
  }
}
