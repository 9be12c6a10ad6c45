import LightconeTrace

/// Reads what stands in a token about points of a run and what was done there. Nodes get numbers in
/// the order in which their names come up.
struct TokenReader {
  private(set) var nodes: [String] = []
  private var numbers: [String: Int] = [:]

  /// The longest time that a token can name: 10^18 ns, more than 31 years.
  private static let longest: Int64 = 1_000_000_000_000_000_000
  private static let units: [(String, Int64)] = [
    ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
  ]

  /// Reads `9@4ms-crash-a`.
  mutating func deed(_ piece: TokenPiece) throws(RunTokenMistake) -> Timeline.Deed {
    let words = piece.split(at: "-")
    let (position, time) = try point(words[0])
    var reader = TokenFaultReader(words.dropFirst(), end: piece.bytes.endIndex, names: self)
    let intervention = try reader.intervention()
    self = reader.names
    return Timeline.Deed(position: position, time: time, intervention: intervention)
  }

  /// Reads `14@30ms-e514c75e1cdbd15d`.
  func end(
    _ piece: TokenPiece
  ) throws(RunTokenMistake) -> (position: Int, time: Instant, fingerprint: Fingerprint) {
    let words = piece.split(at: "-")
    let (position, time) = try point(words[0])
    guard words.count == 2 else {
      throw piece.mistake("this is no end of a run", expected: "STEPS@TIME-FINGERPRINT")
    }
    let text = try words[1].text("a fingerprint")
    guard text.utf8.count == 16, let digest = UInt64(text, radix: 16), text.first != "+" else {
      throw words[1].mistake("'\(text)' is no fingerprint", expected: "16 hexadecimal digits")
    }
    return (position, time, Fingerprint(rawValue: digest))
  }

  private func point(
    _ piece: TokenPiece
  ) throws(RunTokenMistake) -> (position: Int, time: Instant) {
    let sides = piece.split(at: "@")
    guard sides.count == 2 else {
      throw piece.mistake("this is no point of a run", expected: "STEPS@TIME")
    }
    let span = try span(sides[1])
    guard span >= .zero else { throw sides[1].mistake("the time lies before the start") }
    return (try number(sides[0], "a number of steps"), Instant.start + span)
  }

  /// A whole number, 0 or more.
  func number(_ piece: TokenPiece, _ what: String) throws(RunTokenMistake) -> Int {
    let text = try piece.text(what)
    guard let number = Int(text), number >= 0, text == "\(number)" else {
      throw piece.mistake("'\(text)' is not \(what)", expected: "a whole number, 0 or more")
    }
    return number
  }

  /// A time such as `4ms`, `1500us` or, behind its code, `-3s`.
  func span(_ piece: TokenPiece) throws(RunTokenMistake) -> TimeSpan {
    let text = try piece.text("a time")
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-") }
    let unit = Self.units.first { $0.0 == text.dropFirst(digits.count) }
    guard let unit, let count = Int64(digits),
      case let (product, isTooLong) = count.multipliedReportingOverflow(by: unit.1),
      !isTooLong, product.magnitude <= Self.longest.magnitude
    else {
      throw piece.mistake("'\(text)' is no time", expected: "a time such as 4ms")
    }
    return TimeSpan(nanoseconds: product)
  }

  /// The number of a node's name.
  mutating func node(_ piece: TokenPiece) throws(RunTokenMistake) -> NodeID {
    let name = try piece.text("a node")
    if let known = numbers[name] { return NodeID(known) }
    numbers[name] = nodes.count
    nodes.append(name)
    return NodeID(nodes.count - 1)
  }

  mutating func group(_ piece: TokenPiece) throws(RunTokenMistake) -> [NodeID] {
    var group: [NodeID] = []
    for name in piece.split(at: "+") { group.append(try node(name)) }
    return group
  }
}
