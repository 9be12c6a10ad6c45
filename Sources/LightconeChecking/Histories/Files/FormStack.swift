import LightconeDiagnostics

/// An entry of a history file as it was read: a map whose names and values are not judged yet.
struct RecordedEntry {
  /// Names and values in turn.
  var forms: [OperationValue]
  /// Where each of them stands.
  var places: [TextPlace]
  /// What makes a form useless; it only matters if somebody uses the form.
  var problems: [(form: Int, problem: Diagnostic)]
  /// Where the entry begins.
  var place: TextPlace
}

/// Builds values from the signs of a file, however they are cut into pieces.
///
/// The values that are still open lie on a stack of their own: text may nest deeply, the program's
/// stack must not.
struct FormStack {
  /// How deep values may lie in one another.
  static let maximumDepth = 64

  /// What a value that is still open will be.
  enum Shape: String {
    case list
    case set
    case map
    /// The file itself.
    case root = "file"
  }

  /// What stands before a form in EDN and changes it.
  enum Prefix {
    /// `#name`: says of what kind the form is. It is passed over.
    case tag
    /// `#_`: the form counts as if it were not there.
    case discard
  }

  struct Frame {
    var shape: Shape
    var closer: UInt8
    var place: TextPlace
    var isStream = false
    var forms: [OperationValue] = []
    var places: [TextPlace] = []
    var problems: [(form: Int, problem: Diagnostic)] = []
    var prefixes: [Prefix] = []
    var expected = JSONScanner.Expectation.value
  }

  /// The values that are open, the file itself first.
  private(set) var frames = [Frame(shape: .root, closer: 0, place: TextPlace())]

  /// The innermost open value.
  var top: Frame {
    get { frames[frames.count - 1] }
    _modify { yield &frames[frames.count - 1] }
  }

  /// How many values are open.
  var depth: Int { frames.count - 1 }

  /// Whether a map that stands here is an entry.
  private var isAtEntryLevel: Bool { depth == 0 || depth == 1 && top.isStream }

  /// Opens a value.
  ///
  /// - Parameter isStream: whether the values in it are entries, if it is the outermost.
  mutating func open(
    _ shape: Shape, closer: UInt8, at place: TextPlace, isStream: Bool = false
  ) throws(Diagnostic) {
    try checkDepth(at: place)
    let isStream = isStream && depth == 0 && !top.prefixes.contains(.discard)
    if !isStream, shape != .map { try checkEntry(at: place) }
    frames.append(Frame(shape: shape, closer: closer, place: place, isStream: isStream))
  }

  /// Puts a prefix before the next form.
  mutating func add(_ prefix: Prefix, at place: TextPlace) throws(Diagnostic) {
    try checkDepth(at: place)
    top.prefixes.append(prefix)
  }

  /// Takes a finished value into the one that is open.
  mutating func add(
    _ value: OperationValue, at place: TextPlace, problem: Diagnostic? = nil
  ) throws(Diagnostic) {
    try checkEntry(at: place)
    guard usesForm() else { return }
    append(value, at: place, problem: problem)
  }

  /// Closes the innermost value.
  ///
  /// - Returns: the entry, if it was one.
  mutating func close(_ closer: UInt8, at place: TextPlace) throws(Diagnostic) -> RecordedEntry? {
    guard depth > 0 else {
      throw Diagnostic(
        .badHistory, "\(Sign.name(closer)) closes nothing", at: place.source)
    }
    guard top.closer == closer else {
      throw Diagnostic(
        .badHistory,
        "\(Sign.name(closer)) cannot close the \(top.shape) that began at \(text(top.place))",
        at: place.source, expected: Sign.name(top.closer))
    }
    if !top.prefixes.isEmpty {
      throw Diagnostic(.badHistory, "nothing follows the '#' before this", at: place.source)
    }
    let frame = frames.removeLast()
    if frame.shape == .map { try FormRules.checkMap(frame, at: place) }
    let isEntry = isAtEntryLevel
    guard usesForm(), !frame.isStream else { return nil }
    if isEntry {
      return RecordedEntry(
        forms: frame.forms, places: frame.places, problems: frame.problems, place: frame.place)
    }
    append(try FormRules.value(of: frame), at: frame.place, problem: frame.problems.first?.problem)
    return nil
  }

  /// Whether the file may end here.
  func finish(at place: TextPlace) throws(Diagnostic) {
    guard depth == 0 else {
      throw Diagnostic(
        .badHistory, "the file ends inside a \(top.shape) that began at \(text(top.place))",
        at: place.source, expected: Sign.name(top.closer))
    }
    guard top.prefixes.isEmpty else {
      throw Diagnostic(.badHistory, "the file ends behind a '#'", at: place.source)
    }
  }

  /// Uses up the prefixes of a form.
  ///
  /// - Returns: false if the form is to be passed over.
  private mutating func usesForm() -> Bool {
    while let prefix = top.prefixes.popLast() {
      if prefix == .discard { return false }
    }
    return true
  }

  private mutating func append(
    _ value: OperationValue, at place: TextPlace, problem: Diagnostic?
  ) {
    if let problem, top.shape == .map || top.problems.isEmpty {
      top.problems.append((top.forms.count, problem))
    }
    top.forms.append(value)
    if top.shape == .map { top.places.append(place) }
  }

  private func checkDepth(at place: TextPlace) throws(Diagnostic) {
    guard depth + top.prefixes.count >= Self.maximumDepth else { return }
    throw Diagnostic(
      .badHistory, "values lie more than \(Self.maximumDepth) deep in one another",
      at: place.source)
  }

  /// Refuses anything but maps where entries stand.
  private func checkEntry(at place: TextPlace) throws(Diagnostic) {
    guard isAtEntryLevel, !top.prefixes.contains(.discard) else { return }
    throw Diagnostic(
      .badHistory, "this is no entry of a history", at: place.source,
      expected: "a map, such as \(HistoryFormat.jepsen.example)")
  }

  private func text(_ place: TextPlace) -> String { "line \(place.line), column \(place.column)" }
}
