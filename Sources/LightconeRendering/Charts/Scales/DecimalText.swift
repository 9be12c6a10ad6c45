/// A number in short: whole numbers below 10^15 exactly, with commas from 10,000 on; others with four
/// digits; very large and very small ones as `1.5e20`.
func decimalText(_ value: Double) -> String {
  guard value.isFinite else { return "not a number" }
  guard value != 0 else { return "0" }
  let magnitude = abs(value)
  let sign = value < 0 ? "-" : ""
  if magnitude == magnitude.rounded(), magnitude < 1e15 {
    return sign + groupedText(UInt64(magnitude))
  }
  var exponent = floorOfDecimalLogarithm(magnitude)
  // Four digits: 1000 <= digits < 10000.
  var digits = Int64((magnitude / tenTo(exponent - 3)).rounded())
  if digits >= 10_000 {
    exponent += 1
    digits = 1_000
  }
  guard exponent >= -4, exponent < 15 else {
    return sign + shiftedText(digits, exponent: -3, isTrimmed: true) + "e\(exponent)"
  }
  return sign + shiftedText(digits, exponent: exponent - 3, isTrimmed: true)
}

/// A whole number with commas between groups of three digits, from 10,000 on.
func groupedText(_ value: UInt64) -> String {
  let digits = Array(String(value))
  guard digits.count > 4 else { return String(digits) }
  var result = ""
  for (position, digit) in digits.enumerated() {
    if position > 0, (digits.count - position).isMultiple(of: 3) { result.append(",") }
    result.append(digit)
  }
  return result
}

/// `digits · 10^exponent`, written out exactly.
///
/// - Parameter isTrimmed: whether zeros at the end, behind the point, are left away.
func shiftedText(_ digits: Int64, exponent: Int, isTrimmed: Bool) -> String {
  let sign = digits < 0 ? "-" : ""
  let text = String(digits.magnitude)
  guard exponent < 0 else {
    guard digits != 0 else { return "0" }
    let zeros = String(repeating: "0", count: exponent)
    return sign + (UInt64(text + zeros).map(groupedText) ?? text + zeros)
  }
  let padding = String(repeating: "0", count: max(0, 1 - exponent - text.count))
  let all = Array(padding + text)
  var fraction = String(all.suffix(-exponent))
  if isTrimmed { while fraction.last == "0" { fraction.removeLast() } }
  let whole = UInt64(String(all.dropLast(-exponent))).map(groupedText) ?? "0"
  return sign + (fraction.isEmpty ? whole : "\(whole).\(fraction)")
}

/// `10^6`, or `10⁶` where such digits can be shown.
func powerText(_ exponent: Int, glyphs: Display.Glyphs) -> String {
  guard glyphs == .unicode else { return "10^\(exponent)" }
  let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
  let digits = String(exponent.magnitude).compactMap(\.wholeNumberValue).map { raised[$0] }
  return "10" + (exponent < 0 ? "⁻" : "") + String(digits)
}

/// `1 point`, `2 points`: a number and what it counts.
func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  let number = count < 0 ? "\(count)" : groupedText(UInt64(count))
  return "\(number) \(count == 1 ? singular : plural ?? singular + "s")"
}
