public import LightconeTrace

/// How often something happens: so many times in a second.
public struct Rate: Hashable, Comparable, Sendable {
  /// Times in a second, 0 or more.
  public let perSecond: Int

  /// Creates a rate.
  public init(perSecond: Int) {
    precondition(perSecond >= 0, "a rate is 0 or more per second, not \(perSecond)")
    self.perSecond = perSecond
  }

  /// The mean time between two, or nil if it never happens.
  public var meanGap: TimeSpan? {
    perSecond == 0 ? nil : TimeSpan(nanoseconds: 1_000_000_000 / Int64(perSecond))
  }

  /// Whether the first is rarer.
  public static func < (first: Rate, second: Rate) -> Bool { first.perSecond < second.perSecond }
}

extension Rate: CustomStringConvertible {
  /// The rate as it is written in commands, for example `20/s`.
  public var description: String { "\(perSecond)/s" }
}
