/// The exponential function e^x, made only of additions, multiplications and one division.
///
/// It gives the same bits on every machine, as ``naturalLogarithm(_:)`` does and for the same
/// reason. Its error is below 1 unit in the last place from -708 to 709. Beyond, a result that is
/// too large is infinite, and one that is too small loses bits until it is 0.
///
/// With k the whole number next to x / ln 2, e^x is 2^k e^r, where r = x - k ln 2 lies within 0.35
/// of 0. The rest is the rational form of FreeBSD's `e_exp.c` (Sun Microsystems, 1993), its
/// polynomial summed in pairs (Estrin 1960).
///
/// - Parameter value: any number but "not a number".
@inlinable
func naturalExponential(_ value: Double) -> Double {
  precondition(!value.isNaN, "the exponential function of \(value) is not defined")
  if value > 709.782_712_893_384 { return .infinity }
  if value < -745.133_219_101_941_2 { return 0 }
  // Adding and taking away 1.5 * 2^52 rounds to the nearest whole number.
  let power = (value * 1.442_695_040_888_963_4 + 0x1.8p52) - 0x1.8p52
  // ln 2 in two parts: the first has so few digits that its product with k is exact.
  let high = value - power * 0.693_147_180_369_123_8
  let low = power * 1.908_214_929_270_587_7e-10
  let rest = high - low
  let z = rest * rest
  let w = z * z
  let first = 0.166_666_666_666_666_02 + z * -0.002_777_777_777_701_559_3
  let second = 6.613_756_321_437_934e-5 + z * -1.653_390_220_546_525_2e-6
  let correction = rest - z * (first + w * (second + w * 4.138_136_797_057_238_5e-8))
  let result = 1 + ((rest * correction / (2 - correction) - low) + high)
  // In two steps, because 2^k itself may lie beyond what a number can hold.
  let whole = Int64(power)
  let half = whole >> 1
  return result * powerOfTwo(half) * powerOfTwo(whole - half)
}

/// 2^k as a number with that exponent and nothing else, for k from -1022 to 1023.
@inlinable
func powerOfTwo(_ exponent: Int64) -> Double {
  Double(bitPattern: UInt64(bitPattern: exponent + 1_023) << 52)
}
