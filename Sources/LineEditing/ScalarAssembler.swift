/// Builds characters from the single bytes that a terminal sends.
///
/// A sequence that breaks off is dropped, and the byte that broke it begins anew: a Ctrl-C behind
/// half a character is still a Ctrl-C.
struct ScalarAssembler {
  private var pending: [UInt8] = []
  private var length = 0

  /// Takes one byte of UTF-8; gives a character when the byte completes one.
  mutating func take(_ byte: UInt8) -> Unicode.Scalar? {
    if pending.isEmpty || byte & 0xC0 != 0x80 { return begin(byte) }
    pending.append(byte)
    guard pending.count == length else { return nil }
    defer { pending = [] }
    let scalars = String(decoding: pending, as: UTF8.self).unicodeScalars
    return scalars.count == 1 ? scalars.first : "\u{FFFD}"
  }

  private mutating func begin(_ byte: UInt8) -> Unicode.Scalar? {
    pending = []
    switch byte {
    case 0x00...0x7F: return Unicode.Scalar(byte)
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    pending = [byte]
    return nil
  }
}
