public import LightconeTrace

extension TimeSpan {
  /// The span as one word without a blank, exact to the nanosecond, as commands read it: `4ms`,
  /// `1500us`.
  public var literal: String {
    let units: [(String, Int64)] = [("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000)]
    guard nanoseconds != 0 else { return "0ms" }
    for (name, size) in units where nanoseconds % size == 0 {
      return "\(nanoseconds / size)\(name)"
    }
    return "\(nanoseconds)ns"
  }
}
