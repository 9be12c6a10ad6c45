public import LightconeTrace

/// A parameter of a model: its name, its default and what it may be, described once.
///
/// The type says what a value is, so that the model reads `settings[participants]` and gets an `Int`.
public struct Parameter<Value: Sendable>: Sendable {
  /// What prompt, lessons and pages show of it.
  public let description: ParameterDescription
  let extract: @Sendable (SettingValue) -> Value?
}

/// What people see of a parameter: everything about it except its type.
public struct ParameterDescription: Sendable {
  /// The name, dotted lower case, for example `net.latency`.
  public let name: String
  /// The value it has if nobody says otherwise.
  public let defaultValue: SettingValue
  /// What it may be, in words, for example `2 to 20`.
  public let range: String
  /// What it means, in one sentence.
  public let meaning: String
  /// All values, if they are few words.
  public let choices: [String]
  let read: @Sendable (String) -> SettingValue?
}

extension Parameter where Value == Int {
  /// A whole number.
  public static func integer(
    _ name: String, default value: Int, in range: ClosedRange<Int>, _ meaning: String
  ) -> Parameter<Int> {
    Parameter(
      name, .integer(value), "\(range.lowerBound) to \(range.upperBound)", meaning,
      read: { text in Int(text).flatMap { range.contains($0) ? .integer($0) : nil } },
      extract: { if case .integer(let number) = $0 { number } else { nil } })
  }
}

extension Parameter where Value == TimeSpan {
  /// A length of time.
  public static func timeSpan(
    _ name: String, default value: TimeSpan, in range: ClosedRange<TimeSpan>, _ meaning: String
  ) -> Parameter<TimeSpan> {
    Parameter(
      name, .timeSpan(value), "\(range.lowerBound.literal) to \(range.upperBound.literal)", meaning,
      read: { text in
        SettingReader.timeSpan(text).flatMap { range.contains($0) ? .timeSpan($0) : nil }
      },
      extract: { if case .timeSpan(let span) = $0 { span } else { nil } })
  }
}

extension Parameter where Value == Probability {
  /// A probability, written `5%` or `0.05`.
  public static func probability(
    _ name: String, default value: Probability,
    in range: ClosedRange<Probability> = .never ... .always, _ meaning: String
  ) -> Parameter<Probability> {
    Parameter(
      name, .probability(value), "\(range.lowerBound) to \(range.upperBound)", meaning,
      read: { text in
        SettingReader.probability(text).flatMap { range.contains($0) ? .probability($0) : nil }
      },
      extract: { if case .probability(let probability) = $0 { probability } else { nil } })
  }
}

extension Parameter where Value == Rate {
  /// How often something happens, written `20/s`.
  public static func rate(
    _ name: String, default value: Rate, in range: ClosedRange<Rate>, _ meaning: String
  ) -> Parameter<Rate> {
    Parameter(
      name, .rate(value), "\(range.lowerBound) to \(range.upperBound)", meaning,
      read: { text in SettingReader.rate(text).flatMap { range.contains($0) ? .rate($0) : nil } },
      extract: { if case .rate(let rate) = $0 { rate } else { nil } })
  }
}

extension Parameter where Value == Law {
  /// How long something takes: `5ms`, `uniform(1ms..9ms)`, `exponential(5ms)` or
  /// `lognormal(5ms,0.5)` (the median and sigma).
  public static func law(_ name: String, default value: Law, _ meaning: String) -> Parameter<Law> {
    Parameter(
      name, .law(value), "5ms, uniform(1ms..9ms), exponential(5ms) or lognormal(5ms,0.5)",
      meaning,
      read: { text in SettingReader.law(text).map { .law($0) } },
      extract: { if case .law(let law) = $0 { law } else { nil } })
  }
}

extension Parameter where Value == Bool {
  /// Something that is on or off.
  public static func flag(
    _ name: String, default value: Bool, _ meaning: String
  ) -> Parameter<Bool> {
    Parameter(
      name, .flag(value), "on or off", meaning, choices: ["on", "off"],
      read: { text in SettingReader.flag(text).map { .flag($0) } },
      extract: { if case .flag(let isOn) = $0 { isOn } else { nil } })
  }
}

extension Parameter where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of a few words: the raw values of an enum.
  public static func choice(
    _ name: String, default value: Value, _ meaning: String
  ) -> Parameter<Value> {
    let words = Value.allCases.map(\.rawValue)
    return Parameter(
      name, .choice(value.rawValue), words.joined(separator: ", "), meaning, choices: words,
      read: { text in words.contains(text) ? .choice(text) : nil },
      extract: { if case .choice(let word) = $0 { Value(rawValue: word) } else { nil } })
  }
}

extension Parameter {
  init(
    _ name: String, _ value: SettingValue, _ range: String, _ meaning: String,
    choices: [String] = [], read: @escaping @Sendable (String) -> SettingValue?,
    extract: @escaping @Sendable (SettingValue) -> Value?
  ) {
    description = ParameterDescription(
      name: name, defaultValue: value, range: range, meaning: meaning, choices: choices,
      read: read)
    self.extract = extract
  }
}
