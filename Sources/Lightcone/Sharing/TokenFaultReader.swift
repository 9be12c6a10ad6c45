import LightconeTrace

/// Reads the words of one thing that was done to a run.
struct TokenFaultReader {
  private var words: ArraySlice<TokenPiece>
  /// Where the words end, for what is missing there.
  private let end: Int
  private(set) var names: TokenReader

  init(_ words: ArraySlice<TokenPiece>, end: Int, names: TokenReader) {
    self.words = words
    self.end = end
    self.names = names
  }

  mutating func intervention() throws(RunTokenMistake) -> Intervention {
    let first = try next("a fault")
    let intervention: Intervention
    switch try first.text("a fault") {
    case "at":
      let time = try names.span(next("a time"))
      intervention = .at(Instant.start + time, try fault(next("a fault")))
    case "after":
      let word = try next("an event")
      guard let number = UInt32(exactly: try names.number(word, "an event")), number > 0 else {
        throw word.mistake("there is no such event", expected: "an event, counted from 1")
      }
      intervention = .afterEvent(EventNumber(Int(number)), try fault(next("a fault")))
    case "point":
      let name = try next("a fail point").text("a fail point")
      intervention = .atFailPoint(name, try fault(next("a fault")))
    default: intervention = .now(try fault(first))
    }
    if let extra = words.first { throw extra.mistake("this is one word too many") }
    return intervention
  }

  private mutating func fault(_ verb: TokenPiece) throws(RunTokenMistake) -> Fault {
    let word = try verb.text("a fault")
    switch word {
    case "crash":
      let node = try node()
      return .crash(node, restartAfter: words.isEmpty ? nil : try span())
    case "restart": return .restart(try node())
    case "pause": return .pause(try node())
    case "resume": return .resume(try node())
    case "slow": return .slow(try node(), try factor())
    case "partition":
      var groups: [[NodeID]] = []
      while !words.isEmpty { groups.append(try group()) }
      return .partition(groups)
    case "cut": return .cutOneWay(from: try group(), to: try group())
    case "repair": return .repair
    case "hold": return .hold(try node(), try node())
    case "release": return .release(try node(), try node())
    case "loss": return .link(try node(), try node(), .loss(try probability()))
    case "duplicate": return .link(try node(), try node(), .duplication(try probability()))
    case "latency": return .link(try node(), try node(), .latency(try law()))
    case "deliver": return .deliver(try message())
    case "drop": return .drop(try message())
    case "delay": return .delay(try message(), by: try span())
    case "clock": return .clock(try node(), .step(by: try span()))
    case "drift": return .clock(try node(), .drift(partsPerMillion: try integer()))
    case "do":
      let node = try node()
      var operation: [String] = []
      while !words.isEmpty { operation.append(try next("an operation").text("an operation")) }
      return .operate(node, operation)
    case "follow":
      var steps: [ScheduledStep] = []
      while !words.isEmpty { steps.append(try TokenStepReader.step(next("a step"), &names)) }
      return .follow(Schedule(steps))
    case "heal": return .heal
    default:
      guard word.hasPrefix("disk") else { throw verb.mistake("'\(word)' is no fault known here") }
      return .disk(try node(), try disk(word.dropFirst(4), verb))
    }
  }

  private mutating func disk(
    _ word: Substring, _ verb: TokenPiece
  ) throws(RunTokenMistake) -> DiskFault {
    switch word {
    case "tear": return .tearTail
    case "lie": return .loseSyncs
    case "flip": return .flipBit(record: words.isEmpty ? nil : try integer())
    case "full": return .fill
    case "fail": return .fail
    case "slow": return .slow(try factor())
    case "mend": return .mend
    default: throw verb.mistake("'disk\(word)' is no fault known here")
    }
  }

  // MARK: Arguments

  private mutating func next(_ what: String) throws(RunTokenMistake) -> TokenPiece {
    guard let word = words.popFirst() else {
      throw RunTokenMistake(column: end + 1, "\(what) is missing")
    }
    return word
  }

  private mutating func node() throws(RunTokenMistake) -> NodeID {
    try names.node(next("a node"))
  }

  private mutating func group() throws(RunTokenMistake) -> [NodeID] {
    try names.group(next("a node"))
  }

  private mutating func span() throws(RunTokenMistake) -> TimeSpan {
    try names.span(next("a time"))
  }

  private mutating func integer() throws(RunTokenMistake) -> Int {
    try read("a whole number") { text in Int(text).flatMap { text == "\($0)" ? $0 : nil } }
  }

  private mutating func message() throws(RunTokenMistake) -> MessageNumber {
    try read("a message such as m14") { text in
      guard text.first == "m", let number = UInt64(text.dropFirst()), text == "m\(number)" else {
        return nil
      }
      return MessageNumber(number)
    }
  }

  private mutating func probability() throws(RunTokenMistake) -> Probability {
    try read("a probability such as 20%") { SettingReader.probability($0) }
  }

  private mutating func law() throws(RunTokenMistake) -> Law {
    try read("a law such as 5ms") { SettingReader.law($0) }
  }

  private mutating func factor() throws(RunTokenMistake) -> Factor {
    try read("a factor such as 10x") { Factor(token: $0) }
  }

  private mutating func read<Value>(
    _ what: String, _ parse: (String) -> Value?
  ) throws(RunTokenMistake) -> Value {
    let word = try next(what)
    let text = try word.text(what)
    guard let value = parse(text) else {
      throw word.mistake("'\(text)' cannot stand here", expected: what)
    }
    return value
  }
}

extension Factor {
  /// Reads a factor as its description writes it: `10x`, `1.5x`.
  fileprivate init?(token text: String) {
    guard text.hasSuffix("x") else { return nil }
    let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int(parts[0]), whole >= 0, whole <= 1_000_000
    else { return nil }
    var rest = 0
    if parts.count == 2 {
      guard (1...2).contains(parts[1].count), let digits = Int(parts[1]), digits >= 0 else {
        return nil
      }
      rest = parts[1].count == 1 ? digits * 10 : digits
    }
    self.init(hundredths: whole * 100 + rest)
  }
}
