import LightconeDiagnostics
import LightconeTrace

/// What `why` asks about.
enum WhySubject: Hashable, Sendable {
  /// An event.
  case event(EventNumber)
  /// A node, whose state is meant, or a property.
  case name(String)
}

/// What `why-not` asks for.
enum WhyNotAim: Hashable, Sendable {
  /// A condition.
  case condition(Expression)
  /// That a node is in a state.
  case state(node: String, String)
}

extension CommandVerb {
  /// Whether `what-if` can try a command of this word.
  var canBeImagined: Bool {
    isFault || self == .at || self == .when || self == .set || self == .nemesis
  }
}

extension CommandParser {
  /// Reads `#57`, a node or a property.
  mutating func readWhySubject() throws(Diagnostic) -> WhySubject {
    guard let word = reader.peek() else { throw missing("an event, a node or a property") }
    let isNumber = word.text.allSatisfy(\.isDecimalDigit)
    if word.text.hasPrefix("#") || isNumber, !word.isQuoted {
      _ = reader.next()
      return .event(try event(word))
    }
    return .name(takeRest() ?? word.text)
  }

  /// Reads a condition; or two words and more without any sign of one: a node and a state.
  mutating func readWhyNotAim() throws(Diagnostic) -> WhyNotAim {
    var words = reader
    guard let first = words.next(), let second = words.peek() else {
      return .condition(try readCondition())
    }
    let rest = source[words.rest]
    let isCondition =
      first.text == "not" || source[reader.rest].contains { "=<>()+*/^!".contains($0) }
      || rest.split(separator: " ").contains { $0 == "and" || $0 == "or" }
    guard !isCondition || second.isQuoted else { return .condition(try readCondition()) }
    guard let node = reader.next(), let state = takeRest() else { throw missing("a state") }
    return .state(node: node.text, state)
  }

  /// Reads a command that changes the run, and keeps how it was written.
  mutating func readWhatIf() throws(Diagnostic) -> Command {
    let text = source[reader.rest]
    guard let word = reader.peek() else { throw missing("a command") }
    let all = CommandDescription.all
    let finder = VerbFinder(descriptions: all, abbreviations: abbreviations)
    let verb = try finder.verb(for: word, in: source)
    guard verb.canBeImagined else {
      throw source.mistake(
        .wrongArguments, "'\(verb.rawValue)' cannot be asked about",
        at: word.range.lowerBound, expected: "a fault, 'at', 'when', 'nemesis' or 'set'")
    }
    return .whatIf(try readCommand(), text: text)
  }
}
