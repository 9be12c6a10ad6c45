import LightconeDiagnostics

/// What maps and sets must keep to, and what becomes of them as values.
enum FormRules {
  /// Refuses a map with a name twice, or with a name without a value.
  ///
  /// - Complexity: O(forms).
  static func checkMap(_ map: FormStack.Frame, at end: TextPlace) throws(Diagnostic) {
    guard map.forms.count.isMultiple(of: 2) else {
      throw Diagnostic(
        .badHistory, "'\(last(map).description.quotable)' has no value", at: end.source,
        expected: "names and values in turn")
    }
    if let second = firstRepeatedName(map.forms) {
      throw Diagnostic(
        .badHistory, "'\(map.forms[second].description.quotable)' stands here twice",
        at: map.places[second].source, expected: "each name once")
    }
  }

  /// The value that a list, a set or a map is as an argument or an answer.
  ///
  /// A set becomes a list in order, a map a list of its pairs in order: histories that write them in
  /// another order mean the same.
  static func value(of frame: FormStack.Frame) throws(Diagnostic) -> OperationValue {
    switch frame.shape {
    case .list, .root: return .list(frame.forms)
    case .map:
      let pairs = stride(from: 0, to: frame.forms.count, by: 2).map { index in
        OperationValue.list([frame.forms[index], frame.forms[index + 1]])
      }
      return .list(pairs.sorted(by: precedes))
    case .set:
      let items = frame.forms.sorted(by: precedes)
      if let twice = items.indices.dropFirst().first(where: { items[$0] == items[$0 - 1] }) {
        throw Diagnostic(
          .badHistory, "the set holds '\(items[twice].description.quotable)' twice",
          at: frame.place.source)
      }
      return .list(items)
    }
  }

  private static func last(_ map: FormStack.Frame) -> OperationValue { map.forms.last ?? .none }

  /// The place of the first name that stood before; few names are compared, many looked up.
  private static func firstRepeatedName(_ forms: [OperationValue]) -> Int? {
    let names = stride(from: 0, to: forms.count, by: 2)
    if forms.count <= 24 {
      return names.first { index in
        stride(from: 0, to: index, by: 2).contains { forms[$0] == forms[index] }
      }
    }
    var seen: Set<OperationValue> = []
    return names.first { !seen.insert(forms[$0]).inserted }
  }

  /// An order of all values: nothing, numbers, texts, lists.
  private static func precedes(_ first: OperationValue, _ second: OperationValue) -> Bool {
    switch (first, second) {
    case (.integer(let first), .integer(let second)): first < second
    case (.text(let first), .text(let second)): first < second
    case (.list(let first), .list(let second)):
      first.lexicographicallyPrecedes(second, by: precedes)
    default: rank(first) < rank(second)
    }
  }

  private static func rank(_ value: OperationValue) -> Int {
    switch value {
    case .none: 0
    case .integer: 1
    case .text: 2
    case .list: 3
    }
  }
}
