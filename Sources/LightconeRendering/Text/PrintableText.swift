extension String {
  /// The text as it may stand in the middle of a line.
  ///
  /// Names and messages come from models, files and people, and must not move the cursor, start a
  /// colour or turn the direction of writing. A line break or a tab becomes a space, every other
  /// control character and every character that reorders text a question mark.
  package var printable: String {
    guard unicodeScalars.contains(where: { !isHarmless($0) }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if isHarmless(scalar) {
        result.append(scalar)
      } else {
        result.append(isBlank(scalar) ? " " : "?")
      }
    }
    return String(result)
  }
}

/// Whether a character can be sent to a terminal as it is.
private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20..<0x7F: true
  case 0..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
  default: true
  }
}

/// Whether a character that is not harmless stands for a space.
private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
  default: false
  }
}
