/// A node of an expression's tree.
struct Term: Hashable, Sendable {
  /// The longest way from a term down to a literal or a name.
  ///
  /// Small enough that the deepest tree is evaluated in the 512 KB of stack that some systems give
  /// a thread, without optimization too.
  static let maximumDepth = 40

  /// What the term is.
  indirect enum Kind: Hashable, Sendable {
    case number(Quantity)
    case text(String)
    case flag(Bool)
    case name(String)
    case negated(Term)
    case not(Term)
    case arithmetic(ArithmeticOperator, Term, Term)
    case comparison(ComparisonOperator, Term, Term, Tolerance?)
    case logic(LogicOperator, Term, Term)
    case call(Function, [Term])
  }

  /// What the term is.
  var kind: Kind
  /// Where the term stands in the line, with parentheses around it.
  var range: Range<Int>
  /// Where a caret points when something is wrong with this term: its operator or its name.
  var position: Int
  /// How many terms lie on the longest way down, this one included.
  var depth: Int

  /// Creates a term over its parts.
  init(_ kind: Kind, range: Range<Int>, position: Int, parts: [Term] = []) {
    self.kind = kind
    self.range = range
    self.position = position
    depth = 1 + (parts.map(\.depth).max() ?? 0)
  }

  /// The terms directly below this one.
  var parts: [Term] {
    switch kind {
    case .number, .text, .flag, .name: []
    case .negated(let part), .not(let part): [part]
    case .arithmetic(_, let left, let right), .logic(_, let left, let right),
      .comparison(_, let left, let right, _):
      [left, right]
    case .call(_, let arguments): arguments
    }
  }

  /// Whether this is a written number, text or truth value.
  var isLiteral: Bool {
    switch kind {
    case .number, .text, .flag: true
    default: false
    }
  }

  /// Whether a call in this term gathers samples or runs.
  var containsAggregate: Bool {
    if case .call(let function, let arguments) = kind,
      function.isAggregate(argumentCount: arguments.count)
    {
      return true
    }
    return parts.contains(where: \.containsAggregate)
  }

  /// Whether this term can come to a condition, as far as its form tells.
  var canBeCondition: Bool {
    switch kind {
    case .flag, .name, .not, .comparison, .logic: true
    case .number, .text, .negated, .arithmetic, .call: false
    }
  }
}

/// The operators between two numbers.
enum ArithmeticOperator: String, Hashable, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case power = "^"
}

/// The operators between two conditions.
enum LogicOperator: String, Hashable, Sendable {
  case and, or
}

/// The operators that compare two values.
enum ComparisonOperator: String, Hashable, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
}

/// How far a measured value may lie from the expected one.
enum Tolerance: Hashable, Sendable {
  /// A part of the expected value: `5%` is 0.05.
  case relative(Double)
  /// Percentage points, for ratios: `2pp` is 0.02.
  case percentagePoints(Double)
  /// A number with the unit of the expected value.
  case absolute(Quantity)
}

extension Tolerance: CustomStringConvertible {
  /// The tolerance as it is written, for example `5%`, `2pp` or `3 ms`.
  var description: String {
    switch self {
    case .relative(let part): "\(Quantity(part * 100).formatted())%"
    case .percentagePoints(let part): "\(Quantity(part * 100).formatted())pp"
    case .absolute(let quantity): quantity.formatted()
    }
  }
}
