/// When a property has to be true.
public enum PropertyKind: String, Hashable, Sendable {
  /// After every step.
  case always
  /// After at least one step of at least one run.
  case sometimes
  /// At the end of the run, once nothing is left to happen.
  case eventually
}

/// Something that should be true of a system, as a sentence and as a test of a world.
public struct Property<S: System>: Sendable {
  /// What people see of it.
  public let description: PropertyDescription
  /// Whether it is true of a world at this moment.
  public let holds: @Sendable (World<S>) -> Bool

  /// Creates a property.
  public init(
    _ name: String, _ kind: PropertyKind, _ sentence: String,
    holds: @escaping @Sendable (World<S>) -> Bool
  ) {
    description = PropertyDescription(name: name, kind: kind, sentence: sentence)
    self.holds = holds
  }
}

/// What people see of a property.
public struct PropertyDescription: Hashable, Sendable {
  /// A short name in kebab-case.
  public let name: String
  /// When it has to be true.
  public let kind: PropertyKind
  /// What it says.
  public let sentence: String

  /// Describes a property.
  public init(name: String, kind: PropertyKind, sentence: String) {
    self.name = name
    self.kind = kind
    self.sentence = sentence
  }
}

/// The answer to a question about runs.
public enum Verdict: String, Hashable, Sendable {
  /// It is true of everything that was looked at.
  case holds
  /// It is false, and there is a run that shows it.
  case violated
  /// What was looked at does not decide it.
  case undecided
}
