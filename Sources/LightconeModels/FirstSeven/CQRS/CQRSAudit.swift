import Lightcone
import LightconeTrace

/// Compares views with the log, and reads off what stations have measured, as no node can.
struct CQRSAudit {
  private let world: World<CQRS>

  init(_ world: World<CQRS>) { self.world = world }

  private var database: (identity: NodeID, state: CommandDatabase)? {
    world.nodes(as: CommandDatabase.self).first
  }
  private var projector: (identity: NodeID, state: ViewProjector)? {
    world.nodes(as: ViewProjector.self).first
  }
  private var replicas: [(identity: NodeID, state: ReadReplica)] {
    world.nodes(as: ReadReplica.self)
  }
  private var customer: OrderingCustomer? {
    world.nodes(as: OrderingCustomer.self).first?.state
  }

  /// The events of the log.
  private var log: [OrderEvent] {
    guard let database else { return [] }
    return world.disk(of: database.identity).records.compactMap { record in
      if case .ordered(let event) = record { event } else { nil }
    }
  }

  /// How many events the log has.
  var logLength: Int { log.count }

  /// What the views must hold: the log, folded by itself, each event once.
  private var truth: OrderViews {
    log.reduce(into: OrderViews()) { $0.apply(OrderLine($1)) }
  }

  /// Whether all nodes are up, and nothing is on its way that could change a view. A replica that has
  /// missed a change is not at rest.
  private var isResting: Bool {
    guard let database, let projector, world.isUp(database.identity),
      world.isUp(projector.identity), replicas.allSatisfy({ world.isUp($0.identity) })
    else { return false }
    return projector.state.isResting && projector.state.received >= logLength
      && replicas.allSatisfy { $0.state.views.changes == projector.state.views.changes }
  }

  /// Views, of the projector and all replicas, that differ from the log while nothing is under way.
  var wrongViews: Int {
    guard let projector, isResting else { return 0 }
    let truth = truth
    return ([projector.state.views] + replicas.map(\.state.views))
      .reduce(0) { $0 + $1.differences(from: truth) }
  }

  /// By how many orders the projector's counter is off, once nothing is under way.
  var counterError: Int {
    guard let projector, isResting else { return 0 }
    return projector.state.views.counter.orders - logLength
  }

  /// By how many events the replica that is furthest behind is behind the log.
  var behind: Int {
    let least = replicas.map(\.state.views.position).min()
    return least.map { max(0, logLength - $0) } ?? 0
  }

  /// By how many pieces products were sold that were not there.
  var oversold: Int {
    guard let database else { return 0 }
    var sold: [Int: Int] = [:]
    var excess = 0
    let stock = database.state.plan.stock
    for line in log.map({ OrderLine($0) }) {
      let before = max(sold[line.product] ?? 0, stock)
      sold[line.product, default: 0] += line.pieces
      excess += max(0, (sold[line.product] ?? 0) - before)
    }
    return excess
  }

  /// Requests of customers that are under way.
  var open: Int { customer?.open.count ?? 0 }
  /// Whether a customer has missed an order of its own.
  var hasMissedOrder: Bool { customer?.hasMissedOrder ?? false }
  /// Whether a customer has seen an order of its own.
  var hasSeenOrder: Bool { customer?.hasSeenOrder ?? false }
  /// Whether two mails came about one order.
  var hasMailTwice: Bool { customer?.hasMailTwice ?? false }
  /// Whether a rebuild has found other views than there were.
  var hasRebuiltOthers: Bool { projector?.state.hasRebuiltOthers ?? false }
  /// Queries that wait at replicas for a position.
  var waitingForToken: Int { replicas.reduce(0) { $0 + $1.state.waiting.count } }

  /// Requests that wait for a thread of the database.
  var databaseQueue: Int { database?.state.station?.queueLength ?? 0 }
  /// Events that wait for the projector.
  var projectorQueue: Int { projector?.state.station?.numberInSystem ?? 0 }

  /// How long the database's threads were busy, together.
  var databaseBusy: Int { busy(database?.state.station) }
  /// How long the projector's server was busy.
  var projectorBusy: Int { busy(projector?.state.station) }
  /// How long all replicas' threads were busy, together.
  var replicasBusy: Int { replicas.reduce(0) { $0 + busy($1.state.station) } }

  private func busy<Job>(_ station: Station<Job>?) -> Int {
    Int(station?.measures(until: world.now).serverNanosecondsBusy ?? 0)
  }
}
