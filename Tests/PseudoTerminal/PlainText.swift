/// What a person could read in the bytes that a program sent to a terminal.
enum PlainText {
  /// The text without escape sequences, bells and carriage returns. An incomplete character at the
  /// end waits for its rest.
  ///
  /// Sequences that move the cursor are dropped, not obeyed: text that a program draws anew
  /// appears again.
  static func of(_ bytes: [UInt8]) -> String {
    var kept: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x1B: dropSequence(&rest)
      case 0x07, 0x0D, 0x00: break
      default: kept.append(byte)
      }
    }
    return String(decoding: withoutPartialCharacter(kept), as: UTF8.self)
  }

  /// The text as ``of(_:)`` gives it, without what was written in a row and then taken back: a carriage
  /// return and the sequence that clears the row.
  static func standing(in bytes: ArraySlice<UInt8>) -> String {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return of(Array(lines.map { Array(afterLastErasure(in: $0)) }.joined(separator: [0x0A])))
  }

  private static func afterLastErasure(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let erasure = Array("\r\u{1B}[K".utf8)
    var line = line
    while let end = line.indices.first(where: { line[$0...].starts(with: erasure) }) {
      line = line[(end + erasure.count)...]
    }
    return line
  }

  /// Drops what follows the escape byte: a control sequence up to its final byte, an operating
  /// system command up to its bell, or one or two bytes.
  private static func dropSequence(_ rest: inout ArraySlice<UInt8>) {
    guard let kind = rest.popFirst() else { return }
    switch kind {
    case UInt8(ascii: "["):
      while let byte = rest.popFirst() { if (0x40...0x7E).contains(byte) { return } }
    case UInt8(ascii: "]"):
      while let byte = rest.popFirst() { if byte == 0x07 || byte == 0x5C { return } }
    case UInt8(ascii: "("), UInt8(ascii: ")"): _ = rest.popFirst()
    default: break
    }
  }

  private static func withoutPartialCharacter(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      if length > back { return bytes.dropLast(back) }
      if byte & 0xC0 != 0x80 { break }
    }
    return bytes[...]
  }
}
