import Lightcone
import LightconeTrace

/// What all nodes of a migration agree on.
struct StranglerPlan: Hashable, Sendable {
  var clients: [NodeID]
  var operatorNode: NodeID
  var facades: [NodeID]
  var legacy: NodeID
  var service: NodeID
  /// The connector of change data capture.
  var connector: NodeID?
  var mode: DataMode
  var bug: StranglerBug
  var firstTable: RoutingTable
  /// Where clients go that ask no facade.
  var direct: Side?
  var acl: AntiCorruptionLayer
  /// The names of features.
  var features: [String]
  /// How many rows each feature has.
  var rows: Int

  /// Nothing: it is the same in all states of a world, which a search tells apart by their hashes.
  func hash(into hasher: inout Hasher) {}

  func node(of side: Side) -> NodeID { side == .legacy ? legacy : service }
  func name(of feature: Int) -> String { features[feature - 1] }
}

/// What a client keeps to.
struct ClientPlan: Hashable, Sendable {
  var shared: StranglerPlan
  /// The client's number, from 1.
  var number: Int
  var requests: Int
  var gap: Law
  var readRatio: Probability
  var drafts: Probability
  /// How long it waits for an answer; zero for ever.
  var timeout: TimeSpan
}

/// What a facade keeps to.
struct FacadePlan: Hashable, Sendable {
  var shared: StranglerPlan
  /// The facade's number, from 1.
  var number: Int
  var latency: TimeSpan
  var canaryKey: CanaryKey
  var isShadowing: Bool
  var badFeature: Int
  /// How long it waits for a side; zero for ever.
  var timeout: TimeSpan
  var outages: OutagePlan?
}

/// When a facade is out of order.
struct OutagePlan: Hashable, Sendable {
  /// From the start to the first outage.
  var first: Law
  var length: Law
  /// From one outage to the next.
  var between: Law
}

/// What one of the two sides keeps to.
struct SidePlan: Hashable, Sendable {
  var shared: StranglerPlan
  var side: Side
  /// Whether its writes are brought to the other side by a stream.
  var isStreaming: Bool
  /// Whether it has the other side commit each write too.
  var isCopying: Bool
  /// How long a change waits before it is sent on.
  var lag: TimeSpan
  /// How long it waits for a confirmation before it sends again; zero for ever.
  var retry: TimeSpan
  /// How long it works between its own write and the other side's.
  var gap: TimeSpan
  /// How long it waits for the other side; zero for ever.
  var timeout: TimeSpan
  var errorRate: Probability
  var badFeature: Int
  var contractGap: ContractGap
}

/// What the operator keeps to.
struct OperatorPlan: Hashable, Sendable {
  var shared: StranglerPlan
  var canary: FeatureRoute
  /// After how long errors of the new code are noticed; nil if nobody looks.
  var detectDelay: TimeSpan?
  var order: FlipOrder
  /// When the first feature's reads or writes move; zero for never.
  var flipAt: TimeSpan
  var flipGap: TimeSpan
  /// When everything goes back; zero for never.
  var rollbackAt: TimeSpan
  /// The time from one step of the timetable to the next; zero for none.
  var stepEvery: TimeSpan
  var isFencing: Bool
}
