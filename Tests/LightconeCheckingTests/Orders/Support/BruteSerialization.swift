import LightconeChecking
import LightconeTrace

/// Tries all orders of all operations, without any cleverness.
struct BruteSerialization {
  let history: OperationHistory
  /// Whether an operation may not stand before one that ended before it began.
  let keepsTime: Bool

  static func isLinearizable(_ history: OperationHistory) -> Bool {
    BruteSerialization(history: history, keepsTime: true).place([], [:])
  }

  static func isSequential(_ history: OperationHistory) -> Bool {
    BruteSerialization(history: history, keepsTime: false).place([], [:])
  }

  private func place(_ placed: Set<Int>, _ state: [OperationValue: OperationValue]) -> Bool {
    let all = history.operations.indices
    if all.allSatisfy({ placed.contains($0) || history.operations[$0].outcome != .ok }) {
      return true
    }
    for number in all where !placed.contains(number) && mayCome(number, placed) {
      let operation = history.operations[number]
      var next = state
      if operation.function == "w" {
        next[operation.key] = operation.argument
      } else if state[operation.key] ?? .none != operation.answer {
        continue
      }
      if place(placed.union([number]), next) { return true }
    }
    return false
  }

  private func mayCome(_ number: Int, _ placed: Set<Int>) -> Bool {
    let operation = history.operations[number]
    return operation.outcome != .fail
      && history.operations.indices.allSatisfy { other in
        let earlier = history.operations[other]
        if placed.contains(other) || other == number || earlier.outcome != .ok { return true }
        if earlier.client == operation.client { return other > number }
        return !keepsTime || earlier.lastPosition > operation.began
      }
  }
}
