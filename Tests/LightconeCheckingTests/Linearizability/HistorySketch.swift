import LightconeChecking
import LightconeTrace

extension OperationHistory {
  /// Reads a history from a sketch: one operation after the other, parted by `;`.
  ///
  /// `0 write 1 @1-4` is a write by client 0 from position 1 to 4; `1 read = 2 @5-6` a read that answered
  /// 2; `2 write 3 ? @7` one that nobody heard of again; `2 cas [1 2] fail @8-9` one that failed.
  /// `key:x` gives a key.
  init(sketch: String) {
    let operations = sketch.split(separator: ";").map { part in
      let (head, positions) = Self.halves(part, at: "@")
      let (call, answer) = Self.halves(head, at: "=")
      var words = call.split(separator: " ").map(String.init)
      let client = Int(words.removeFirst()) ?? -1
      let function = words.removeFirst()
      var outcome = OperationOutcome.ok
      var key = OperationValue.none
      if words.last == "?" || words.last == "fail" {
        outcome = words.removeLast() == "?" ? .unknown : .fail
      }
      if let word = words.last, word.hasPrefix("key:") {
        key = .text(String(word.dropFirst(4)))
        words.removeLast()
      }
      let ends = positions.split(separator: "-").compactMap {
        Int($0.filter { !$0.isWhitespace })
      }
      return HistoryOperation(
        client: client, function: function, key: key,
        argument: OperationValue(parsing: words.joined(separator: " ")),
        answer: OperationValue(
          parsing: answer.split(separator: " ").joined(separator: " ")),
        outcome: outcome, began: ends.first ?? 0, ended: ends.dropFirst().first)
    }
    self.init(operations)
  }

  private static func halves(
    _ text: Substring, at mark: Character
  ) -> (Substring, Substring) {
    guard let place = text.firstIndex(of: mark) else { return (text, "") }
    return (text[..<place], text[text.index(after: place)...])
  }
}
