import LightconeRendering
import LightconeTrace

/// What there is to know about expressions: help and the reference page are made from it.
enum ExpressionGuide {
  /// The forms that an expression can have: how each is written, and what it means.
  static let forms: [(form: String, meaning: String)] = [
    ("4  1.5  1e3", "A number."),
    ("50ms  2s  20/s", "A number with its unit: ns, us, ms, s, min, h, or so many in one of them."),
    ("5%", "A share: 0.05."),
    ("\"a b\"  true  false", "A text, and what a condition can come to."),
    ("in.doubt  net.latency", "A metric or a parameter of the model; seed is the run's."),
    ("a ^ b", "The power. It binds tightest, then the sign -."),
    ("a * b  a / b", "Product and quotient."),
    ("a + b  a - b", "Sum and difference. A minus has a blank on both sides: a-b is one name."),
    ("a == b  a != b", "Equal or not; what floating point rounds off is forgiven."),
    ("a < b  a <= b  a > b  a >= b", "Less, at most, more, at least."),
    ("a == b ± 5%", "A comparison with room: a share of b, points as 2pp, or an amount as 3ms."),
    ("not a  a and b  a or b", "Of conditions, in this order. Parentheses group anything."),
  ]

  /// Expressions that a test reads.
  static let examples = [
    "messages == 4 * participants",
    "max(lock.held) <= 30ms",
    "in.doubt == 2 and not crashes == 0",
    "mean(reads) == exp(-1) ± 2pp",
    "quantile(lock.held, 99.9%) < 2 * p50(lock.held)",
    "count(deliver, coordinator) >= 2",
    "elapsed == 30ms ± 5%",
  ]

  /// The functions and what each makes of its arguments.
  static var functions: [(form: String, meaning: String)] {
    Function.allCases.filter { $0 == .p50 || $0.thousandths == nil }.map { ($0.use, $0.meaning) }
  }

  /// What `help expressions` prints.
  static func text(in display: Display) -> String {
    let blocks =
      ["Expressions ask a run for a number or a condition.".fitted(to: display)]
      + (forms + functions).map { row($0.form, $0.meaning, display) }
      + ["KIND is one of:"] + indented(TraceEvent.Kind.words.joined(separator: " "), display)
      + ["Examples:"] + examples.flatMap { indented(shown($0, display), display) }
    return blocks.joined(separator: "\n")
  }

  /// A form or an example with the signs that a display has.
  private static func shown(_ text: String, _ display: Display) -> String {
    display.glyphs == .ascii ? text.replacing("±", with: "+-") : text
  }

  /// A form and its meaning: beside each other, or below where there is no room.
  private static func row(_ form: String, _ meaning: String, _ display: Display) -> String {
    let width = (forms + functions).map { displayWidth(of: $0.form) }.max() ?? 0
    let form = shown(form, display)
    guard display.isWide else {
      let lines = meaning.wrapped(
        toWidth: display.columns, indentation: "    ", continuation: "    ")
      return (indented(form, display) + lines).joined(separator: "\n")
    }
    let gap = String(repeating: " ", count: max(2, width + 2 - displayWidth(of: form)))
    return meaning.wrapped(
      toWidth: display.columns, indentation: "  " + form + gap,
      continuation: String(repeating: " ", count: width + 4)
    ).joined(separator: "\n")
  }

  private static func indented(_ text: String, _ display: Display) -> [String] {
    text.wrapped(toWidth: display.columns, indentation: "  ", continuation: "    ")
  }
}

extension Function {
  /// What it makes of its arguments.
  var meaning: String {
    switch self {
    case .mean: "The mean of the samples of a series, or of a value over many runs."
    case .sum: "Their sum."
    case .min: "The least of them, or of several values."
    case .max: "The greatest of them, or of several values."
    case .count: "How many samples there are, or events of a KIND, at all or at one node."
    case .p50, .p90, .p95, .p99, .p999:
      "The sample that has half of all at or below it; likewise p90, p95, p99 and p999."
    case .quantile: "The same for any part above 0 and at most 1."
    case .ln: "The natural logarithm."
    case .log2: "The logarithm to the base 2."
    case .exp: "e to the power of x."
    case .sqrt: "The square root."
    case .abs: "The value without its sign."
    case .floor: "The greatest whole number that is not above x."
    case .ceil: "The least whole number that is not below x."
    }
  }
}
