/// How many terminal columns a text takes.
///
/// Wide East Asian characters and emoji take two columns, combining and zero-width characters and
/// control characters none, all others one. What people see as one character counts as its widest
/// part, so `é` written as two code points takes one column and a family emoji takes two. Characters
/// whose width is ambiguous in UAX #11 take one. An ANSI sequence is not understood: measure first,
/// colour afterwards.
///
/// - Complexity: O(length); for ASCII a pass over the bytes.
public func displayWidth(of text: String) -> Int {
  var asciiWidth = 0
  for byte in text.utf8 {
    guard byte < 0x80 else { return text.reduce(0) { $0 + displayWidth(of: $1) } }
    if byte >= 0x20, byte != 0x7F { asciiWidth += 1 }
  }
  return asciiWidth
}

/// How many terminal columns one character takes: 0, 1 or 2.
func displayWidth(of character: Character) -> Int {
  var width = 0
  var isShownAsEmoji = false
  for scalar in character.unicodeScalars {
    width = max(width, displayWidth(of: scalar))
    if scalar.value == 0xFE0F { isShownAsEmoji = true }
  }
  guard isShownAsEmoji, let base = character.unicodeScalars.first else { return width }
  return base.properties.isEmoji ? 2 : width
}

/// How many columns a code point takes when it stands alone.
private func displayWidth(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x7F { return scalar.value < 0x20 ? 0 : 1 }
  if isZeroWidth(scalar) { return 0 }
  return isWide(scalar) ? 2 : 1
}

/// Whether a code point takes no column: controls, marks, joiners, the inner parts of a Hangul
/// syllable. The soft hyphen is a format character that terminals do show.
private func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: true
  case .format: scalar.value != 0xAD
  default: (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
  }
}

/// Whether a code point stands in ``wideRanges``.
///
/// - Complexity: O(log ranges).
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  var low = 0
  var high = wideRanges.count
  while low < high {
    let middle = (low + high) / 2
    if wideRanges[middle].last < scalar.value { low = middle + 1 } else { high = middle }
  }
  return low < wideRanges.count && wideRanges[low].first <= scalar.value
}
