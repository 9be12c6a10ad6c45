/// CRC-32 as Ethernet, gzip and PNG use it (ISO/IEC 3309): it finds a letter that was changed or lost,
/// not a change that somebody makes on purpose.
///
/// - Complexity: O(bytes); bit by bit, since tokens are short.
func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
  var register: UInt32 = .max
  for byte in bytes {
    register ^= UInt32(byte)
    for _ in 0..<8 {
      register = register & 1 == 1 ? register >> 1 ^ 0xEDB8_8320 : register >> 1
    }
  }
  return ~register
}

/// A number as so many hexadecimal digits.
func hexadecimal(_ number: some BinaryInteger, digits: Int) -> String {
  let text = String(number, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
