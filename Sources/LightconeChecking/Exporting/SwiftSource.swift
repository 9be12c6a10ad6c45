import Lightcone
import LightconeTrace

extension String {
  /// The text as a literal in Swift.
  var swiftLiteral: String {
    var literal = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case _ where scalar.value < 32 || scalar.value == 127:
        literal += "\\u{\(String(scalar.value, radix: 16))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}

extension TimeSpan {
  /// The span in Swift.
  var swiftSource: String {
    let units: [(String, Int64)] = [
      ("seconds", 1_000_000_000), ("milliseconds", 1_000_000), ("microseconds", 1_000),
    ]
    guard nanoseconds != 0 else { return ".zero" }
    for (name, size) in units where nanoseconds % size == 0 {
      return ".\(name)(\((nanoseconds / size).swiftSource))"
    }
    return ".nanoseconds(\(nanoseconds.swiftSource))"
  }
}

extension Instant {
  /// The instant in Swift.
  var swiftSource: String {
    let span = self - .start
    return span == .zero ? ".start" : ".start + \(span.swiftSource)"
  }
}

extension Factor {
  /// The factor in Swift.
  var swiftSource: String {
    hundredths % 100 == 0
      ? ".times(\((hundredths / 100).swiftSource))"
      : "try #require(Factor(hundredths: \(hundredths.swiftSource)))"
  }
}

extension Probability {
  /// The probability in Swift.
  var swiftSource: String {
    partsPerMillion % 10_000 == 0
      ? ".percent(\(partsPerMillion / 10_000))"
      : "Probability(partsPerMillion: \(Int(partsPerMillion).swiftSource))"
  }
}

extension Law {
  /// The law in Swift.
  var swiftSource: String {
    switch self {
    case .constant(let span): ".constant(\(span.swiftSource))"
    case .uniform(let shortest, let longest):
      ".uniform(\(shortest.swiftSource), \(longest.swiftSource))"
    case .exponential(let mean): ".exponential(mean: \(mean.swiftSource))"
    case .lognormal(let median, let sigma):
      ".lognormal(median: \(median.swiftSource), sigma: Thousandths(\(sigma.count)))"
    }
  }
}

extension BinaryInteger {
  /// The number in Swift, its digits in groups of three.
  fileprivate var swiftSource: String {
    let digits = String(magnitude)
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0, digits.count > 4 { grouped += "_" }
      grouped.append(digit)
    }
    return self < 0 ? "-\(grouped)" : grouped
  }
}
