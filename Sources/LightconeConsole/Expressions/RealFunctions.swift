#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The functions of the C library that expressions use. They decide no order of events: that is
/// done in the kernel, with functions of its own.
enum RealFunctions {
  /// The natural logarithm.
  static func ln(_ value: Double) -> Double { log(value) }

  /// The logarithm to the base 2.
  static func binaryLogarithm(_ value: Double) -> Double { log2(value) }

  /// e to the power of a value.
  static func exponential(_ value: Double) -> Double { exp(value) }

  /// A base to the power of an exponent.
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}
