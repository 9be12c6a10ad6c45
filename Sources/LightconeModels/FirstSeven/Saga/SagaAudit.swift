import Lightcone
import LightconeTrace

/// Looks at the disks of orchestrator and services at once and says how the sagas stand.
struct SagaAudit {
  typealias End = SagaClient.End

  private var outcomes: [End] = []
  private var changes: [Change] = []
  private let serviceCount: Int

  /// A step done or made good, and when.
  private struct Change {
    let id: SagaID
    let step: Int
    let amount: Int
    let time: Instant
  }

  init(_ world: World<Saga>) {
    let services = world.nodes(as: Service.self)
    serviceCount = services.count
    for (identity, service) in services {
      for record in world.disk(of: identity).syncedRecords { add(record, service.step) }
    }
    for (identity, _) in world.nodes(as: Orchestrator.self) {
      for case .ended(let id, let outcome) in world.disk(of: identity).syncedRecords {
        outcomes.append(End(id: id, outcome: outcome))
      }
    }
    // A defective orchestrator writes nothing down; what it told its client still counts.
    for end in world.nodes(as: SagaClient.self).flatMap(\.state.told)
    where !outcomes.contains(where: { $0.id == end.id }) { outcomes.append(end) }
  }

  private mutating func add(_ record: Saga.Record, _ step: Int) {
    switch record {
    case .executed(let id, let time):
      changes.append(Change(id: id, step: step, amount: 1, time: time))
    case .compensated(let id, let time):
      changes.append(Change(id: id, step: step, amount: -1, time: time))
    default: break
    }
  }

  private func count(_ outcome: SagaOutcome) -> Int { outcomes.count { $0.outcome == outcome } }

  /// Sagas whose every step is done.
  var completed: Int { count(.completed) }

  /// Sagas that were made good.
  var compensated: Int { count(.compensated) }

  /// All rows together, less one for each step of each completed saga: 0 if nothing was lost, done
  /// twice or made good twice.
  var ledger: Int { changes.reduce(0) { $0 + $1.amount } - completed * serviceCount }

  /// Sagas that have changed some rows and are not over.
  var halfDone: Int {
    Set(changes.map(\.id)).subtracting(outcomes.map(\.id)).count
  }

  /// Whether every saga that ended did what its outcome says, at each service.
  var endsAreWhole: Bool {
    outcomes.allSatisfy { end in
      (1...serviceCount).allSatisfy { step in
        let net = changes.filter { $0.id == end.id && $0.step == step }.reduce(0) { $0 + $1.amount }
        return net == (end.outcome == .completed ? 1 : 0)
      }
    }
  }

  /// Whether no service made its step good before a later service had. Where nothing takes any time,
  /// all of them may do so at one moment; a search knows no times at all, and sees a wrong order by a
  /// step that stands done behind one that was made good.
  var compensationsAreReversed: Bool {
    let isInOrder = outcomes.allSatisfy { end in
      let undone = changes.filter { $0.id == end.id && $0.amount < 0 }
      return undone.allSatisfy { earlier in
        undone.allSatisfy { $0.step <= earlier.step || $0.time <= earlier.time }
      }
    }
    return isInOrder && Set(changes.map(\.id)).allSatisfy { !standsDoneBehindUndone($0) }
  }

  /// Whether a step of a saga is done, and not made good, behind one that was made good.
  private func standsDoneBehindUndone(_ id: SagaID) -> Bool {
    let own = changes.filter { $0.id == id }
    guard let first = own.filter({ $0.amount < 0 }).map(\.step).min() else { return false }
    return (first...serviceCount).contains { step in
      own.reduce(0) { $1.step == step ? $0 + $1.amount : $0 } > 0
    }
  }

  /// How long all ended sagas together were half done, from their first change to their last.
  var exposure: TimeSpan {
    outcomes.reduce(.zero) { sum, end in
      let times = changes.filter { $0.id == end.id }.map(\.time)
      guard let first = times.min(), let last = times.max() else { return sum }
      return sum + (last - first)
    }
  }
}
