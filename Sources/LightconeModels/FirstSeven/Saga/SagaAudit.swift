import Lightcone
import LightconeTrace

/// Looks at the disks of orchestrator and services at once and says how the sagas stand.
struct SagaAudit {
  typealias End = SagaClient.End

  private(set) var outcomes: [End] = []
  private(set) var changes: [Change] = []
  let serviceCount: Int
  /// The step that decides, if there is one.
  let pivot: Int?

  /// A step done or made good, and when.
  struct Change {
    let id: SagaID
    let step: Int
    let amount: Int
    let time: Instant
  }

  init(_ world: World<Saga>) {
    let asked = world.nodes(as: Service.self).map { ($0.identity, $0.state.step) }
    let listening = world.nodes(as: ChoreographedService.self).map { ($0.identity, $0.state.step) }
    let services = asked + listening
    serviceCount = services.count
    pivot = services.first { $0.1.isFinal }?.1.number
    for (identity, step) in services {
      let records = world.disk(of: identity).syncedRecords
      for record in records { add(record, step.number) }
      if !listening.isEmpty { records.forEach { addEnd($0, step.number) } }
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

  /// Where nobody asks, a saga is over once its last step is done, or its first one is refused or made
  /// good.
  private mutating func addEnd(_ record: Saga.Record, _ step: Int) {
    let end: End? =
      switch record {
      case .executed(let id, _) where step == serviceCount: End(id: id, outcome: .completed)
      case .refused(let id) where step == 1, .compensated(let id, _) where step == 1:
        End(id: id, outcome: .compensated)
      default: nil
      }
    if let end, !outcomes.contains(where: { $0.id == end.id }) { outcomes.append(end) }
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

  /// How long all ended sagas together were half done, from their first change to their last.
  var exposure: TimeSpan {
    outcomes.reduce(.zero) { sum, end in
      let times = changes.filter { $0.id == end.id }.map(\.time)
      guard let first = times.min(), let last = times.max() else { return sum }
      return sum + (last - first)
    }
  }

  /// How many rows are marked as pending now.
  static func pendingRows(in world: World<Saga>) -> Int {
    world.nodes(as: Service.self).count { $0.state.isPending }
      + world.nodes(as: ChoreographedService.self).count { $0.state.isPending }
  }
}
