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
