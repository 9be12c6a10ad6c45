import LightconeDiagnostics
import LightconeTrace

extension CommandParser {
  // MARK: Models and settings

  mutating func readLoad() throws(Diagnostic) -> Command {
    let model = try word("a model")
    guard !model.text.contains("=") else {
      throw wrong("a model is missing", at: model.range.lowerBound)
    }
    var settings: [Setting] = []
    var seed: UInt64?
    while let word = reader.next() {
      let setting = try setting(word)
      if setting.name == "seed" {
        guard seed == nil else { throw wrong("seed is given twice", at: word.range.lowerBound) }
        seed = try self.seed(setting)
      } else {
        try refuseTwice(setting, in: settings)
        settings.append(setting)
      }
    }
    return .load(model: model.text, settings: settings, seed: seed)
  }

  mutating func readSettings() throws(Diagnostic) -> [Setting] {
    var settings = [try setting(word("name=value"))]
    while let word = reader.next() {
      let setting = try setting(word)
      try refuseTwice(setting, in: settings)
      settings.append(setting)
    }
    return settings
  }

  func setting(_ word: Word) throws(Diagnostic) -> Setting {
    let start = word.range.lowerBound
    guard let sign = word.range.first(where: { source.characters[$0] == "=" }) else {
      throw wrong("'\(source[word.range])' is not of the form name=value", at: start)
    }
    let name = source[start..<sign]
    guard !name.isEmpty, name.allSatisfy({ $0.continuesWord || $0 == "." || $0 == "-" }) else {
      throw wrong("'\(name)' cannot be a parameter's name", at: start)
    }
    let value = String(word.text.dropFirst(name.count + 1))
    guard !value.isEmpty || word.isQuoted else {
      throw wrong("\(name)= has no value", at: sign + 1)
    }
    return Setting(name: name, value: value, nameColumn: start + 1, valueColumn: sign + 2)
  }

  func refuseTwice(_ setting: Setting, in settings: [Setting]) throws(Diagnostic) {
    guard settings.contains(where: { $0.name == setting.name }) else { return }
    throw wrong("\(setting.name) is given twice", at: setting.nameColumn - 1)
  }

  private func seed(_ setting: Setting) throws(Diagnostic) -> UInt64 {
    if setting.value.allSatisfy(\.isDecimalDigit), let seed = UInt64(setting.value) { return seed }
    throw source.mistake(
      .badValue, "'\(setting.value)' cannot be a seed", at: setting.valueColumn - 1,
      expected: "a whole number from 0 to \(UInt64.max)")
  }

  // MARK: Time

  mutating func readRunLimit() throws(Diagnostic) -> RunLimit {
    guard let word = reader.next() else { return .untilNothingIsLeft }
    switch word.text {
    case "for":
      let length = try self.word("a time")
      return .time(try timeSpan(length))
    case "until": return .condition(try readCondition())
    default:
      let isTime = (try? timeSpan(word)) != nil
      throw wrong(
        "'\(word.text)' cannot stand here", at: word.range.lowerBound,
        suggestion: isTime
          ? "run for \(word.text)" : nearestWord(to: word.text, in: ["for", "until"]))
    }
  }

  mutating func readStepAim() throws(Diagnostic) -> StepAim {
    guard let word = reader.peek() else { return .events(1) }
    let isNumber = word.text.drop { $0 == "-" || $0 == "+" }.first?.isDecimalDigit == true
    if isNumber, !word.isQuoted { return .events(try readCount() ?? 1) }
    return .node(reader.next()?.text ?? word.text)
  }

  /// Reads a count of at least 1, if one is there.
  mutating func readCount() throws(Diagnostic) -> Int? {
    guard let word = reader.next() else { return nil }
    guard word.text.allSatisfy(\.isDecimalDigit), let count = Int(word.text), count > 0 else {
      throw wrong("'\(word.text)' is no count of 1 or more", at: word.range.lowerBound)
    }
    return count
  }

  /// Reads `#57` or `120ms`.
  mutating func readMoment() throws(Diagnostic) -> Moment {
    let word = try word("an event or a time")
    if word.text.hasPrefix("#") { return .event(try event(word)) }
    if word.text.allSatisfy(\.isDecimalDigit), !isUnit(reader.peek()) {
      throw wrong(
        "'\(word.text)' is neither an event nor a time", at: word.range.lowerBound,
        suggestion: "#\(word.text)")
    }
    return .time(Instant.start + (try timeSpan(word)))
  }

  /// The digits of a word such as `#57` or `m14`.
  func digits(
    of word: Word, behind sign: Character, _ what: String
  ) throws(Diagnostic) -> Substring {
    let digits = word.text.dropFirst()
    if word.text.first == sign, !digits.isEmpty, digits.allSatisfy(\.isDecimalDigit) {
      return digits
    }
    let isNumber = !word.text.isEmpty && word.text.allSatisfy(\.isDecimalDigit)
    throw wrong(
      "'\(word.text)' is no \(what)", at: word.range.lowerBound,
      suggestion: isNumber ? "\(sign)\(word.text)" : nil)
  }

  /// The event that a word of the form `#57` names.
  func event(_ word: Word) throws(Diagnostic) -> EventNumber {
    guard let number = UInt32(try digits(of: word, behind: "#", "event")), number > 0 else {
      throw source.mistake(
        .noSuchMoment, "there is no event \(word.text)", at: word.range.lowerBound,
        expected: "events are counted from #1")
    }
    return EventNumber(Int(number))
  }

  /// The length of time that a word such as `50ms` gives.
  func timeSpan(_ word: Word) throws(Diagnostic) -> TimeSpan {
    let start = word.range.lowerBound
    guard word.text.first?.isDecimalDigit == true, !word.isQuoted else {
      throw wrong("'\(word.text)' is no time", at: start)
    }
    var number = NumberReader(
      source: source, position: start, end: word.range.upperBound, code: .wrongArguments)
    let literal = try number.read()
    let isWhole = number.position == word.range.upperBound
    guard isWhole, literal.quantity.timeExponent == 1 || literal.quantity.value == 0 else {
      throw wrong(
        "'\(word.text)' is no time", at: start, suggestion: isWhole ? withUnit(word) : nil)
    }
    guard literal.quantity.value <= 1e18 else {
      throw wrong("'\(word.text)' is longer than the clock reaches", at: start)
    }
    // A whole number of a unit is exact, however many digits it has.
    let unit = word.text.drop(while: \.isDecimalDigit)
    if let count = Int64(word.text.prefix(while: \.isDecimalDigit)),
      let size = NumberLiteral.nanoseconds(in: String(unit))
    {
      return TimeSpan(nanoseconds: count * Int64(size))
    }
    return TimeSpan(nanoseconds: Int64(literal.quantity.value.rounded()))
  }

  /// The number with the unit that follows it behind a blank, or with a likely one.
  private func withUnit(_ word: Word) -> String? {
    guard word.text.allSatisfy({ $0.isDecimalDigit || $0 == "." }) else { return nil }
    let following = reader.peek()
    return word.text + (isUnit(following) ? following?.text ?? "" : "ms")
  }

  private func isUnit(_ word: Word?) -> Bool {
    NumberLiteral.nanoseconds(in: word?.text ?? "") != nil
  }

  // MARK: Learning and help

  mutating func readAnswer() throws(Diagnostic) -> Command {
    guard let text = takeRest() else { throw missing("an answer") }
    return .answer(text)
  }

  mutating func readHelp() throws(Diagnostic) -> Command {
    guard let word = reader.peek() else { return .help(nil) }
    if word.text == "all" {
      _ = reader.next()
      return .helpAll
    }
    if word.text == "expressions" {
      _ = reader.next()
      return .helpExpressions
    }
    return .help(try readVerb(allowed: CommandDescription.all))
  }
}
