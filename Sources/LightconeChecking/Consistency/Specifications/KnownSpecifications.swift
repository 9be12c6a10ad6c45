import LightconeDiagnostics

/// The sequential specifications that can be named.
public enum KnownSpecifications {
  /// All of them, in the order in which they are listed to people.
  public static var all: [any SequentialSpecification] {
    [
      RegisterSpecification(), CompareAndSetRegisterSpecification(), KeyValueSpecification(),
      CounterSpecification(), QueueSpecification(), SetSpecification(), ListAppendSpecification(),
    ]
  }

  /// Their names.
  public static var names: [String] { all.map { type(of: $0).name } }

  /// The specification with a name.
  ///
  /// - Throws: a ``HistoryProblem`` at position 0 with the nearest name, if there is none.
  public static func specification(
    named name: String
  ) throws(HistoryProblem) -> any SequentialSpecification {
    if let found = all.first(where: { type(of: $0).name == name }) { return found }
    throw HistoryProblem(
      at: 0, "there is no specification '\(name)'", expected: names.joined(separator: ", "),
      suggestion: nearestWord(to: name, in: names))
  }
}
