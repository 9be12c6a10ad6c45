import Lightcone
import LightconeTrace

/// Whether what the services did was right.
extension SagaAudit {
  /// Sagas that are over and did not do what their outcome says, at each service.
  var wrongEnds: Int {
    outcomes.count { end in
      !(1...serviceCount).allSatisfy { step in
        let net = changes.filter { $0.id == end.id && $0.step == step }.reduce(0) { $0 + $1.amount }
        return net == (end.outcome == .completed ? 1 : 0)
      }
    }
  }

  /// Sagas in which a service made its step good before a later service had. Where nothing takes any
  /// time, all of them may do so at one moment; a search knows no times at all, and sees a wrong order
  /// by a step that stands done behind one that was made good.
  var outOfOrder: Int {
    sagas.count { isLateInReverse($0) || standsDoneBehindUndone($0) }
  }

  private var sagas: [SagaID] { Set(changes.map(\.id)).sorted() }

  /// Whether a saga that is over made a step good at a later time than one before it.
  private func isLateInReverse(_ id: SagaID) -> Bool {
    guard outcomes.contains(where: { $0.id == id }) else { return false }
    let undone = changes.filter { $0.id == id && $0.amount < 0 }
    return !undone.allSatisfy { earlier in
      undone.allSatisfy { $0.step <= earlier.step || $0.time <= earlier.time }
    }
  }

  /// Whether a step of a saga is done, and not made good, behind one that was made good.
  private func standsDoneBehindUndone(_ id: SagaID) -> Bool {
    let own = changes.filter { $0.id == id }
    guard let first = own.filter({ $0.amount < 0 }).map(\.step).min() else { return false }
    return (first...serviceCount).contains { step in
      own.reduce(0) { $1.step == step ? $0 + $1.amount : $0 } > 0
    }
  }

  /// Steps of sagas that were done twice, or made good oftener than they were done.
  var doubledSteps: Int {
    sagas.reduce(0) { sum, id in
      sum
        + (1...serviceCount).count { step in
          let own = changes.filter { $0.id == id && $0.step == step }
          let doneCount = own.count { $0.amount > 0 }
          return doneCount > 1 || own.count - doneCount > doneCount
        }
    }
  }

  /// How often the pivot, or a step behind it, was made good.
  var undoneFinals: Int {
    guard let pivot else { return 0 }
    return changes.count { $0.amount < 0 && $0.step >= pivot }
  }
}
