/// A probability as a whole number of millionths, so that it decides by integers alone.
public struct Probability: Hashable, Comparable, Sendable {
  /// The probability in millionths, 0 to 1,000,000.
  public let partsPerMillion: UInt32

  /// Creates a probability.
  ///
  /// - Parameter partsPerMillion: 0 to 1,000,000; anything else is a programmer error.
  public init(partsPerMillion: Int) {
    precondition(
      (0...1_000_000).contains(partsPerMillion),
      "a probability lies between 0 and 1,000,000 millionths, not \(partsPerMillion)")
    self.partsPerMillion = UInt32(partsPerMillion)
  }

  /// Creates a probability from a number that may be wrong.
  ///
  /// - Throws: ``SettingProblem`` if it does not lie between 0 and 1,000,000.
  public init(validating partsPerMillion: Int) throws(SettingProblem) {
    guard (0...1_000_000).contains(partsPerMillion) else {
      throw SettingProblem(
        "probability", "\(partsPerMillion) millionths", range: "0 to 1,000,000 millionths")
    }
    self.partsPerMillion = UInt32(partsPerMillion)
  }

  @inlinable
  init(unchecked partsPerMillion: UInt32) { self.partsPerMillion = partsPerMillion }

  /// Creates a probability from whole percent, 0 to 100.
  public static func percent(_ percent: Int) -> Probability {
    Probability(partsPerMillion: percent * 10_000)
  }

  /// What never happens.
  @inlinable
  public static var never: Probability { Probability(unchecked: 0) }
  /// What always happens.
  @inlinable
  public static var always: Probability { Probability(unchecked: 1_000_000) }

  /// Whether the first is less likely.
  @inlinable
  public static func < (first: Probability, second: Probability) -> Bool {
    first.partsPerMillion < second.partsPerMillion
  }

  /// Whether it happens, given 64 random bits.
  @inlinable
  func happens(_ bits: UInt64) -> Bool { scaled(bits, below: 1_000_000) < UInt64(partsPerMillion) }
}

extension Probability: CustomStringConvertible {
  /// The probability in percent, for example `2.5%`.
  public var description: String {
    let whole = partsPerMillion / 10_000
    let rest = partsPerMillion % 10_000
    guard rest > 0 else { return "\(whole)%" }
    var digits = String(10_000 + rest).dropFirst()
    while digits.last == "0" { digits = digits.dropLast() }
    return "\(whole).\(digits)%"
  }
}
