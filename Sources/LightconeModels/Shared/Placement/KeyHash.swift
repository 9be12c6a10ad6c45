import LightconeTrace

/// Turns a key into 32 bits that say where it belongs.
///
/// **What it solves.** Keys are close together and alike: `user1`, `user2`. To spread them evenly, each bit
/// of the key must move about half of the bits of the result: the *avalanche*.
///
/// **Example.** `KeyHash.avalanche(seed: 1).remainder(of: row, modulo: 16)` is a shard from 0 to 15.
///
/// **Rules.**
/// 1. The same key gives the same bits in every process and on every machine.
/// 2. A remainder is never negative: the 32 bits are taken as a number without sign.
///
/// **Deviations.** Stores use Murmur3, CRC16 or MD5; here it is SplitMix64's finaliser, for it is short and
/// mixes as well.
///
/// **What it does not promise.** Safety from an attacker who chooses keys. An even load: however good the
/// hash, all requests of one key go to one place.
///
/// **Reading.** Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators (2014), for the finaliser.
public enum KeyHash: Hashable, Sendable {
  /// Mixes all bits of the key; each seed spreads the keys in another way.
  case avalanche(seed: UInt64)
  /// `31 * h + c` over the characters of the key's text, such as `4711`, as Java hashes strings.
  case polynomial

  /// The 32 bits of a row's key.
  public func bits(of row: RowKey) -> UInt32 {
    switch self {
    case .avalanche(let seed):
      let key = mixed(seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(bitPattern: Int64(row.key)))
      return UInt32(
        truncatingIfNeeded: mixed(key &+ UInt64(row.salt) &* 0xD1B5_4A32_D192_ED03) >> 32)
    case .polynomial:
      let text = row.salt == 0 ? "\(row.key)" : "\(row.key)#\(row.salt)"
      return text.utf8.reduce(0 as UInt32) { $0 &* 31 &+ UInt32($1) }
    }
  }

  /// What is left of the bits when they are divided: 0 to `modulus - 1`.
  public func remainder(of row: RowKey, modulo modulus: Int) -> Int {
    Int(bits(of: row)) % modulus
  }

  /// The remainder as a program gets it that takes the bits for a number with a sign, as `%` does in Java, C
  /// and Swift: below 0 for half of the keys.
  public func signedRemainder(of row: RowKey, modulo modulus: Int) -> Int {
    Int(Int32(bitPattern: bits(of: row))) % modulus
  }
}

/// A key as placement sees it: with a salt, if its row is split into several.
public struct RowKey: Hashable, Comparable, Sendable {
  /// The key, from 1.
  public let key: Int
  /// Which of the key's rows, from 0.
  public let salt: Int

  /// Names a row.
  public init(_ key: Int, salt: Int = 0) {
    self.key = key
    self.salt = salt
  }

  /// By key, then by salt.
  public static func < (first: RowKey, second: RowKey) -> Bool {
    (first.key, first.salt) < (second.key, second.salt)
  }
}

extension RowKey: CustomStringConvertible {
  /// `k7`, or `k7#2` for a salted row.
  public var description: String { salt == 0 ? "k\(key)" : "k\(key)#\(salt)" }
}
