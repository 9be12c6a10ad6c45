import LightconeDiagnostics

/// Reads tokens into a tree, the tighter operators first (precedence climbing).
struct ExpressionParser {
  /// How deep parentheses, calls and signs may be nested.
  static let maximumNesting = 40

  private let source: SourceLine
  private let tokens: [Token]
  private var index = 0
  private var nesting = 0

  /// The tree of the expression that stands in a part of a line.
  static func parse(_ source: SourceLine, in range: Range<Int>) throws(Diagnostic) -> Term {
    let tokens = try Tokenizer.tokens(of: source, in: range)
    var parser = ExpressionParser(source: source, tokens: tokens)
    let term = try parser.readTerm(binding: 1)
    guard parser.token.kind == .end else { throw parser.trailing() }
    return term
  }

  private init(source: SourceLine, tokens: [Token]) {
    self.source = source
    self.tokens = tokens
  }

  /// The token that stands next.
  private var token: Token { tokens[index] }

  /// Takes the next token; the last one, `end`, stays.
  @discardableResult
  private mutating func take() -> Token {
    let taken = tokens[index]
    if index + 1 < tokens.count { index += 1 }
    return taken
  }

  /// Takes the next token if it is the given symbol.
  private mutating func take(_ symbol: Symbol) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    take()
    return true
  }

  // MARK: Operators

  /// Reads operands joined by operators that bind at least as tightly as `minimum`.
  private mutating func readTerm(binding minimum: Int) throws(Diagnostic) -> Term {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.maximumNesting else { throw tooDeep(at: token.range.lowerBound) }
    var left = try readOperand()
    while case .symbol(let symbol) = token.kind, let precedence = symbol.precedence,
      precedence >= minimum
    {
      let position = take().range.lowerBound
      let right = try readTerm(binding: symbol == .power ? precedence : precedence + 1)
      left = try join(left, symbol, right, at: position)
      guard left.depth <= Term.maximumDepth else { throw tooDeep(at: position) }
    }
    return left
  }

  /// Makes one term of two operands and, behind a comparison, a tolerance.
  private mutating func join(
    _ left: Term, _ symbol: Symbol, _ right: Term, at position: Int
  ) throws(Diagnostic) -> Term {
    var end = right.range.upperBound
    let kind: Term.Kind
    if let comparison = ComparisonOperator(rawValue: symbol.rawValue) {
      let tolerance = try readTolerance()
      if tolerance != nil { end = tokens[index - 1].range.upperBound }
      try refuseChain()
      kind = .comparison(comparison, left, right, tolerance)
    } else if let arithmetic = ArithmeticOperator(rawValue: symbol.rawValue) {
      kind = .arithmetic(arithmetic, left, right)
    } else {
      kind = .logic(symbol == .or ? .or : .and, left, right)
    }
    return Term(
      kind, range: left.range.lowerBound..<end, position: position, parts: [left, right])
  }

  /// Refuses `a < b < c`, which would compare a condition with a number.
  private func refuseChain() throws(Diagnostic) {
    guard case .symbol(let symbol) = token.kind,
      symbol.precedence == Symbol.comparisonPrecedence
    else { return }
    throw source.mistake(
      .badExpression, "a comparison has two sides", at: token.range.lowerBound,
      expected: "two comparisons joined by 'and', as in a < b and b < c")
  }

  /// Reads `± 5%`, if it stands here.
  private mutating func readTolerance() throws(Diagnostic) -> Tolerance? {
    guard take(.plusMinus) else { return nil }
    guard case .number(let literal) = token.kind else {
      throw source.mistake(
        .badExpression, "a tolerance is a number", at: token.range.lowerBound,
        expected: "a number such as 5%, 2pp, 3ms or 0.5")
    }
    take()
    switch literal.kind {
    case .plain: return .absolute(literal.quantity)
    case .percent: return .relative(literal.quantity.value)
    case .percentagePoints: return .percentagePoints(literal.quantity.value)
    }
  }

  // MARK: Operands

  private mutating func readOperand() throws(Diagnostic) -> Term {
    let start = token.range
    switch token.kind {
    case .number(let literal):
      try refusePercentagePoints(literal)
      take()
      return Term(.number(literal.quantity), range: start, position: start.lowerBound)
    case .text(let text):
      take()
      return Term(.text(text), range: start, position: start.lowerBound)
    case .name(let name): return try readName(name)
    case .symbol(.open): return try readParentheses()
    case .symbol(.minus), .symbol(.not): return try readPrefix()
    default: throw missingValue()
    }
  }

  /// Reads a sign or a `not` and what it applies to.
  private mutating func readPrefix() throws(Diagnostic) -> Term {
    let isSign = token.kind == .symbol(.minus)
    let start = take().range.lowerBound
    let binding = isSign ? Symbol.signPrecedence : Symbol.comparisonPrecedence
    let part = try readTerm(binding: binding)
    return Term(
      isSign ? .negated(part) : .not(part), range: start..<part.range.upperBound, position: start,
      parts: [part])
  }

  private mutating func readParentheses() throws(Diagnostic) -> Term {
    let start = take().range.lowerBound
    var term = try readTerm(binding: 1)
    let end = token.range.upperBound
    try close(openedAt: start)
    term.range = start..<end
    return term
  }

  /// Reads a name, a truth value or a call.
  private mutating func readName(_ name: String) throws(Diagnostic) -> Term {
    let start = take().range
    if token.kind == .symbol(.open) { return try readCall(name, at: start) }
    let kind: Term.Kind =
      switch name {
      case "true": .flag(true)
      case "false": .flag(false)
      default: .name(name)
      }
    return Term(kind, range: start, position: start.lowerBound)
  }

  private mutating func readCall(_ name: String, at start: Range<Int>) throws(Diagnostic) -> Term {
    let names = Function.allCases.map(\.rawValue)
    guard let function = Function(rawValue: name) else {
      throw source.mistake(
        .unknownName, "there is no function '\(name)'", at: start.lowerBound,
        expected: "one of \(names.joined(separator: ", "))",
        suggestion: nearestWord(to: name, in: names))
    }
    let open = take().range.lowerBound
    var arguments: [Term] = []
    if token.kind != .symbol(.close) {
      repeat { arguments.append(try readTerm(binding: 1)) } while take(.comma)
    }
    let end = token.range.upperBound
    try close(openedAt: open)
    guard function.argumentCounts.contains(arguments.count) else {
      throw wrongCount(arguments.count, of: function, at: start.lowerBound)
    }
    return Term(
      .call(function, arguments), range: start.lowerBound..<end, position: start.lowerBound,
      parts: arguments)
  }

  private mutating func close(openedAt position: Int) throws(Diagnostic) {
    guard !take(.close) else { return }
    guard token.kind == .end else { throw trailing() }
    throw source.mistake(
      .badExpression, "the parenthesis is not closed", at: position, expected: "a closing )")
  }
}

// MARK: - Mistakes

extension ExpressionParser {
  private func tooDeep(at position: Int) -> Diagnostic {
    source.mistake(
      .badExpression, "the expression is nested too deeply", at: position,
      expected: "at most \(Self.maximumNesting) levels of parentheses and "
        + "\(Term.maximumDepth) operators in a row")
  }

  private func missingValue() -> Diagnostic {
    let message =
      tokens.count == 1
      ? "the expression is empty"
      : token.kind == .end ? "the expression ends where a value is missing" : "a value is missing"
    return source.mistake(
      .badExpression, message, at: token.range.lowerBound,
      expected: "a number, a name, a function or a text in double quotes")
  }

  private func refusePercentagePoints(_ literal: NumberLiteral) throws(Diagnostic) {
    guard literal.kind == .percentagePoints else { return }
    throw source.mistake(
      .badExpression, "percentage points are a tolerance", at: token.range.lowerBound,
      expected: "pp only behind ±, as in == 0.5 ± 2pp",
      suggestion: source[token.range].replacing("pp", with: "%"))
  }

  /// The mistake that something follows where an operator should.
  private func trailing() -> Diagnostic {
    let previous = index > 0 ? tokens[index - 1] : token
    var suggestion: String?
    var expected = "an operator such as + * == and, or the end"
    if case .number = previous.kind, case .name(let unit) = token.kind,
      NumberLiteral.nanoseconds(in: unit) != nil
    {
      expected = "a unit directly behind its number"
      suggestion = source[previous.range] + unit
    } else if token.kind == .symbol(.plusMinus) {
      expected = "a tolerance only behind a comparison, as in a == b ± 5%"
    }
    return source.mistake(
      .badExpression, "'\(source[token.range])' cannot stand here", at: token.range.lowerBound,
      expected: expected, suggestion: suggestion)
  }

  private func wrongCount(_ count: Int, of function: Function, at position: Int) -> Diagnostic {
    let name = function.rawValue
    let wanted =
      function.argumentCounts.upperBound == 1
      ? "one argument, as in \(name)(x)"
      : function == .min || function == .max
        ? "1 to \(function.argumentCounts.upperBound) arguments" : function.use
    return source.mistake(
      .badExpression, "\(name) cannot have \(count) arguments", at: position, expected: wanted)
  }
}
