import LightconeTrace

/// A named way to make trouble: which faults come, in which order.
///
/// What it solves: single faults rarely break a protocol; the patterns that have broken real ones are
/// known by name. A nemesis plays such a pattern on a schedule that the seed draws.
///
/// Example:
///
/// ```swift
/// let plan = try NemesisPlan(
///   .randomHalves, on: [a, b, c], from: .start, until: .start + .seconds(20), every: .seconds(4))
/// for intervention in plan.interventions(seed: 7) { try world.intervene(intervention) }
/// world.run()
/// ```
///
/// Rules:
/// 1. The time is cut into rounds of equal length. In each round trouble begins somewhere in the first
///    half, lasts a quarter to a half of the round, and ends before the round does; only clocks stay
///    as they are until the end of the plan.
/// 2. At the end of the plan everything is healed, so that a run has two phases: with faults, in which
///    it must stay safe, and without, in which it must get its work done.
/// 3. Everything is drawn from the seed, in a stream of the nemesis' own.
///
/// Deviations: real nemeses wait for the system's answer before they go on; here the whole plan is made
/// before the run, so that it can be shown, shared and shortened.
///
/// What it does not promise: that a system which survives it is right. It tries a few schedules of very
/// many.
///
/// Reading: Kingsbury's Jepsen analyses, for the partitions by name; Zhou et al., "FoundationDB"
/// (SIGMOD 2021, §4), for swizzle-clogging; Basiri et al., "Chaos Engineering" (IEEE Software 2016).
public enum Nemesis: String, CaseIterable, Hashable, Sendable {
  /// Cuts the network into two halves, drawn anew in each round.
  case randomHalves = "random-halves"
  /// Cuts one node off from all others.
  case isolateOne = "isolate-one"
  /// Lets each node see a majority, but no two nodes the same one: a ring in which each node reaches
  /// only its neighbours.
  case majoritiesRing = "majorities-ring"
  /// Cuts the network into two halves that one node sees both of.
  case bridge = "bridge"
  /// Crashes one node after the other, each of which comes back before the next goes.
  case rollingRestarts = "rolling-restarts"
  /// Lets clocks jump and drift.
  case clockScrambler = "clock-scrambler"
  /// Holds the links of one node after the other, and lets them go in another order.
  case swizzle

  /// What it does, in one sentence.
  public var meaning: String {
    switch self {
    case .randomHalves: "cuts the network into two random halves"
    case .isolateOne: "cuts one node off from all others"
    case .majoritiesRing: "lets each node see another majority"
    case .bridge: "cuts the network into two halves that one node sees both of"
    case .rollingRestarts: "crashes one node after the other and lets it come back"
    case .clockScrambler: "lets clocks jump and drift"
    case .swizzle: "holds the links of node after node, and lets go in another order"
    }
  }

  /// How many nodes it needs.
  public var fewestNodes: Int {
    switch self {
    case .rollingRestarts, .clockScrambler: 1
    case .randomHalves, .isolateOne, .swizzle: 2
    case .bridge: 3
    case .majoritiesRing: 4
    }
  }
}
