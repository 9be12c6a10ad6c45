import LightconeDiagnostics
import Testing

@testable import LightconeConsole

/// A wrong expression and what must be said about it.
struct WrongExpression: Sendable, CustomTestStringConvertible {
  var text: String
  var code: DiagnosticCode
  var column: Int
  var message: String
  var suggestion: String?

  init(
    _ text: String, _ code: DiagnosticCode, _ column: Int, _ message: String,
    _ suggestion: String? = nil
  ) {
    self.text = text
    self.code = code
    self.column = column
    self.message = message
    self.suggestion = suggestion
  }

  var testDescription: String { text }
}

@Suite("What is said about a wrong expression")
struct ExpressionMistakeTests {
  static let unreadable: [WrongExpression] = [
    .init("", .badExpression, 1, "the expression is empty"),
    .init("   ", .badExpression, 4, "the expression is empty"),
    .init("1 +", .badExpression, 4, "the expression ends where a value is missing"),
    .init("1 + * 2", .badExpression, 5, "a value is missing"),
    .init("(1 + 2", .badExpression, 1, "the parenthesis is not closed"),
    .init("1 + 2)", .badExpression, 6, "')' cannot stand here"),
    .init("a = 3", .badExpression, 3, "there is no sign '='", "=="),
    .init("a && b", .badExpression, 3, "there is no sign '&&'", "and"),
    .init("!a", .badExpression, 1, "there is no sign '!'", "not"),
    .init("a ≤ 3", .badExpression, 3, "there is no sign '≤'", "<="),
    .init("a ? b", .badExpression, 3, "'?' cannot stand here"),
    .init(".5", .badExpression, 1, "'.' cannot stand here"),
    .init("\"open", .badExpression, 1, "the text is not closed"),
    .init("a < b < 3", .badExpression, 7, "a comparison has two sides"),
    .init("2 s", .badExpression, 3, "'s' cannot stand here", "2s"),
    .init("2 a", .badExpression, 3, "'a' cannot stand here"),
    .init("10sec", .badExpression, 3, "there is no unit 'sec'", "10s"),
    .init("4x", .badExpression, 2, "there is no unit 'x'"),
    .init("2pp", .badExpression, 1, "percentage points are a tolerance", "2%"),
    .init("a ± 3", .badExpression, 3, "'±' cannot stand here"),
    .init("a == b ± b", .badExpression, 10, "a tolerance is a number"),
    .init("4-2", .badExpression, 2, "a minus between two values needs a blank on both sides"),
    .init("a -b", .badExpression, 3, "a minus between two values needs a blank on both sides"),
    .init("(a)- b", .badExpression, 4, "a minus between two values needs a blank on both sides"),
    .init("mean()", .badExpression, 1, "mean cannot have 0 arguments"),
    .init("1 + ln(1, 2)", .badExpression, 5, "ln cannot have 2 arguments"),
    .init("men(a)", .unknownName, 1, "there is no function 'men'", "mean"),
    .init("1e999", .badExpression, 1, "the number is too large"),
  ]

  @Test("An expression that cannot be read is refused where it is wrong", arguments: unreadable)
  func refusedWhenRead(_ wrong: WrongExpression) throws {
    let error = mistake { () throws(Diagnostic) in _ = try Expression(parsing: wrong.text) }
    check(error, wrong)
  }

  static let unanswerable: [WrongExpression] = [
    .init("1 + mesages", .unknownName, 5, "there is no name 'mesages'", "messages"),
    .init("a-b", .unknownName, 1, "there is no name 'a-b'", "a - b"),
    .init("a-1", .unknownName, 1, "there is no name 'a-1'", "a - 1"),
    .init("a == mean", .unknownName, 6, "mean is a function"),
    .init("a * ms", .unknownName, 5, "ms is a unit", "1ms"),
    .init(
      "messages + net.latency", .unitMismatch, 10,
      "'messages' is a plain number and 'net.latency' is a time"),
    .init("rate == 3ms", .unitMismatch, 6, "'rate' is a rate per time and '3ms' is a time"),
    .init("max(1, 2ms)", .unitMismatch, 1, "'1' is a plain number and '2ms' is a time"),
    .init("1s == 1s ± 2pp", .unitMismatch, 4, "the tolerance is a plain number and '1s' is a time"),
    .init(
      "1 == 1 ± 2ms", .unitMismatch, 3, "the tolerance is a time and '1' is a plain number"),
    .init("law == 3", .unitMismatch, 5, "'law' is a text and '3' is a plain number"),
    .init("law < \"z\"", .unitMismatch, 5, "a text is neither smaller nor greater than another"),
    .init(
      "law == \"z\" ± 1", .unitMismatch, 5,
      "a tolerance needs numbers on both sides, here is a text"),
    .init("not a", .unitMismatch, 5, "'a' is a plain number"),
    .init("committed and 3", .unitMismatch, 15, "'3' is a plain number"),
    .init("1 + committed", .unitMismatch, 5, "'committed' is a condition"),
    .init("mean(law)", .unitMismatch, 6, "'law' is a text"),
    .init("2 ^ 3ms", .unitMismatch, 5, "the exponent is a time"),
    .init("2ms ^ 0.5", .unitMismatch, 7, "the power of a time is 0.5"),
    .init("ln(3ms)", .unitMismatch, 4, "the argument of ln is a time"),
    .init("sqrt(3ms)", .unitMismatch, 6, "the argument of sqrt is a time"),
    .init("ln(0)", .cannotEvaluate, 4, "the logarithm of 0 is not defined"),
    .init("sqrt(-1)", .cannotEvaluate, 6, "the square root of -1 is not defined"),
    .init("1 / (a - 7)", .cannotEvaluate, 3, "division by zero: '(a - 7)' is 0"),
    .init("exp(1000)", .cannotEvaluate, 1, "'exp(1000)' is not a finite number"),
    .init(
      "(1s ^ 16) * 1s", .cannotEvaluate, 11, "'(1s ^ 16) * 1s' is time to the power of 17"),
    .init(
      "lock.held < 3ms", .badExpression, 1, "lock.held is a series of 3 samples", "max(lock.held)"),
    .init(
      "1 + p99(queue.length)", .cannotEvaluate, 9,
      "no samples of queue.length were taken in this run"),
  ]

  @Test(
    "An expression that a run cannot answer is refused where it is wrong", arguments: unanswerable)
  func refusedWhenEvaluated(_ wrong: WrongExpression) throws {
    let expression = try Expression(parsing: wrong.text)
    let error = mistake { () throws(Diagnostic) in
      _ = try expression.evaluate(in: FixedQuantities.sample)
    }
    check(error, wrong)
  }

  private func check(_ error: Diagnostic?, _ wrong: WrongExpression) {
    #expect(error?.code == wrong.code)
    #expect(error?.place.column == wrong.column)
    #expect(error?.message == wrong.message)
    #expect(error?.suggestion == wrong.suggestion)
    #expect(error?.sourceLine == wrong.text.map { $0 == "\t" ? " " : String($0) }.joined())
  }

  @Test("The caret stands below the mistake")
  func caret() throws {
    let error = mistake { () throws(Diagnostic) in _ = try Expression(parsing: "a = 3") }
    #expect(
      error?.description == """
        error LC1005: there is no sign '='
          a = 3
            ^
          did you mean '=='?
        """)
  }

  @Test("Nesting and length are bounded, so that no text overflows the stack")
  func bounds() throws {
    let open = String(repeating: "(", count: 100_000)
    #expect(mistake { () throws(Diagnostic) in _ = try Expression(parsing: open) } != nil)
    for piece in ["(", "-", "not ", "ln(", "2^"] {
      let deep = String(repeating: piece, count: 900)
      let error = mistake { () throws(Diagnostic) in _ = try Expression(parsing: deep + "1") }
      #expect(error?.message == "the expression is nested too deeply")
    }
    let long = String(repeating: "1*", count: 1_900) + "1"
    let error = mistake { () throws(Diagnostic) in _ = try Expression(parsing: long) }
    #expect(error?.message == "the expression is nested too deeply")
  }

  @Test("What is nested as deeply as is allowed can be evaluated")
  func deepest() throws {
    let parentheses = String(repeating: "(", count: 39) + "1" + String(repeating: ")", count: 39)
    #expect(try value(parentheses) == .number(Quantity(1)))
    let row = String(repeating: "1 + ", count: 39) + "1"
    #expect(try value(row) == .number(Quantity(40)))
  }

  @Test("A control character never reaches the terminal")
  func controlCharacters() throws {
    let error = mistake { () throws(Diagnostic) in _ = try Expression(parsing: "a\u{1B}[31m\tb") }
    #expect(error?.place.column == 2)
    #expect(error?.sourceLine == "a\u{FFFD}[31m b")
    #expect(error?.message == "'\u{FFFD}' cannot stand here")
  }
}
