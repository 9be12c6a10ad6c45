import Lightcone
import LightconeTrace

extension NodeID {
  /// The first nodes of a scripted world, by their names.
  static var a: NodeID { NodeID(0) }
  static var b: NodeID { NodeID(1) }
  static var c: NodeID { NodeID(2) }
}

extension Instant {
  /// So long after the start.
  static func milliseconds(_ count: Int64) -> Instant { Instant.start + .milliseconds(count) }
}

extension World {
  /// Does a fault at once.
  mutating func now(_ fault: Fault) throws(FaultProblem) { try intervene(.now(fault)) }

  /// Plans a fault for a time.
  mutating func at(_ milliseconds: Int64, _ fault: Fault) throws(FaultProblem) {
    try intervene(.at(.milliseconds(milliseconds), fault))
  }
}
