/// The natural logarithm, made only of additions, multiplications and divisions.
///
/// The C library's `log` may differ in its last bit between machines, and that bit could decide the
/// order of two events. IEEE 754 fixes the basic operations, so this function gives the same bits
/// everywhere. Its error is below 4 units in the last place.
///
/// - Parameter value: a finite number above 0.
@inlinable
func naturalLogarithm(_ value: Double) -> Double {
  precondition(value > 0 && value.isFinite, "the logarithm of \(value) is not defined")
  var exponent = Double(value.exponent)
  var significand = value.significand
  if significand > 1.414_213_562_373_095_1 {
    significand /= 2
    exponent += 1
  }
  // ln(m) = 2 artanh((m - 1) / (m + 1)), and artanh's series converges fast this near to 0.
  let ratio = (significand - 1) / (significand + 1)
  let square = ratio * ratio
  var sum = 0.0
  var odd = 23.0
  while odd >= 1 {
    sum = sum * square + 1 / odd
    odd -= 2
  }
  return exponent * 0.693_147_180_559_945_3 + 2 * ratio * sum
}
