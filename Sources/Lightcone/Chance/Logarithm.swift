/// The natural logarithm, made only of additions, multiplications and one division.
///
/// The C library's `log` may differ in its last bit between machines, and that bit could decide the
/// order of two events. IEEE 754 fixes the basic operations, so this function gives the same bits
/// everywhere. Its error is below 1 unit in the last place.
///
/// The value is 2^k (1 + f) with 1 + f between 0.7 and 1.42. With s = f / (2 + f), ln(1 + f) is
/// 2 artanh(s) = 2s + s R(s²), where R is the minimax polynomial of FreeBSD's `e_log.c` (Sun
/// Microsystems, 1993). It is summed in pairs (Estrin 1960), so that few operations wait for each
/// other; each is rounded by itself, never fused.
///
/// - Parameter value: a finite number above 0.
@inlinable
@inline(__always)
func naturalLogarithm(_ value: Double) -> Double {
  // Takes every finite number above 0 that has all its bits; the others are rare.
  guard value >= .leastNormalMagnitude, value <= .greatestFiniteMagnitude else {
    return naturalLogarithmOfSubnormal(value)
  }
  let bits = value.bitPattern
  // The exponent of the value over 0.7071: k is chosen so that 1 + f lies around 1.
  let distance = bits &- 0x3FE6_A09E_0000_0000
  let power = Double(Int64(bitPattern: distance) >> 52)
  let f = Double(bitPattern: bits &- (distance & 0xFFF0_0000_0000_0000)) - 1
  let s = f / (2 + f)
  let z = s * s
  let w = z * z
  let low = 0.666_666_666_666_673_5 + z * 0.399_999_999_994_094_2
  let middle = 0.285_714_287_436_623_9 + z * 0.222_221_984_321_497_84
  let high = 0.181_835_721_616_180_5 + z * 0.153_138_376_992_093_73
  let tail = low + w * middle + (w * w) * (high + w * 0.147_981_986_051_165_86)
  let half = 0.5 * f * f
  // ln 2 in two parts: the first has so few digits that its product with k is exact.
  return power * 0.693_147_180_369_123_8
    - ((half - (s * (half + z * tail) + power * 1.908_214_929_270_587_7e-10)) - f)
}

/// The logarithm of a number so small that it lacks bits: 2^54 times it has them all.
@usableFromInline
func naturalLogarithmOfSubnormal(_ value: Double) -> Double {
  precondition(value > 0 && value.isFinite, "the logarithm of \(value) is not defined")
  return naturalLogarithm(value * 0x1p54) - 54 * 0.693_147_180_559_945_3
}
