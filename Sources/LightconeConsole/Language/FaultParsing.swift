import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension CommandParser {
  /// Reads the arguments of a fault.
  mutating func readFault(_ verb: CommandVerb) throws(Diagnostic) -> FaultCommand {
    switch verb {
    case .crash: return try readCrash()
    case .restart: return .restart(try readNodes())
    case .pause: return .pause(try readNodes())
    case .resume: return .resume(try readNodes())
    case .slow:
      let (nodes, word) = try readNodesAndAmount("a factor such as 10x")
      return .slow(nodes, try factor(word))
    case .partition: return try readPartition()
    case .repair: return .repair
    case .hold, .release, .loss, .latency, .duplicate: return try readLink(verb)
    case .deliver: return .deliver(try readMessage())
    case .drop: return .drop(try readMessage())
    case .delay:
      let message = try readMessage()
      return .delay(message, by: try timeSpan(try word("a time")))
    case .skew:
      let (nodes, word) = try readNodesAndAmount("a time such as +5s")
      return .clock(nodes, .step(by: try signedSpan(word)))
    case .drift:
      let (nodes, word) = try readNodesAndAmount("a drift such as 200ppm")
      return .clock(nodes, .drift(partsPerMillion: try partsPerMillion(word)))
    case .disk: return try readDisk()
    case .do: return try readOperation()
    case .follow: return .follow(try readSchedule())
    case .heal: return .heal
    default: throw wrong("'\(verb.rawValue)' is no fault", at: 0)
    }
  }

  /// Reads a point in time and the fault that is planned for it.
  mutating func readAt() throws(Diagnostic) -> Command {
    let moment = try readMoment()
    return .at(moment, try readPlannedFault())
  }

  /// Reads the fault that is planned, up to the command's end.
  mutating func readPlannedFault() throws(Diagnostic) -> FaultCommand {
    guard reader.peek() != nil else { throw missing("a fault") }
    let verb = try readPlannedVerb()
    self.verb = verb
    let fault = try readFault(verb)
    try expectEnd()
    return fault
  }

  /// Reads the verb of a fault; another command is named as what it is.
  private mutating func readPlannedVerb() throws(Diagnostic) -> CommandVerb {
    let all = CommandDescription.all
    let finder = VerbFinder(descriptions: all, abbreviations: false)
    if let word = reader.peek(), let verb = finder.exactly(word.text), !verb.isFault {
      throw wrong("'\(word.text)' cannot be planned: it is no fault", at: word.range.lowerBound)
    }
    return try readVerb(allowed: all.filter(\.verb.isFault))
  }

  /// Reads all names that are left, perhaps none.
  mutating func readNames() -> [String] {
    var names: [String] = []
    while let word = reader.next() { names.append(word.text) }
    return names
  }

  // MARK: Nodes

  /// Reads `NODE ... [for TIME]`.
  private mutating func readCrash() throws(Diagnostic) -> FaultCommand {
    var names = [try word("a node").text]
    while let word = reader.next() {
      if word.text == "for", !word.isQuoted {
        return .crash(names, restartAfter: try timeSpan(try self.word("a time")))
      }
      names.append(word.text)
    }
    return .crash(names)
  }

  /// Reads one name or more.
  private mutating func readNodes() throws(Diagnostic) -> [String] {
    [try word("a node").text] + readNames()
  }

  /// Reads one name or more, and the amount behind them.
  private mutating func readNodesAndAmount(
    _ what: String
  ) throws(Diagnostic) -> (nodes: [String], amount: Word) {
    var words = [try word("a node")]
    while let word = reader.next() { words.append(word) }
    let amount = words.removeLast()
    guard !words.isEmpty else {
      guard amount.text.first.map({ $0.isDecimalDigit || $0 == "+" || $0 == "-" }) == true
      else { throw missing(what) }
      throw wrong("a node is missing", at: amount.range.lowerBound)
    }
    return (words.map(\.text), amount)
  }

  /// Reads `NODE` and what happens to its disk.
  private mutating func readDisk() throws(Diagnostic) -> FaultCommand {
    let nodes = [try word("a node").text]
    return .disk(nodes, try readDiskFault())
  }

  // MARK: Wires and messages

  /// Reads `A B` and, where the verb needs one, what the wire does from now on.
  private mutating func readLink(_ verb: CommandVerb) throws(Diagnostic) -> FaultCommand {
    let first = try word("a node").text
    let second = try word("a second node").text
    switch verb {
    case .hold: return .hold(first, second)
    case .release: return .release(first, second)
    case .loss:
      return .link(first, second, .loss(try probability(try word("a share such as 20%"))))
    case .duplicate:
      return .link(first, second, .duplication(try probability(try word("a share such as 10%"))))
    default: return .link(first, second, .latency(try law(try word("a latency such as 50ms"))))
    }
  }

  /// Reads `m14`.
  private mutating func readMessage() throws(Diagnostic) -> MessageNumber {
    let word = try word("a message")
    guard let number = UInt64(try digits(of: word, behind: "m", "message")), number > 0 else {
      throw source.mistake(
        .badFault, "there is no message \(word.text)", at: word.range.lowerBound,
        expected: "messages are counted from m1; 'pending' lists those in flight")
    }
    return MessageNumber(number)
  }
}
