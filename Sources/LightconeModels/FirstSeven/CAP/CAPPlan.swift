import Lightcone
import LightconeTrace

/// What all replicas and their clients agree on.
struct CAPPlan: Hashable, Sendable {
  var mode: CAPMode
  var bug: CAPBug
  var replicas: [NodeID]
  /// How many replicas have a client that asks by itself: the first ones.
  var clients: Int
  /// How many clients write, while the others only read; 0 if all do both.
  var writers: Int
  /// How many operations each client asks for.
  var operations: Int
  /// The time from one operation of a client to its next.
  var gap: TimeSpan?
  var readRatio: Probability
  /// How long a client waits for others before it gives up.
  var timeout: TimeSpan
  /// How long a replica takes that asks nobody.
  var localLatency: TimeSpan
  var exchangeInterval: TimeSpan
  var lease: TimeSpan
  var shape: PartitionShape
  /// When the planned cut begins, and when it is healed; equal if there is none.
  var cutBegin: Instant
  var cutEnd: Instant

  var count: Int { replicas.count }

  var majority: Int { count / 2 + 1 }

  /// How many answers a round waits for.
  var quorum: Int {
    if mode == .everybody { return count }
    return bug == .halfQuorum ? count / 2 : majority
  }

  /// Everybody but one.
  func peers(of node: NodeID) -> [NodeID] { replicas.filter { $0 != node } }

  /// Whether an operation that begins now is given up, if it must be, before the cut is healed.
  func isInCut(_ begin: Instant) -> Bool { begin >= cutBegin && begin + timeout < cutEnd }
}
