import Lightcone
import LightconeTrace

/// Looks at all replicas and their clients at once, as none of them can.
struct CAPAudit {
  private let world: World<CAPTheorem>
  private let clients: [CAPClient]
  private let exchanging: [(identity: NodeID, state: ExchangingReplica)]

  init(_ world: World<CAPTheorem>) {
    self.world = world
    exchanging = world.nodes(as: ExchangingReplica.self)
    clients =
      exchanging.map(\.state.client) + world.nodes(as: QuorumReplica.self).map(\.state.client)
      + world.nodes(as: LeaderReplica.self).map(\.state.client)
  }

  /// Operations that clients gave up.
  var errors: Int { clients.map(\.errors).reduce(0, +) }

  /// Writes that were acknowledged.
  var acknowledged: Int { clients.map(\.acknowledged).reduce(0, +) }

  /// Operations under way at replicas that are up.
  var open: Int { clients.map(\.open.count).reduce(0, +) }

  var aReadSawAWrite: Bool { clients.contains(where: \.hasReadValue) }

  /// What each replica holds, in words.
  private var contents: [AnyHashable] {
    exchanging.isEmpty
      ? (world.nodes(as: QuorumReplica.self).map(\.state.stored)
        + world.nodes(as: LeaderReplica.self).map(\.state.stored)).map { AnyHashable($0) }
      : exchanging.map { AnyHashable($0.state.data) }
  }

  /// In how many more ways than one the replicas' contents differ; 0 if they are all the same.
  var divergence: Int { Set(contents).count - 1 }

  /// Confirmations that replicas which answer alone still wait for; one that is down will ask everybody
  /// anew.
  var unconfirmed: Int {
    exchanging.map { identity, replica in
      world.isUp(identity) ? replica.unconfirmed.count : exchanging.count - 1
    }.reduce(0, +)
  }

  /// Whether copies are the same wherever every write was confirmed by everybody.
  var agreesOnceConfirmed: Bool { exchanging.isEmpty || unconfirmed > 0 || divergence == 0 }

  /// The most values that any replica holds at once.
  var siblings: Int { exchanging.map(\.state.data.valueCount).max() ?? 0 }

  /// The least that any replica's counter counts.
  var leastCount: Int { exchanging.map(\.state.data.sum).min() ?? 0 }

  private var additions: Int {
    exchanging.map { world.disk(of: $0.identity).records.count { $0 == .added } }.reduce(0, +)
  }

  /// Whether no copy of the counter counts more than was added.
  var countsAreReal: Bool {
    clients.first?.plan.mode != .counter || exchanging.allSatisfy { $0.state.data.sum <= additions }
  }

  /// Whether replicas that answer alone never leave a client without an answer.
  var answersAlways: Bool { exchanging.isEmpty || errors == 0 }
}

extension CAPAudit {
  /// Acknowledged writes that nobody reads any more, although nobody who replaced them knew of them.
  ///
  /// From the value that wins one goes back to the value that it replaced, and so on: what is not on
  /// that way was lost.
  var lostWrites: Int {
    let writes = exchanging.flatMap(\.state.writes)
    guard var version = writes.map(\.version).max() else { return 0 }
    let replaced = Dictionary(
      writes.map { ($0.version, $0.replaced) }, uniquingKeysWith: { first, _ in first })
    var kept = 0
    while let older = replaced[version] {
      kept += 1
      version = older
    }
    return writes.count - kept
  }

  /// What reads of the counter in the cut have answered, added up.
  var harvested: Int { exchanging.flatMap(\.state.readings).map(\.sum).reduce(0, +) }

  /// What they would have answered, had each known all that was added anywhere before it was asked.
  var harvestable: Int {
    let times = exchanging.flatMap(\.state.additions)
    return exchanging.flatMap(\.state.readings)
      .map { reading in times.count { $0 <= reading.at } }.reduce(0, +)
  }

  /// The longest time in which no client had an answer, from the run's start to the last operation that
  /// was answered or given up.
  var outage: Int {
    let answers = [0] + world.samples("answered.at").map { Int($0) }
    let refusals = world.samples("refused.at").map { Int($0) }
    let times = answers + refusals.filter { $0 > answers.max() ?? 0 }.suffix(1)
    return zip(times, times.dropFirst()).map { $1 - $0 }.max() ?? 0
  }

  /// Whether what a client knows to be stored by a quorum is on the disks of a quorum, or something
  /// newer.
  var safeIsOnDisk: Bool {
    guard let plan = clients.first?.plan, !plan.mode.answersAlone else { return true }
    let needed = plan.mode == .everybody ? plan.count : plan.majority
    let disks = plan.replicas.map { world.disk(of: $0).syncedRecords.lastStored.version }
    let safe =
      world.nodes(as: QuorumReplica.self).map(\.state.safe)
      + world.nodes(as: LeaderReplica.self).map(\.state.safe)
    return safe.allSatisfy { value in disks.count { $0 >= value.version } >= needed }
  }
}

extension Sequence where Element == CAPTheorem.Record, Self: BidirectionalCollection {
  /// The last value of a register among the records.
  var lastStored: StoredValue {
    for case .stored(let value) in reversed() { return value }
    return .initial
  }
}
