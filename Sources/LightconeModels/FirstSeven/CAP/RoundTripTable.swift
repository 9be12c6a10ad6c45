import Lightcone
import LightconeTrace

/// How long a message and its answer take between any two replicas.
enum RoundTripTable: String, CaseIterable, Sendable {
  /// The same everywhere: `inter.rtt`.
  case flat
  /// Replicas along one cable, 20, 40, 80 and 160 ms away from the first.
  case line
  /// N. Virginia, Oregon, Ireland, Tokyo and Sydney, as measured between data centres of Amazon in 2017
  /// and rounded to milliseconds.
  case aws2017 = "aws-2017"
  /// No table: each message takes `net.latency`.
  case none

  /// How many replicas the table has a place for; nil for any number.
  var places: Int? { self == .flat || self == .none ? nil : 5 }

  /// The round trip between two replicas, by their numbers from 0.
  func roundTrip(_ first: Int, _ second: Int, otherwise flat: TimeSpan) -> TimeSpan {
    let (low, high) = (min(first, second), max(first, second))
    switch self {
    case .flat, .none: return flat
    case .line:
      let places: [Int64] = [0, 20, 40, 80, 160]
      return .milliseconds(places[high] - places[low])
    case .aws2017: return .milliseconds(Self.aws2017Milliseconds[low][high - low - 1])
    }
  }

  /// From each place to those behind it.
  private static let aws2017Milliseconds: [[Int64]] = [
    [87, 81, 145, 230], [137, 89, 162], [212, 310], [104],
  ]

  /// Gives each pair of nodes its latency: half a round trip each way.
  func apply(to network: inout Network, _ nodes: [NodeID], otherwise flat: TimeSpan) {
    guard self != .none else { return }
    for (first, node) in nodes.enumerated() {
      for (second, other) in nodes.enumerated() where second > first {
        let trip = roundTrip(first, second, otherwise: flat)
        network.setLatency(
          .constant(TimeSpan(nanoseconds: trip.nanoseconds / 2)), between: node, and: other)
      }
    }
  }
}
