import Lightcone
import LightconeTrace

/// What all clients of a register agree on.
struct RegisterPlan: Hashable, Sendable {
  var replicas: [NodeID]
  var readQuorum: Int
  var writeQuorum: Int
  var writesBack: Bool
  var isSingleWriter: Bool
  var audience: RegisterAudience
  var bug: RegisterBug
  /// How many operations each client does.
  var operations: Int
  var think: Law
  var timeout: TimeSpan
}

/// What a client's operations are.
enum RegisterDuty: Hashable, Sendable {
  case writes
  case reads
  /// Each operation is a read with a probability.
  case mixes(Probability)
}
