/// A round distance between ticks: 1, 2 or 5 times a power of ten.
struct NiceStep: Hashable, Sendable {
  /// 1, 2 or 5.
  let mantissa: Int64
  /// The power of ten.
  let exponent: Int

  /// The distance.
  var value: Double { NiceStep.value(mantissa, exponent) }

  /// The smallest round step of which at most `count` fill a span.
  ///
  /// - Parameters:
  ///   - span: a positive length.
  ///   - count: how many steps there may be, at least 1.
  ///   - leastExponent: steps below 10 to this power are not taken; 0 for whole numbers.
  init(span: Double, count: Int, leastExponent: Int? = nil) {
    let raw = span / Double(max(1, count))
    var exponent = floorOfDecimalLogarithm(raw)
    if let leastExponent, exponent < leastExponent {
      self.init(mantissa: 1, exponent: leastExponent)
      return
    }
    for mantissa: Int64 in [1, 2, 5] where NiceStep.value(mantissa, exponent) >= raw * (1 - 1e-12) {
      self.init(mantissa: mantissa, exponent: exponent)
      return
    }
    exponent += 1
    self.init(mantissa: 1, exponent: exponent)
  }

  private init(mantissa: Int64, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// The `number`th multiple, rounded only once.
  func multiple(_ number: Int64) -> Double { NiceStep.value(number * mantissa, exponent) }

  /// The number of the last multiple at or below a value.
  func lastMultiple(notAbove value: Double) -> Int64 {
    Int64(max(-9e15, min(9e15, (value / self.value + 1e-9).rounded(.down))))
  }

  /// The number of the first multiple at or above a value.
  func firstMultiple(notBelow value: Double) -> Int64 {
    Int64(max(-9e15, min(9e15, (value / self.value - 1e-9).rounded(.up))))
  }

  private static func value(_ number: Int64, _ exponent: Int) -> Double {
    exponent < 0 ? Double(number) / tenTo(-exponent) : Double(number) * tenTo(exponent)
  }
}
