import LightconeTrace

/// Reads the steps of a schedule in a token: `deliver+m14`, `fire+t3+x2`, `crash+server`.
enum TokenStepReader {
  static func step(
    _ piece: TokenPiece, _ names: inout TokenReader
  ) throws(RunTokenMistake) -> ScheduledStep {
    let words = piece.split(at: "+")
    guard words.count >= 2 else {
      throw piece.mistake("this is no step of a schedule", expected: "a step such as deliver+m14")
    }
    var step = ScheduledStep(try event(words[0], words[1], &names))
    for word in words.dropFirst(2) {
      let text = try word.text("a choice or a crash")
      guard let number = Int(text.dropFirst()), number >= 0, text.dropFirst() == "\(number)" else {
        throw word.mistake("'\(text)' cannot stand here", expected: "x2 or c1")
      }
      switch text.first {
      case "x" where number > 0 && step.choices.isEmpty && step.crashAfterEvents == nil:
        step.crashAfterEvents = number
      case "c": step.choices.append(number)
      default: throw word.mistake("'\(text)' cannot stand here", expected: "x2 or c1")
      }
    }
    return step
  }

  private static func event(
    _ verb: TokenPiece, _ object: TokenPiece, _ names: inout TokenReader
  ) throws(RunTokenMistake) -> ScheduledStep.Event {
    let word = try verb.text("a step")
    switch word {
    case "deliver": return .deliver(MessageNumber(try number(object, "m")))
    case "drop": return .drop(MessageNumber(try number(object, "m")))
    case "duplicate": return .duplicate(MessageNumber(try number(object, "m")))
    case "fire": return .fire(try number(object, "t"))
    case "crash": return .crash(try names.node(object))
    case "restart": return .restart(try names.node(object))
    default: throw verb.mistake("'\(word)' is no step known here")
    }
  }

  private static func number(
    _ piece: TokenPiece, _ letter: String
  ) throws(RunTokenMistake) -> UInt64 {
    let text = try piece.text("a message or a timer")
    guard text.hasPrefix(letter), let number = UInt64(text.dropFirst()),
      text == "\(letter)\(number)"
    else {
      throw piece.mistake("'\(text)' cannot stand here", expected: "a number such as \(letter)14")
    }
    return number
  }
}
