/// Draws keys from a ``KeyLaw``: made once, then each draw takes the same short time.
///
/// What it solves: real requests are skewed: a few keys get most of the traffic, and these are what
/// fill a cache or overload a shard. Summing up Zipf's law for each request would take as long as
/// there are keys.
///
/// Example:
///
/// ```swift
/// let sampler = try KeySampler(.zipf(keys: 1_000, exponent: Thousandths(990)))
/// let key = context.key(of: sampler)
/// ```
///
/// Rules:
/// 1. One draw of 64 random bits gives one key, from 0 to `law.keys - 1`.
/// 2. Only whole numbers are compared, so that no rounding decides between two keys.
/// 3. Zipf's law uses an alias table (Walker 1977): the bits choose a column, what is left of them
///    chooses between the column's own key and its alias. A draw costs one multiplication and one
///    or two reads of the table; the table costs O(keys) time to make.
/// 4. Two samplers are equal if their laws are: the table follows from the law.
///
/// Deviations: the table is made by Vose's method (1991), which keeps two stacks in the order of
/// the keys, so that it is the same on every machine. Weights are made by the kernel's own e^x and
/// ln. A key's probability is right to about 1 part in 10^12.
///
/// What it does not promise: popularity does not change during a run, and two requests of one node
/// are independent: no trends and no locality in time.
///
/// Reading: Walker: An Efficient Method for Generating Discrete Random Variables with General
/// Distributions, ACM TOMS 3, 1977. Vose: A Linear Algorithm for Generating Random Numbers with a
/// Given Distribution, IEEE TSE 17, 1991. Cooper and others: Benchmarking Cloud Serving Systems
/// with YCSB, SoCC 2010.
public struct KeySampler: Sendable {
  /// The law that keys are drawn from.
  public let law: KeyLaw
  @usableFromInline let table: AliasTable?

  /// Prepares a law. Takes O(keys) time for Zipf's law, no time for the others.
  ///
  /// - Throws: ``SettingProblem`` if the law is impossible; see ``KeyLaw/problem``.
  public init(_ law: KeyLaw) throws(SettingProblem) {
    if let problem = law.problem { throw problem }
    self.law = law
    if case .zipf(let keys, let exponent) = law {
      table = AliasTable(weights: KeySampler.zipfWeights(keys: keys, exponent: exponent.value))
    } else {
      table = nil
    }
  }

  /// The key that 64 random bits choose. O(1).
  @inlinable
  func key(_ bits: UInt64) -> Int {
    switch law {
    case .uniform(let keys): return Int(scaled(bits, below: UInt64(keys)))
    case .zipf: return table?.choice(bits) ?? 0
    case .hotspot(let keys, let hotKeys, let hotShare):
      let (part, rest) = bits.multipliedFullWidth(by: 1_000_000)
      // What the first choice leaves of the bits is as good as fresh bits.
      if part < UInt64(hotShare.partsPerMillion) {
        return Int(scaled(rest, below: UInt64(hotKeys)))
      }
      return hotKeys + Int(scaled(rest, below: UInt64(keys - hotKeys)))
    }
  }

  static func zipfWeights(keys: Int, exponent: Double) -> [Double] {
    (0..<keys).map { naturalExponential(-exponent * naturalLogarithm(Double($0 + 1))) }
  }
}

extension KeySampler: Hashable {
  /// Whether both draw from the same law.
  public static func == (first: KeySampler, second: KeySampler) -> Bool { first.law == second.law }

  /// Hashes the law alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(law) }
}
