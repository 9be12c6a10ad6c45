import Lightcone
import LightconeDiagnostics

/// Reads the values of a search's options.
extension ExplorePlan {
  static func number(_ option: Setting, _ range: ClosedRange<Int>) throws(Diagnostic) -> Int {
    let digits = option.value.filter { $0 != "_" }
    if digits.allSatisfy(\.isDecimalDigit), let number = Int(digits), range.contains(number) {
      return number
    }
    throw Diagnostic(
      .badValue, "\(option.name) cannot be '\(option.value)'",
      expected: range.upperBound == .max
        ? "a whole number, \(range.lowerBound) or more"
        : "a whole number from \(range.lowerBound) to \(range.upperBound.grouped)"
    )
    .placed(at: option)
  }

  static func megabytes(_ option: Setting) throws(Diagnostic) -> Int {
    if option.value.hasSuffix("MB"), let number = Int(option.value.dropLast(2)),
      (1...1_000_000).contains(number)
    {
      return number
    }
    throw Diagnostic(
      .badValue, "memory cannot be '\(option.value)'", expected: "a size such as 500MB"
    )
    .placed(at: option)
  }

  static func strategy(_ option: Setting) throws(Diagnostic) -> SearchStrategyWord {
    if let word = SearchStrategyWord(rawValue: option.value) { return word }
    let words = SearchStrategyWord.allCases.map(\.rawValue)
    throw Diagnostic(
      .badValue, "there is no strategy '\(option.value)'",
      expected: "one of \(words.joined(separator: ", "))",
      suggestion: nearestWord(to: option.value, in: words)
    )
    .placed(at: option)
  }

  static func property(_ option: Setting, _ model: Model) throws(Diagnostic) -> String {
    let names = model.properties.map(\.name)
    if names.contains(option.value) { return option.value }
    throw Diagnostic(
      .unknownProperty, "there is no property '\(option.value)'",
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestWord(to: option.value, in: names)
    )
    .placed(at: option)
  }
}

extension Diagnostic {
  /// The same diagnostic, pointing at an option's value.
  func placed(at option: Setting) -> Diagnostic {
    var copy = self
    copy.place.column = option.valueColumn
    return copy
  }
}
