import LightconeDiagnostics

/// Cuts an expression's text into tokens.
struct Tokenizer {
  private let source: SourceLine
  private let end: Int
  private var position: Int
  private var tokens: [Token] = []

  /// The tokens of a part of a line; the last one is `end`.
  static func tokens(of source: SourceLine, in range: Range<Int>) throws(Diagnostic) -> [Token] {
    var tokenizer = Tokenizer(source: source, range: range)
    try tokenizer.run()
    return tokenizer.tokens
  }

  private init(source: SourceLine, range: Range<Int>) {
    self.source = source
    position = range.lowerBound
    end = range.upperBound
  }

  /// The character at an offset from here, if it belongs to the expression.
  private func character(_ offset: Int = 0) -> Character? {
    position + offset < end ? source.characters[position + offset] : nil
  }

  private mutating func run() throws(Diagnostic) {
    while let character = character() {
      if character == " " {
        position += 1
      } else {
        try readToken(startingWith: character)
      }
    }
    tokens.append(Token(kind: .end, range: end..<end))
  }

  private mutating func readToken(startingWith first: Character) throws(Diagnostic) {
    let start = position
    let kind: Token.Kind
    if first.isDecimalDigit {
      kind = .number(try readNumber())
    } else if first.isPlainLetter || first == "_" {
      kind = readName()
    } else if first == "\"" {
      kind = .text(try readText())
    } else {
      kind = .symbol(try readSymbol(startingWith: first))
    }
    tokens.append(Token(kind: kind, range: start..<position))
  }

  private mutating func readNumber() throws(Diagnostic) -> NumberLiteral {
    var reader = NumberReader(source: source, position: position, end: end, code: .badExpression)
    let literal = try reader.read()
    position = reader.position
    return literal
  }

  /// Reads a name: letters and digits, with dots and dashes inside.
  private mutating func readName() -> Token.Kind {
    let start = position
    while let next = character() {
      let isJoint = (next == "." || next == "-") && character(1)?.continuesWord == true
      guard next.continuesWord || isJoint else { break }
      position += 1
    }
    let name = source[start..<position]
    switch name {
    case "not", "and", "or": return Symbol(rawValue: name).map(Token.Kind.symbol) ?? .name(name)
    default: return .name(name)
    }
  }

  /// Reads a text in double quotes.
  private mutating func readText() throws(Diagnostic) -> String {
    let start = position
    position += 1
    while let next = character() {
      position += 1
      if next == "\"" { return source[start + 1..<position - 1] }
    }
    throw source.mistake(
      .badExpression, "the text is not closed", at: start, expected: "a closing \"")
  }

  private mutating func readSymbol(startingWith first: Character) throws(Diagnostic) -> Symbol {
    let rest = source[position..<min(position + 3, end)]
    if let foreign = Symbol.foreign.first(where: { rest.hasPrefix($0.sign) }),
      !(foreign.sign == "=" && rest.hasPrefix("==")), !(foreign.sign == "!" && rest.hasPrefix("!="))
    {
      throw source.mistake(
        .badExpression, "there is no sign '\(foreign.sign)'", at: position,
        suggestion: foreign.here)
    }
    guard let (symbol, length) = Symbol.longest(startingAt: first, then: character(1)) else {
      throw source.mistake(
        .badExpression, "'\(first)' cannot stand here", at: position,
        expected: expectedInstead(of: first))
    }
    if symbol == .minus { try checkBlanksAroundMinus() }
    position += length
    return symbol
  }

  private func expectedInstead(of character: Character) -> String {
    character == "." ? "a digit before the point, as in 0.5" : "a value or an operator"
  }

  /// Refuses a minus between two values that has no blank on both sides: since names contain
  /// dashes, `a-b` is one name, and everything that looks like it has to look unlike it.
  private func checkBlanksAroundMinus() throws(Diagnostic) {
    guard let previous = tokens.last else { return }
    switch previous.kind {
    case .number, .text, .name, .symbol(.close): break
    default: return
    }
    if character(-1) == " ", character(1) == " " || character(1) == nil { return }
    throw source.mistake(
      .badExpression, "a minus between two values needs a blank on both sides", at: position,
      expected: "for example a - b, since a-b is one name")
  }
}
