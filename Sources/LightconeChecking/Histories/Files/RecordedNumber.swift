import LightconeDiagnostics

/// A number as it stands in a history file.
///
/// Checkers compare whole numbers of 64 bits. Any other number may stand where nobody looks, such as
/// in a time; as an argument or an answer it is refused, for it could not be compared faithfully.
struct RecordedNumber {
  /// How many signs a number may have.
  static let maximumDigits = 4096

  /// The number, or its text if it is no whole number of 64 bits.
  var value: OperationValue
  /// Why it is of no use to a checker.
  var problem: Diagnostic?

  /// Reads a JSON number; nil if it is none.
  init?(json text: String, at place: TextPlace) {
    var rest = Substring(text)
    if rest.first == "-" { rest.removeFirst() }
    let whole = rest.prefix(while: \.isDecimalDigit)
    rest = rest.dropFirst(whole.count)
    guard !whole.isEmpty, whole.count == 1 || whole.first != "0" else { return nil }
    let isWhole = rest.isEmpty
    if rest.first == "." {
      let fraction = rest.dropFirst().prefix(while: \.isDecimalDigit)
      guard !fraction.isEmpty else { return nil }
      rest = rest.dropFirst(1 + fraction.count)
    }
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      if rest.first == "+" || rest.first == "-" { rest.removeFirst() }
      guard !rest.isEmpty, rest.allSatisfy(\.isDecimalDigit) else { return nil }
      rest = ""
    }
    guard rest.isEmpty else { return nil }
    self.init(isWhole ? Int(text) : nil, isWhole: isWhole, text, at: place)
  }

  /// Reads an EDN number, also one of arbitrary precision or a ratio; nil if it is none.
  init?(edn text: String, at place: TextPlace) {
    let digits = text.drop { $0 == "+" || $0 == "-" }
    guard text.count - digits.count <= 1, digits.first?.isDecimalDigit == true,
      digits.allSatisfy({ $0.isDecimalDigit || "eEMN./+-".contains($0) })
    else { return nil }
    let whole = digits.last == "N" ? digits.dropLast() : digits
    let isWhole = whole.allSatisfy(\.isDecimalDigit)
    let sign = text.first == "-" ? "-" : ""
    self.init(isWhole ? Int(sign + whole) : nil, isWhole: isWhole, text, at: place)
  }

  /// A number that is none of the whole ones, such as `##Inf`.
  init(unusable text: String, at place: TextPlace) {
    self.init(nil, isWhole: false, text, at: place)
  }

  private init(_ number: Int?, isWhole: Bool, _ text: String, at place: TextPlace) {
    if let number {
      value = .integer(number)
      return
    }
    value = .text(text)
    problem = Diagnostic(
      .badHistory,
      isWhole ? "\(text.quotable) needs more than 64 bits" : "\(text.quotable) is no whole number",
      at: place.source,
      expected: isWhole
        ? "a number from \(Int.min) to \(Int.max), or a text in double quotes"
        : "a whole number, or a text in double quotes")
  }
}

extension Character {
  /// Whether it is one of the digits 0 to 9, and not a digit of another script.
  var isDecimalDigit: Bool { ("0"..."9").contains(self) && isASCII }
}
