import Lightcone
import LightconeTrace

/// Something that the environment does to the simulated world, as it was written.
///
/// Rules:
/// 1. A name is that of a node, or else of a zone or a role, and then means each of its nodes.
/// 2. What is done to several nodes, or to the wires between several, is one fault for each, in the
///    order in which they are named, all at the same instant.
enum FaultCommand: Hashable, Sendable {
  case crash([String], restartAfter: TimeSpan? = nil)
  case restart([String])
  case pause([String])
  case resume([String])
  case slow([String], Factor)
  case partition([[String]])
  case cutOneWay(from: [String], to: [String])
  case repair
  case hold(String, String)
  case release(String, String)
  case link(String, String, LinkFault)
  case deliver(MessageNumber)
  case drop(MessageNumber)
  case delay(MessageNumber, by: TimeSpan)
  case clock([String], ClockFault)
  case disk([String], DiskFault)
  case operate(String, [String])
  case follow(ScheduleText)
  case heal
}

extension FaultCommand {
  /// The word that the fault begins with.
  var verb: CommandVerb {
    switch self {
    case .crash: .crash
    case .restart: .restart
    case .pause: .pause
    case .resume: .resume
    case .slow: .slow
    case .partition, .cutOneWay: .partition
    case .repair: .repair
    case .hold: .hold
    case .release: .release
    case .link(_, _, .loss): .loss
    case .link(_, _, .duplication): .duplicate
    case .link(_, _, .latency): .latency
    case .deliver: .deliver
    case .drop: .drop
    case .delay: .delay
    case .clock(_, .step): .skew
    case .clock(_, .drift): .drift
    case .disk: .disk
    case .operate: .do
    case .follow: .follow
    case .heal: .heal
    }
  }
}
