import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// A schedule as it was written: its nodes are numbered in the order of the names.
struct ScheduleText: Hashable, Sendable {
  var steps: [ScheduledStep] = []
  var names: [String] = []

  /// The number that a name has here.
  mutating func node(named name: String) -> NodeID {
    if let place = names.firstIndex(of: name) { return NodeID(place) }
    names.append(name)
    return NodeID(names.count - 1)
  }

  /// The schedule with the nodes of a run.
  func schedule(_ nodes: [NodeID]) -> Schedule {
    Schedule(
      steps.map { step in
        var step = step
        switch step.event {
        case .crash(let node): step.event = .crash(nodes[node.position])
        case .restart(let node): step.event = .restart(nodes[node.position])
        case .deliver, .fire, .drop, .duplicate: break
        }
        return step
      })
  }
}

extension CommandParser {
  /// Reads `STEP, STEP, ...`, where a step is `deliver m14`, `fire t3`, `drop m14`, `duplicate m14`,
  /// `crash NODE` or `restart NODE`, and may end with `crash-after N` and `choose N ...`.
  mutating func readSchedule() throws(Diagnostic) -> ScheduleText {
    var text = ScheduleText()
    while let verb = reader.next() {
      var words: [Word] = []
      var isLast = true
      while let word = reader.next() {
        words.append(word.withoutComma)
        if word.endsWithComma {
          isLast = false
          break
        }
      }
      text.steps.append(try step(verb, words[...], &text))
      if isLast { break }
    }
    guard !text.steps.isEmpty else { throw missing("a step") }
    return text
  }

  private func step(
    _ verb: Word, _ words: ArraySlice<Word>, _ text: inout ScheduleText
  ) throws(Diagnostic) -> ScheduledStep {
    guard let object = words.first else { throw missing("what to \(verb.text)") }
    var step = ScheduledStep(try event(verb, object, &text))
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      switch word.text {
      case "crash-after":
        guard let count = rest.popFirst() else { throw missing("a number of records") }
        step.crashAfterEvents = try number(count, behind: "", atLeast: 1)
      case "choose":
        while let choice = rest.first, choice.text.first?.isDecimalDigit == true {
          step.choices.append(try number(choice, behind: "", atLeast: 0))
          rest = rest.dropFirst()
        }
      default: throw wrong("'\(word.text)' cannot stand here", at: word.range.lowerBound)
      }
    }
    return step
  }

  private func event(
    _ verb: Word, _ object: Word, _ text: inout ScheduleText
  ) throws(Diagnostic) -> ScheduledStep.Event {
    switch verb.text {
    case "deliver": return .deliver(try message(object))
    case "drop": return .drop(try message(object))
    case "duplicate": return .duplicate(try message(object))
    case "fire": return .fire(UInt64(try number(object, behind: "t", atLeast: 1)))
    case "crash": return .crash(text.node(named: object.text))
    case "restart": return .restart(text.node(named: object.text))
    default:
      let verbs = ["deliver", "drop", "duplicate", "fire", "crash", "restart"]
      throw source.mistake(
        .wrongArguments, "'\(verb.text)' is no step", at: verb.range.lowerBound,
        expected: "one of \(verbs.joined(separator: ", "))",
        suggestion: nearestWord(to: verb.text, in: verbs))
    }
  }

  private func message(_ word: Word) throws(Diagnostic) -> MessageNumber {
    MessageNumber(UInt64(try number(word, behind: "m", atLeast: 1)))
  }

  private func number(
    _ word: Word, behind letter: String, atLeast least: Int
  ) throws(Diagnostic) -> Int {
    guard word.text.hasPrefix(letter), let number = Int(word.text.dropFirst(letter.count)),
      number >= least, number < 1 << 40
    else {
      throw wrong("'\(word.text)' is no number such as \(letter)3", at: word.range.lowerBound)
    }
    return number
  }
}

extension Word {
  /// Whether another step follows.
  fileprivate var endsWithComma: Bool { !isQuoted && text.hasSuffix(",") }

  /// The word itself.
  fileprivate var withoutComma: Word {
    guard endsWithComma else { return self }
    return Word(
      text: String(text.dropLast()), range: range.lowerBound..<range.upperBound - 1,
      isQuoted: false)
  }
}
