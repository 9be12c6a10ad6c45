import Lightcone
import LightconeTrace

/// Looks at all replicas and clients at once, as none of them can.
struct RegisterAudit {
  private let clients: [RegisterClient]
  /// What each replica has safely on its disk, in the order in which it was written.
  private let logs: [[StoredValue]]
  private let openCount: Int

  init(_ world: World<ReplicatedRegister>) {
    let up = world.nodes(as: RegisterClient.self)
    clients = up.map(\.state)
    openCount = up.count { world.isUp($0.identity) && $0.state.operation != nil }
    logs = world.nodes(as: RegisterReplica.self).map { replica in
      world.disk(of: replica.identity).syncedRecords.compactMap { record in
        if case .stored(let value) = record { value } else { nil }
      }
    }
  }

  private func newest(_ log: [StoredValue]) -> RegisterVersion {
    log.map(\.version).max() ?? .initial
  }

  /// Whether what a client knows to be stored by a write quorum is on so many disks, or something newer.
  var safeIsOnDisk: Bool {
    clients.allSatisfy { client in
      client.safe == .initial
        || logs.count { newest($0) >= client.safe.version } >= client.plan.writeQuorum
    }
  }

  /// Whether no version names two values.
  var versionsAreUnique: Bool {
    let all = logs.flatMap(\.self)
    return all.allSatisfy { first in
      all.allSatisfy { $0.version != first.version || $0.value == first.value }
    }
  }

  /// Whether every replica only ever replaced older versions by newer ones.
  var versionsGrow: Bool {
    logs.allSatisfy { log in zip(log, log.dropFirst()).allSatisfy { $0.version < $1.version } }
  }

  /// Clients that have read something older than they had seen or written before.
  var backwardClients: Int { clients.count(where: \.hasGoneBack) }

  /// Whether a read has answered a value that was written.
  var aReadSawAWrite: Bool { clients.contains(where: \.hasReadValue) }

  /// Operations that are under way.
  var open: Int { openCount }

  /// Replicas that lack the newest value that any of them has on its disk.
  var staleReplicas: Int {
    let newest = logs.map { self.newest($0) }
    return newest.count { $0 != newest.max() }
  }
}
