import LightconeChecking
import LightconeTrace

/// Decides linearizability by trying every order of the operations, and every choice of those that may
/// never have taken effect. Slow and plain: the truth that the checker is measured by.
struct BruteForce<Specification: SequentialSpecification> {
  let specification: Specification

  /// Whether some order fits.
  func isLinearizable(_ history: OperationHistory) throws -> Bool {
    var objects: [OperationValue: [(operation: HistoryOperation, call: Specification.Call)]] = [:]
    for operation in history.operations where operation.outcome != .fail {
      objects[operation.key, default: []].append(
        (operation, try specification.call(for: operation)))
    }
    return objects.values.allSatisfy { canFinish($0, from: specification.initialState) }
  }

  private func canFinish(
    _ rest: [(operation: HistoryOperation, call: Specification.Call)],
    from state: Specification.State
  ) -> Bool {
    if rest.allSatisfy({ $0.operation.outcome == .unknown }) { return true }
    return rest.indices.contains { index in
      let began = rest[index].operation.began
      let isFirst = rest.allSatisfy { $0.operation.lastPosition >= began }
      guard isFirst, let next = specification.apply(rest[index].call, to: state) else {
        return false
      }
      var others = rest
      others.remove(at: index)
      return canFinish(others, from: next)
    }
  }
}
