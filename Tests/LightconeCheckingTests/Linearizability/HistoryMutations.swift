import LightconeChecking
import LightconeTrace

/// Ways to break a history; a broken one may still be legal by luck.
enum HistoryMutation: CaseIterable {
  /// A read answers what an older read had answered.
  case staleAnswer
  /// A read answers what nobody ever wrote.
  case valueFromNowhere
  /// Two operations of one kind change their answers.
  case swappedAnswers
  /// An operation that changes something is said to have failed.
  case lostUpdate

  /// Breaks a history in one place, from half its length on.
  func broken(_ history: OperationHistory, _ random: inout SplitMix) -> OperationHistory {
    var broken = history
    let answered = history.operations.indices.filter {
      history.operations[$0].outcome == .ok && Self.isQuestion(history.operations[$0])
    }
    let changing = history.operations.indices.filter {
      history.operations[$0].outcome == .ok && !Self.isQuestion(history.operations[$0])
    }
    guard let place = answered.dropFirst(answered.count / 2).first else { return broken }
    switch self {
    case .staleAnswer:
      let function = broken.operations[place].function
      let older = answered.prefix(answered.count / 2).filter {
        broken.operations[$0].function == function
      }
      if !older.isEmpty {
        broken.operations[place].answer =
          broken.operations[older[random.below(older.count)]].answer
      }
    case .valueFromNowhere:
      if case .list = broken.operations[place].answer {
        broken.operations[place].answer = .list([.integer(99_999)])
      } else if broken.operations[place].function == "contains" {
        broken.operations[place].answer = .integer(random.below(2))
      } else {
        broken.operations[place].answer = .integer(99_999)
      }
    case .swappedAnswers:
      let other = answered[random.below(answered.count)]
      let function = broken.operations[other].function
      if broken.operations[place].function == function {
        let answer = broken.operations[place].answer
        broken.operations[place].answer = broken.operations[other].answer
        broken.operations[other].answer = answer
      }
    case .lostUpdate:
      if !changing.isEmpty {
        broken.operations[changing[random.below(changing.count)]].outcome = .fail
      }
    }
    return broken
  }

  private static func isQuestion(_ operation: HistoryOperation) -> Bool {
    ["read", "get", "dequeue", "contains"].contains(operation.function)
  }
}
