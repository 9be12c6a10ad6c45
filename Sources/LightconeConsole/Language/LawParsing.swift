import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// Reads how long something takes, always or by a law of chance.
extension CommandParser {
  private static let lawForms = [
    "uniform(1ms..9ms)", "exponential(5ms)", "lognormal(5ms,0.5)",
  ]

  /// `50ms`, `uniform(1ms..9ms)`, `exponential(5ms)`, `lognormal(5ms,0.5)`.
  func law(_ word: Word) throws(Diagnostic) -> Law {
    let law = try writtenLaw(word)
    guard let problem = law.problem else { return law }
    throw outOfRange(word, "\(problem.parameter) \(problem.range)")
  }

  /// The law as it is written, possible or not.
  private func writtenLaw(_ word: Word) throws(Diagnostic) -> Law {
    if word.text.first?.isDecimalDigit == true { return .constant(try timeSpan(word)) }
    if let mean = inside(of: word, after: "exponential") {
      return .exponential(mean: try timeSpan(mean))
    }
    if let (first, second) = halves(of: word, after: "uniform", at: "..") {
      return .uniform(try timeSpan(first), try timeSpan(second))
    }
    if let (median, sigma) = halves(of: word, after: "lognormal", at: ",") {
      return .lognormal(median: try timeSpan(median), sigma: try thousandths(sigma))
    }
    throw source.mistake(
      .wrongArguments, "'\(word.text)' is no latency", at: word.range.lowerBound,
      expected: "one of 50ms, \(Self.lawForms.joined(separator: ", "))",
      suggestion: form(near: word.text))
  }

  /// The form whose name is nearest to that of a text.
  private func form(near text: String) -> String? {
    let names = Self.lawForms.map { String($0.prefix { $0 != "(" }) }
    let nearest = nearestWord(to: String(text.prefix { $0 != "(" }), in: names)
    return nearest.flatMap { name in Self.lawForms.first { $0.hasPrefix(name) } }
  }

  private func thousandths(_ word: Word) throws(Diagnostic) -> Thousandths {
    guard isDecimal(word.text[...]), let count = scaledDecimal(word.text[...], by: 1_000) else {
      throw source.mistake(
        .wrongArguments, "'\(word.text)' is no sigma", at: word.range.lowerBound,
        expected: "0 to 10, with three digits behind the point at most")
    }
    return Thousandths(count)
  }

  /// What stands between `name(` and `)`.
  private func inside(of word: Word, after name: String) -> Word? {
    guard !word.isQuoted, word.text.hasPrefix(name + "("), word.text.hasSuffix(")") else {
      return nil
    }
    return part(word.range.lowerBound + name.count + 1..<word.range.upperBound - 1)
  }

  /// What stands on the two sides of a sign between `name(` and `)`.
  private func halves(
    of word: Word, after name: String, at sign: String
  ) -> (first: Word, second: Word)? {
    guard let inside = inside(of: word, after: name)?.range else { return nil }
    let place = inside.first { start in
      start + sign.count <= inside.upperBound && source[start..<start + sign.count] == sign
    }
    guard let place else { return nil }
    return (part(inside.lowerBound..<place), part(place + sign.count..<inside.upperBound))
  }
}
