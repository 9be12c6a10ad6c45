/// Ten to a whole power; 0 or infinity where a `Double` cannot hold it.
func tenTo(_ exponent: Int) -> Double {
  var result = 1.0
  var base = 10.0
  var rest = min(400, exponent.magnitude)
  while rest > 0 {
    if rest & 1 == 1 { result *= base }
    base *= base
    rest >>= 1
  }
  return exponent < 0 ? 1 / result : result
}

/// The greatest whole `n` with 10^n at or below a positive value.
func floorOfDecimalLogarithm(_ value: Double) -> Int {
  var exponent = Int((decimalLogarithm(value)).rounded(.down))
  // The logarithm may be off in its last bit: compare.
  while tenTo(exponent) > value { exponent -= 1 }
  while tenTo(exponent + 1) <= value { exponent += 1 }
  return exponent
}

/// The logarithm to base ten of a positive value, by basic arithmetic only, so that it is the same on
/// every machine. Relative error below 10^-13.
///
/// The significand is brought between √½ and √2; its logarithm is a series in (s - 1) / (s + 1).
func decimalLogarithm(_ value: Double) -> Double {
  guard value > 0, value.isFinite else { return 0 }
  var exponent = Double(value.exponent)
  var significand = value.significand
  if significand > 1.414_213_562_373_095 {
    significand /= 2
    exponent += 1
  }
  let ratio = (significand - 1) / (significand + 1)
  let square = ratio * ratio
  var term = ratio
  var sum = 0.0
  for odd in stride(from: 1.0, through: 27, by: 2) {
    sum += term / odd
    term *= square
  }
  let naturalOfTwo = 0.693_147_180_559_945_3
  let naturalOfTen = 2.302_585_092_994_045_7
  return (2 * sum + exponent * naturalOfTwo) / naturalOfTen
}
