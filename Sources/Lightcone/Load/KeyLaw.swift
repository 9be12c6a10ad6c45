/// Which key a request touches: all alike, or some far more often than others.
///
/// Keys are numbered from 0. Where some are more popular, key 0 is the most popular one: who wants
/// the popular keys spread out maps the number, for example by a hash.
public enum KeyLaw: Hashable, Sendable {
  /// Each of `keys` keys equally often.
  case uniform(keys: Int)
  /// Zipf's law: key k is touched in proportion to (k + 1)^-s, where s is the exponent, 0 to 10.
  /// With 0 all keys are alike; with 1 key 0 is touched twice as often as key 1. A sampler keeps a
  /// table of 12 bytes for each key, so there may be up to 10,000,000.
  case zipf(keys: Int, exponent: Thousandths)
  /// The first `hotKeys` keys get `hotShare` of the requests, the others the rest; within a group
  /// all keys are alike. There is at least one hot and one cold key.
  case hotspot(keys: Int, hotKeys: Int, hotShare: Probability)

  /// The most keys that Zipf's law may have.
  static let mostTabledKeys = 10_000_000
  /// The largest exponent of Zipf's law.
  static let largestExponent = Thousandths(10_000)

  /// How many keys there are.
  public var keys: Int {
    switch self {
    case .uniform(let keys), .zipf(let keys, _), .hotspot(let keys, _, _): keys
    }
  }

  /// What is wrong with the law, or nil if it is possible.
  public var problem: SettingProblem? {
    switch self {
    case .uniform(let keys):
      SettingProblem("keys", keys, range: "1 or more", unless: keys >= 1)
    case .zipf(let keys, let exponent):
      SettingProblem(
        "keys", keys, range: "1 to \(KeyLaw.mostTabledKeys)",
        unless: (1...KeyLaw.mostTabledKeys).contains(keys))
        ?? SettingProblem(
          "exponent", exponent, range: "0 to \(KeyLaw.largestExponent)",
          unless: Thousandths(0) <= exponent && exponent <= KeyLaw.largestExponent)
    case .hotspot(let keys, let hotKeys, _):
      SettingProblem("keys", keys, range: "2 or more", unless: keys >= 2)
        ?? SettingProblem(
          "hotKeys", hotKeys, range: "1 to \(keys - 1)", unless: 1 <= hotKeys && hotKeys < keys)
    }
  }
}

extension KeyLaw: CustomStringConvertible {
  /// The law as one word: `uniform(1000)`, `zipf(1000,0.99)`, `hotspot(1000,10,90%)`.
  public var description: String {
    switch self {
    case .uniform(let keys): "uniform(\(keys))"
    case .zipf(let keys, let exponent): "zipf(\(keys),\(exponent))"
    case .hotspot(let keys, let hotKeys, let hotShare): "hotspot(\(keys),\(hotKeys),\(hotShare))"
    }
  }
}
