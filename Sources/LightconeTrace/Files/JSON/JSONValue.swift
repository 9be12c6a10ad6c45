/// A JSON value that stands in one line of a file.
enum JSONValue: Equatable {
  case null
  case boolean(Bool)
  /// A whole number of 64 bits.
  case integer(Int64)
  /// Any other number, as it stands there.
  case number(String)
  case text(String)
  case list([JSONValue])
  case object([JSONField])

  /// What kind of value it is, for messages.
  var kindName: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .integer(let number): String(number)
    case .number(let text): text.quotedShort
    case .text(let text): "'\(text.quotedShort)'"
    case .list: "a list"
    case .object: "an object"
    }
  }
}

/// A field of a JSON object.
struct JSONField: Equatable {
  var name: String
  var value: JSONValue
  /// Where the value begins, in bytes from the beginning of the line.
  var offset: Int
}

/// Why a text is no JSON, and where.
struct JSONProblem: Error, Equatable {
  /// Bytes from the beginning of the line.
  var offset: Int
  var message: String
  var expected: String?
  var isText = true
}
