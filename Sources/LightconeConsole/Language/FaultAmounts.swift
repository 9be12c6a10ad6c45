import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// Reads how much: factors, shares, spans with a sign and drifts, all exactly.
extension CommandParser {
  /// `10x`, `1.5x`, `0.5x`; `1x` is as fast as ever.
  func factor(_ word: Word) throws(Diagnostic) -> Factor {
    let isForm = word.text.hasSuffix("x") && isDecimal(word.text.dropLast())
    guard isForm else {
      throw wrong(
        "'\(word.text)' is no factor", at: word.range.lowerBound,
        suggestion: isDecimal(word.text[...]) ? "\(word.text)x" : nil)
    }
    let hundredths = scaledDecimal(word.text.dropLast(), by: 100)
    guard let hundredths, let factor = Factor(hundredths: hundredths) else {
      throw outOfRange(word, "0.01x to 1000000x, with two digits behind the point at most")
    }
    return factor
  }

  /// `20%`, `2.5%`.
  func probability(_ word: Word) throws(Diagnostic) -> Probability {
    guard word.text.hasSuffix("%"), isDecimal(word.text.dropLast()) else {
      throw wrong(
        "'\(word.text)' is no share", at: word.range.lowerBound,
        suggestion: isDecimal(word.text[...]) ? "\(word.text)%" : nil)
    }
    let millionths = scaledDecimal(word.text.dropLast(), by: 10_000)
    guard let millionths, (0...1_000_000).contains(millionths) else {
      throw outOfRange(word, "0% to 100%, with four digits behind the point at most")
    }
    return Probability(partsPerMillion: millionths)
  }

  /// `+5s`, `-200ms`; without a sign forward.
  func signedSpan(_ word: Word) throws(Diagnostic) -> TimeSpan {
    let (isBackward, unsigned) = withoutSign(word)
    let span = try timeSpan(unsigned)
    return isBackward ? TimeSpan.zero - span : span
  }

  /// `200ppm`, `-50ppm`.
  func partsPerMillion(_ word: Word) throws(Diagnostic) -> Int {
    let (isNegative, unsigned) = withoutSign(word)
    guard unsigned.text.hasSuffix("ppm"), isDecimal(unsigned.text.dropLast(3)) else {
      throw wrong(
        "'\(word.text)' is no drift", at: word.range.lowerBound,
        suggestion: isDecimal(unsigned.text[...]) ? "\(word.text)ppm" : nil)
    }
    let parts = scaledDecimal(unsigned.text.dropLast(3), by: 1).map { isNegative ? -$0 : $0 }
    guard let parts, parts > -1_000_000, parts <= 1_000_000 else {
      throw outOfRange(word, "whole millionths, -999999ppm to 1000000ppm")
    }
    return parts
  }

  // MARK: Help

  /// The mistake that an amount is too small, too large or too fine.
  func outOfRange(_ word: Word, _ range: String) -> Diagnostic {
    source.mistake(
      .wrongArguments, "'\(word.text)' is out of range", at: word.range.lowerBound,
      expected: range)
  }

  private func withoutSign(_ word: Word) -> (isNegative: Bool, unsigned: Word) {
    guard !word.isQuoted, let sign = word.text.first, sign == "+" || sign == "-" else {
      return (false, word)
    }
    return (sign == "-", part(word.range.lowerBound + 1..<word.range.upperBound))
  }

  /// A piece of a word.
  func part(_ range: Range<Int>) -> Word {
    Word(text: source[range], range: range, isQuoted: false)
  }

  /// Whether a text is digits, perhaps with a point and digits behind it.
  func isDecimal(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isDecimalDigit) }
  }

  /// A decimal number times a power of ten, if that is a whole number below 10^15.
  func scaledDecimal(_ text: Substring, by scale: Int) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = Int(parts[0]), whole < 1_000_000_000 else { return nil }
    var unit = scale
    var sum = whole * scale
    for digit in parts.dropFirst().joined() {
      let isFineEnough = unit > 0 && unit % 10 == 0
      guard let number = digit.wholeNumberValue, number == 0 || isFineEnough else { return nil }
      unit /= 10
      sum += number * unit
    }
    return sum
  }
}
