/// Reads one JSON value from the bytes of a line.
///
/// Source: RFC 8259. Values may lie 64 deep in one another; a name must not stand twice in an object.
struct JSONParser {
  static let maximumDepth = 64

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that the bytes are.
  static func parse(_ bytes: [UInt8]) throws(JSONProblem) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value()
    parser.skipBlanks()
    guard parser.position == bytes.count else {
      throw parser.problem("something stands behind the value", expected: "the end of the line")
    }
    return value
  }

  // MARK: Values

  private mutating func value() throws(JSONProblem) -> JSONValue {
    skipBlanks()
    guard let first = next else {
      throw problem("the line ends too early", expected: "a value")
    }
    switch first {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: return try word()
    }
  }

  private mutating func object() throws(JSONProblem) -> JSONValue {
    try descend()
    var fields: [JSONField] = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return ascend(.object(fields)) }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else {
        throw problem(unexpected, expected: "a name in double quotes")
      }
      let start = position
      let name = try text()
      if fields.contains(where: { $0.name == name }) {
        throw JSONProblem(
          offset: start, message: "'\(name.quotedShort)' stands here twice",
          expected: "each name once")
      }
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw problem(unexpected, expected: "':'") }
      skipBlanks()
      let offset = position
      fields.append(JSONField(name: name, value: try value(), offset: offset))
      skipBlanks()
      if take(UInt8(ascii: "}")) { return ascend(.object(fields)) }
      guard take(UInt8(ascii: ",")) else { throw problem(unexpected, expected: "',' or '}'") }
    }
  }

  private mutating func list() throws(JSONProblem) -> JSONValue {
    try descend()
    var items: [JSONValue] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return ascend(.list(items)) }
    while true {
      items.append(try value())
      skipBlanks()
      if take(UInt8(ascii: "]")) { return ascend(.list(items)) }
      guard take(UInt8(ascii: ",")) else { throw problem(unexpected, expected: "',' or ']'") }
    }
  }

  private mutating func number() throws(JSONProblem) -> JSONValue {
    let start = position
    take(UInt8(ascii: "-"))
    let whole = digits()
    var isNumber = whole == 1 || (whole > 1 && bytes[position - whole] != UInt8(ascii: "0"))
    let isWhole =
      next != UInt8(ascii: ".") && next != UInt8(ascii: "e") && next != UInt8(ascii: "E")
    if take(UInt8(ascii: ".")) { isNumber = digits() > 0 && isNumber }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { take(UInt8(ascii: "-")) }
      isNumber = digits() > 0 && isNumber
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard isNumber else {
      throw JSONProblem(offset: start, message: "'\(text.quotedShort)' is no number")
    }
    if isWhole, let number = Int64(text) { return .integer(number) }
    return .number(text)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func word() throws(JSONProblem) -> JSONValue {
    let start = position
    while let byte = next, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) { position += 1 }
    switch String(decoding: bytes[start..<position], as: UTF8.self) {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "": throw problem(unexpected, expected: "a value")
    case let other:
      throw JSONProblem(
        offset: start, message: "'\(other.quotedShort)' is no JSON value",
        expected: "a number, a text in double quotes, true, false or null")
    }
  }

  private mutating func text() throws(JSONProblem) -> String {
    let start = position
    let scan = try JSONText.scan(bytes, from: start)
    position = scan.end
    return scan.text
  }

  // MARK: Bytes

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  @discardableResult
  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
      position += 1
    }
  }

  private mutating func descend() throws(JSONProblem) {
    guard depth < Self.maximumDepth else {
      throw problem("values lie more than \(Self.maximumDepth) deep in one another")
    }
    depth += 1
    position += 1
  }

  private mutating func ascend(_ value: JSONValue) -> JSONValue {
    depth -= 1
    return value
  }

  /// What stands here, for messages.
  private var unexpected: String {
    guard let next else { return "the line ends too early" }
    return next > 0x20 && next < 0x7F
      ? "'\(Character(Unicode.Scalar(next)))' cannot stand here"
      : next >= 0x80 ? "a sign outside ASCII cannot stand here" : "a control character stands here"
  }

  private func problem(_ message: String, expected: String? = nil) -> JSONProblem {
    JSONProblem(offset: position, message: message, expected: expected)
  }
}
