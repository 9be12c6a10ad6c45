public import LightconeTrace

/// A nemesis with its victims and its time: what becomes a list of planned faults once a seed is
/// known.
public struct NemesisPlan: Hashable, Sendable {
  /// What is done.
  public let nemesis: Nemesis
  /// The nodes it is done to.
  public let nodes: [NodeID]
  /// When the first round begins.
  public let start: Instant
  /// When everything is healed.
  public let end: Instant
  /// How long a round is.
  public let period: TimeSpan

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - nemesis: what is done.
  ///   - nodes: the nodes it is done to, each once.
  ///   - start: when the first round begins.
  ///   - end: when everything is healed, at least one round later.
  ///   - period: how long a round is, at least 16 ns for each node. There are at most 100,000 rounds.
  /// - Throws: ``SettingProblem`` if one of them is impossible.
  public init(
    _ nemesis: Nemesis, on nodes: [NodeID], from start: Instant = .start, until end: Instant,
    every period: TimeSpan
  ) throws(SettingProblem) {
    let few = nemesis.fewestNodes
    if nodes.count < few {
      throw SettingProblem(
        "nodes", "\(nodes.count)", range: "\(few) or more for \(nemesis.rawValue)")
    }
    let shortest = TimeSpan.nanoseconds(16 * Int64(nodes.count))
    guard period >= shortest else {
      throw SettingProblem("every", period.literal, range: "\(shortest.literal) or more")
    }
    guard start >= .start, end >= start, end - start >= period else {
      throw SettingProblem("until", "\(end)", range: "a round or more after \(start)")
    }
    guard (end - start).nanoseconds / period.nanoseconds <= NemesisPlan.mostRounds else {
      throw SettingProblem(
        "every", period.literal,
        range: "so long that there are at most \(NemesisPlan.mostRounds) rounds")
    }
    self.nemesis = nemesis
    self.nodes = nodes
    self.start = start
    self.end = end
    self.period = period
  }

  /// The faults of the plan in the order of their times; the last one heals everything.
  ///
  /// - Complexity: O(rounds × nodes²) at most.
  public func interventions(seed: UInt64) -> [Intervention] {
    var chance = NemesisChance(seed: seed, nemesis)
    var planned: [Intervention] = []
    for round in 0..<roundCount {
      let begin = start + period * Int64(round)
      let first = begin + chance.span(upTo: period.half)
      let last = first + period.half.half + chance.span(upTo: period.half.half)
      planned += trouble(from: first, to: last, round: round, &chance)
    }
    return planned + [.at(end, .heal)]
  }

  /// A plan is made in full before the run: more rounds would fill the memory.
  private static let mostRounds = 100_000

  private var roundCount: Int { Int((end - start).nanoseconds / period.nanoseconds) }

  private func trouble(
    from first: Instant, to last: Instant, round: Int, _ chance: inout NemesisChance
  ) -> [Intervention] {
    switch nemesis {
    case .randomHalves: cut(halves(&chance), first, last)
    case .isolateOne: cut(isolated(&chance), first, last)
    case .bridge: cut(bridged(&chance), first, last)
    case .majoritiesRing: ring(&chance, first, last)
    case .rollingRestarts: [.at(first, .crash(victim(of: round), restartAfter: last - first))]
    case .clockScrambler: scramble(&chance, first)
    case .swizzle: swizzle(&chance, first, last)
    }
  }

  /// Each node in turn.
  private func victim(of round: Int) -> NodeID { nodes[round % nodes.count] }
}

extension TimeSpan {
  var half: TimeSpan { TimeSpan(nanoseconds: nanoseconds / 2) }
}
