/// A piece of an expression's text.
struct Token: Hashable, Sendable {
  /// What kind of piece it is.
  enum Kind: Hashable, Sendable {
    case number(NumberLiteral)
    case text(String)
    case name(String)
    case symbol(Symbol)
    case end
  }

  /// What kind of piece it is.
  var kind: Kind
  /// Where it stands in the line, in characters counted from 0.
  var range: Range<Int>
}

/// The signs and words that connect the parts of an expression.
enum Symbol: String, CaseIterable, Hashable, Sendable {
  case power = "^"
  case times = "*"
  case divided = "/"
  case plus = "+"
  case minus = "-"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
  case plusMinus = "±"
  case open = "("
  case close = ")"
  case comma = ","
  case not, and, or

  /// How tightly an operator between two values binds, or `nil` where this is none.
  var precedence: Int? {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .atMost, .greater, .atLeast: Self.comparisonPrecedence
    case .plus, .minus: 5
    case .times, .divided: 6
    case .power: 8
    default: nil
    }
  }

  /// How tightly comparisons bind; `not` binds one less, a sign three more.
  static let comparisonPrecedence = 4

  /// How tightly the minus sign before a value binds: less than a power, more than a product.
  static let signPrecedence = 7

  /// The longest symbol that begins the given characters, apart from the words.
  static func longest(startingAt first: Character, then second: Character?) -> (Symbol, Int)? {
    if let second {
      let pair = "\(first)\(second)"
      if pair == "+-" { return (.plusMinus, 2) }
      if let symbol = Symbol(rawValue: pair), !first.isPlainLetter { return (symbol, 2) }
    }
    guard !first.isPlainLetter else { return nil }
    return Symbol(rawValue: String(first)).map { ($0, 1) }
  }

  /// Signs of other languages, longest first, and what stands for them here.
  static let foreign: [(sign: String, here: String)] = [
    ("===", "=="), ("!==", "!="), ("=<", "<="), ("=>", ">="), ("<>", "!="), ("&&", "and"),
    ("||", "or"), ("**", "^"), ("=", "=="), ("≤", "<="), ("≥", ">="), ("≠", "!="), ("−", "-"),
    ("–", "-"), ("×", "*"), ("·", "*"), ("÷", "/"), ("&", "and"), ("|", "or"), ("!", "not"),
    ("'", "\""), ("“", "\""), ("”", "\""),
  ]
}
