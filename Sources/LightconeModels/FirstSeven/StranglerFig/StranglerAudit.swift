import Lightcone
import LightconeTrace

/// Looks at all nodes of a migration at once, as none of them can.
struct StranglerAudit {
  private let world: World<StranglerFig>
  private let sides: [MigrationSide]
  private let clients: [MigrationClient]
  private let facades: [(identity: NodeID, state: Facade)]
  private let leader: MigrationOperator?

  init(_ world: World<StranglerFig>) {
    self.world = world
    sides = world.nodes(as: MigrationSide.self).map(\.state)
    clients = world.nodes(as: MigrationClient.self).map(\.state)
    facades = world.nodes(as: Facade.self)
    leader = world.nodes(as: MigrationOperator.self).first?.state
  }

  private var plan: StranglerPlan? { leader?.plan.shared }

  private var hasTwoStores: Bool { plan?.mode.hasTwoStores ?? false }

  /// Rows that do not mean the same in both stores.
  var divergence: Int {
    guard let plan, hasTwoStores, sides.count == 2 else { return 0 }
    return (1...plan.features.count).reduce(0) { sum, feature in
      sum + (1...plan.rows).count { !agrees(on: MigratedKey(feature: feature, row: $0)) }
    }
  }

  /// Whether a row means the same in both stores.
  private func agrees(on key: MigratedKey) -> Bool {
    sides[0].rows[key]?.cents(at: .legacy) == sides[1].rows[key]?.cents(at: .service)
  }

  /// Whether no change is under way from one store to the other.
  private var isResting: Bool {
    guard let plan else { return true }
    let nodes = [plan.legacy, plan.service] + (plan.connector.map { [$0] } ?? [])
    return nodes.allSatisfy { world.isUp($0) }
      && sides.allSatisfy { !$0.isBehind && $0.dualWrites.isEmpty }
  }

  /// Rows that differ although nothing under way will mend them.
  var divergenceAtRest: Int { isResting ? divergence : 0 }

  /// Changes that have not arrived at the other store.
  var unsynced: Int { sides.reduce(0) { $0 + $1.log.count - $1.confirmed } }

  /// Reads that answered something older than their client had written.
  var missedOwnWrites: Int { clients.reduce(0) { $0 + $1.missedOwnWrites } }

  /// Requests under way.
  var open: Int { clients.reduce(0) { $0 + $1.open.count } }

  /// Requests that every facade refused.
  var refusals: Int { clients.reduce(0) { $0 + $1.refusals } }

  /// Writes that wait at facades.
  var parked: Int { facades.reduce(0) { $0 + $1.state.parkedCount } }

  /// Features that have moved, those that have not, and those between.
  var newFeatures: Int { leader?.table.routes.count(where: \.isNew) ?? 0 }
  var legacyFeatures: Int { leader?.table.routes.count(where: \.isLegacy) ?? 0 }
  var movingFeatures: Int {
    (leader?.table.routes.count ?? 0) - newFeatures - legacyFeatures
  }

  /// Whether all facades that are up obey the operator's last table.
  var facadesAgree: Bool {
    facades.allSatisfy { !world.isUp($0.identity) || $0.state.table == leader?.table }
  }

  /// Writes that were done twice, each once more than it should be.
  var doubleEffects: Int {
    guard let plan else { return 0 }
    var done: Set<Int> = []
    var doubles = 0
    for side in [Side.legacy, .service] {
      for case .committed(let row) in world.disk(of: plan.node(of: side)).records
      where row.write > 0 && (row.writer == side || !hasTwoStores) {
        if !done.insert(row.write).inserted { doubles += 1 }
      }
    }
    return doubles
  }
}
