import Lightcone
import LightconeTrace

/// What the customers, the database, the projector and the replicas keep to.
struct CQRSPlan: Hashable, Sendable {
  var mode: CQRSMode
  var consistency: ReadConsistency
  var database: NodeID
  var projector: NodeID
  var replicas: [NodeID]
  var customer: NodeID
  var readCost: Law
  var viewReadCost: Law
  var writeCost: Law
  var viewWriteCost: Law
  /// Pieces of each product that can be sold.
  var stock: Int
  var oldEvents: Int
  var projection: ProjectionLaw
  /// How long the projector's server takes for an event.
  var projectionService: Law
  /// How long an event takes by itself, with `projection=independent`.
  var projectionLag: Law
  var deduplicates: Bool
  var offsetCommit: OffsetCommit
  var offsetDelay: TimeSpan
  var rebuildAt: TimeSpan
  var replayCost: TimeSpan
  var sendsMail: Bool
  /// From when on requests are measured.
  var warmup: Instant
  var bug: CQRSBug

  /// The fail point behind the first half of what the projector does with an event.
  static let halfDone = "half-done"
}

/// How customers and visitors come.
struct ArrivalPlan: Hashable, Sendable {
  /// The mean time from one to the next; nil if none come by themselves.
  var gap: TimeSpan?
  /// When they stop coming.
  var end: Instant
  /// How many come at most.
  var limit: Int
  var products: Int
  /// How long after the answer to its order a customer looks for it.
  var lookAfter: TimeSpan
  var timeout: TimeSpan

  /// Waits for the next one, if there is to be one.
  func awaitNext(after count: Int, _ context: inout Context<CQRS>) {
    guard let gap, count < limit, context.now <= end else { return }
    context.work(.arrival, for: .exponential(mean: gap))
  }
}
