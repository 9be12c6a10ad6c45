public import LightconeTrace

/// The value of a parameter: one of the few kinds that settings can have.
public enum SettingValue: Hashable, Sendable {
  /// A whole number.
  case integer(Int)
  /// A length of time.
  case timeSpan(TimeSpan)
  /// A probability.
  case probability(Probability)
  /// How often something happens.
  case rate(Rate)
  /// How long something takes, constant or by chance.
  case law(Law)
  /// On or off.
  case flag(Bool)
  /// One of a few words.
  case choice(String)
}

extension SettingValue: CustomStringConvertible {
  /// The value as it is written in commands.
  public var description: String {
    switch self {
    case .integer(let number): String(number)
    case .timeSpan(let span): span.literal
    case .probability(let probability): probability.description
    case .rate(let rate): rate.description
    case .law(let law): law.description
    case .flag(let isOn): isOn ? "on" : "off"
    case .choice(let word): word
    }
  }
}

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
