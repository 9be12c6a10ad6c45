import Lightcone
import LightconeTrace

/// What a cache keeps to.
struct CachePlan: Hashable, Sendable {
  var database: NodeID
  var readPolicy: ReadPolicy
  var writePolicy: WritePolicy
  var fillGuard: FillGuard
  var isSingleFlight: Bool
  /// The age at which a copy is not served any more; zero for none.
  var ttl: TimeSpan
  /// The age at which refresh-ahead loads a copy anew.
  var refreshAge: TimeSpan
  var leaseTime: TimeSpan
  var flushInterval: TimeSpan
  var bug: CacheBug
}

/// What a server keeps to.
struct ServerPlan: Hashable, Sendable {
  /// The server's number, from 1, of so many.
  var number: Int
  var serverCount: Int
  var cache: NodeID
  var database: NodeID
  var readPolicy: ReadPolicy
  var writePolicy: WritePolicy
  var isSingleFlight: Bool
  var leaseRetry: TimeSpan
  var timeout: TimeSpan
  /// How many requests it gets.
  var requests: Int
  var gap: Law
  /// How likely a request is to be a read.
  var readRatio: Probability
  var keys: KeySampler
  var pattern: AccessPattern
  var bug: CacheBug
}
