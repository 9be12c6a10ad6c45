/// One line of a trace file: an object whose fields are asked for by name and type.
struct TraceFileLine {
  let number: Int
  private let bytes: [UInt8]
  private let fields: [JSONField]

  init(_ bytes: [UInt8], number: Int) throws(TraceFileError) {
    self.number = number
    self.bytes = bytes
    do throws(JSONProblem) {
      guard case .object(let fields) = try JSONParser.parse(bytes) else {
        throw JSONProblem(
          offset: 0, message: "this is no JSON object", expected: "an object on each line")
      }
      self.fields = fields
    } catch {
      throw TraceFileError(
        error.isText ? .badLine : .notText, error.message, line: number,
        column: Self.column(ofOffset: error.offset, in: bytes), expected: error.expected)
    }
  }

  /// Whether the line has a field.
  func has(_ name: String) -> Bool { field(name) != nil }

  /// The value of a field that may be missing.
  func optional(_ name: String) -> JSONValue? { field(name)?.value }

  /// A whole number in a range.
  func integer(
    _ name: String, in range: ClosedRange<Int64>, unless missing: Int64? = nil
  ) throws(TraceFileError) -> Int64 {
    guard let field = field(name) else {
      if let missing { return missing }
      throw lacks(name)
    }
    let expected =
      range.upperBound == .max
      ? "a whole number from \(range.lowerBound) on"
      : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard case .integer(let number) = field.value, range.contains(number) else {
      throw wrong(name, "\(field.value.kindName) cannot be the '\(name)'", expected: expected)
    }
    return number
  }

  /// A text.
  func text(_ name: String, unless missing: String? = nil) throws(TraceFileError) -> String {
    guard let field = field(name) else {
      if let missing { return missing }
      throw lacks(name)
    }
    guard case .text(let text) = field.value else {
      throw wrong(name, "\(field.value.kindName) cannot be the '\(name)'", expected: "a text")
    }
    return text
  }

  /// A text that may be missing, or null.
  func optionalText(_ name: String) throws(TraceFileError) -> String? {
    guard let value = optional(name), value != .null else { return nil }
    return try text(name)
  }

  /// Pairs of texts, `[["a", "1"], ["b", "2"]]`; none if the field is missing.
  func pairs(_ name: String) throws(TraceFileError) -> [(String, String)] {
    guard let value = optional(name) else { return [] }
    guard case .list(let items) = value else { throw noPairs(name, value) }
    var pairs: [(String, String)] = []
    for item in items {
      guard case .list(let two) = item, two.count == 2, case .text(let first) = two[0],
        case .text(let second) = two[1]
      else { throw noPairs(name, item) }
      pairs.append((first, second))
    }
    return pairs
  }

  /// An error at a field, or at the beginning of the line.
  func wrong(
    _ name: String?, _ message: String, code: TraceFileError.Code = .badLine,
    expected: String? = nil
  ) -> TraceFileError {
    let offset = name.flatMap { field($0)?.offset } ?? 0
    return TraceFileError(
      code, message, line: number, column: Self.column(ofOffset: offset, in: bytes),
      expected: expected)
  }

  private func noPairs(_ name: String, _ value: JSONValue) -> TraceFileError {
    wrong(
      name, "\(value.kindName) cannot stand in '\(name)'", expected: #"pairs, such as ["a", "1"]"#)
  }

  private func lacks(_ name: String) -> TraceFileError {
    wrong(nil, "the line has no field '\(name)'", expected: "the field '\(name)'")
  }

  private func field(_ name: String) -> JSONField? { fields.first { $0.name == name } }

  /// The column, counted in characters from 1, of a byte.
  private static func column(ofOffset offset: Int, in bytes: [UInt8]) -> Int {
    1 + bytes.prefix(offset).count { $0 & 0xC0 != 0x80 }
  }
}
