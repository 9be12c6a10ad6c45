/// A quantile: the part of all samples that lies at or below it.
///
/// It is read off the sorted samples by nearest rank: of `n` samples the one of rank ⌈n · part⌉. Nothing
/// is interpolated, so a quantile is always a sample.
public struct Quantile: Hashable, Sendable {
  /// The median.
  public static let p50 = Quantile(uncheckedDigits: 50, scale: 100)
  /// 99 of 100 samples lie at or below it.
  public static let p99 = Quantile(uncheckedDigits: 99, scale: 100)

  private let digits: Int
  private let scale: Int

  /// Reads `p50`, `p05`, `p99.9`, which is also written `p999`: the first two digits are percent,
  /// further ones stand behind the point. Nil for anything else, and for `p00`.
  public init?(_ text: String) {
    guard text.first == "p" else { return nil }
    let number = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
    let digits = number.joined()
    guard (2...6).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      number.count == 1 || number.count == 2 && number[0].count == 2 && !number[1].isEmpty,
      let value = Int(digits), value > 0
    else { return nil }
    var scale = 1
    for _ in digits { scale *= 10 }
    self.init(uncheckedDigits: value, scale: scale)
  }

  private init(uncheckedDigits digits: Int, scale: Int) {
    self.digits = digits
    self.scale = scale
  }

  /// The rank, from 1, of the sample among `count` sorted ones.
  public func rank(among count: Int) -> Int {
    let (whole, rest) = count.quotientAndRemainder(dividingBy: scale)
    return max(1, whole * digits + (rest * digits + scale - 1) / scale)
  }
}

extension Quantile: CustomStringConvertible {
  /// The quantile as it is written, `p50` or `p99.9`.
  public var description: String {
    let percent = digits * 100 / scale
    var text = "p\(percent < 10 ? "0" : "")\(percent)"
    var rest = digits * 100 % scale
    if rest > 0 { text += "." }
    while rest > 0 {
      text += String(rest * 10 / scale)
      rest = rest * 10 % scale
    }
    return text
  }
}
