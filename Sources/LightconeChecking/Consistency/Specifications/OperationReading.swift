import LightconeDiagnostics

/// Reads functions, arguments and answers of operations for the specifications.
extension HistoryOperation {
  /// The place of this operation's function among the words of a specification.
  ///
  /// - Throws: a ``HistoryProblem`` if no word is like it.
  func function<Function>(
    in words: [(word: String, function: Function)], of specification: String
  ) throws(HistoryProblem) -> Function {
    let spoken = function.lowercased()
    if let found = words.first(where: { $0.word == spoken }) { return found.function }
    throw HistoryProblem(
      at: began, "a \(specification) has no function '\(function)'",
      expected: words.map(\.word).joined(separator: ", "),
      suggestion: nearestWord(to: function, in: words.map(\.word)))
  }

  /// The argument, which must be there.
  func requiredArgument() throws(HistoryProblem) -> OperationValue {
    guard argument != .none else {
      throw HistoryProblem(at: began, "'\(function)' has no argument", expected: "a value")
    }
    return argument
  }

  /// The two values of a compare-and-set.
  func argumentPair() throws(HistoryProblem) -> (from: OperationValue, to: OperationValue) {
    guard case .list(let values) = argument, values.count == 2 else {
      throw HistoryProblem(
        at: began, "'\(function)' has the argument \(argument)", expected: "a list [from to]")
    }
    return (values[0], values[1])
  }

  /// The answer of an operation that says whether it did anything; nil if it said nothing.
  func truthOfAnswer() throws(HistoryProblem) -> Bool? {
    switch answer {
    case .none: return nil
    case .integer(1): return true
    case .integer(0): return false
    case .text(let word) where ["true", "ok", "yes"].contains(word): return true
    case .text(let word) where ["false", "fail", "no"].contains(word): return false
    case argument: return true
    default:
      throw HistoryProblem(
        at: ended ?? began, "'\(function)' has the answer \(answer)", expected: "true or false")
    }
  }

  /// The values of an answer that is a list; nothing is an empty list.
  func listOfAnswer() throws(HistoryProblem) -> [OperationValue] {
    switch answer {
    case .none: return []
    case .list(let values): return values
    default:
      throw HistoryProblem(
        at: ended ?? began, "'\(function)' has the answer \(answer)",
        expected: "a list such as [1 2]")
    }
  }
}
