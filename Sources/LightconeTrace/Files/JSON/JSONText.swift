/// Reads a JSON text: what stands between double quotes.
enum JSONText {
  /// Reads the text whose opening quote stands at `start`.
  ///
  /// - Returns: the text, and the position behind its closing quote.
  static func scan(
    _ bytes: [UInt8], from start: Int
  ) throws(JSONProblem) -> (text: String, end: Int) {
    var end = start + 1
    var isPlain = true
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      if bytes[end] == UInt8(ascii: "\\") {
        isPlain = false
        end += 1
      } else if bytes[end] < 0x20 {
        throw JSONProblem(
          offset: end, message: "a control character stands in a text",
          expected: "an escape, such as \\n")
      }
      end += 1
    }
    guard end < bytes.count else {
      throw JSONProblem(
        offset: bytes.count, message: "the line ends inside a text", expected: "'\"'")
    }
    let raw = bytes[(start + 1)..<end]
    let units = isPlain ? Array(raw) : try unescaped(raw)
    guard let text = String(validating: units, as: UTF8.self) else {
      throw JSONProblem(
        offset: start, message: "the file is not text: a character is broken",
        expected: "a text file in UTF-8", isText: false)
    }
    return (text, end + 1)
  }

  private static func unescaped(_ raw: ArraySlice<UInt8>) throws(JSONProblem) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var position = raw.startIndex
    while position < raw.endIndex {
      guard raw[position] == UInt8(ascii: "\\") else {
        result.append(raw[position])
        position += 1
        continue
      }
      let letter = raw[position + 1]
      if letter == UInt8(ascii: "u") {
        let scalar = try scalar(raw, at: &position)
        result += Array(String(Character(scalar)).utf8)
        continue
      }
      guard let byte = escapes[letter] else {
        throw JSONProblem(
          offset: position, message: "this '\\' means nothing",
          expected: #"one of \n \r \t \b \f \" \\ \/ \uXXXX"#)
      }
      result.append(byte)
      position += 2
    }
    return result
  }

  /// What stands for which byte behind a backslash.
  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "t"): 0x09, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
  ]

  /// The character that one or two `\u` escapes stand for.
  private static func scalar(
    _ raw: ArraySlice<UInt8>, at position: inout Int
  ) throws(JSONProblem) -> Unicode.Scalar {
    let start = position
    let broken = JSONProblem(
      offset: start, message: "this is no character",
      expected: "\\u and four hexadecimal digits, twice for one outside the basic plane")
    guard let first = unit(raw, at: position) else { throw broken }
    position += 6
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xD800...0xDBFF).contains(first), let second = unit(raw, at: position),
      (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw broken }
    position += 6
    return scalar
  }

  private static func unit(_ raw: ArraySlice<UInt8>, at position: Int) -> UInt32? {
    guard position + 6 <= raw.endIndex, raw[position] == UInt8(ascii: "\\"),
      raw[position + 1] == UInt8(ascii: "u")
    else { return nil }
    var value: UInt32 = 0
    for byte in raw[(position + 2)..<(position + 6)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
