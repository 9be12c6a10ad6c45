import Lightcone
import LightconeTrace

/// A rumor that spreads by push gossip (Demers et al. 1987): in each round everybody who knows it
/// tells one random node.
enum RumorSpread: System {
  enum Message: Hashable, Sendable {
    case round
    case rumor
  }

  /// The name under which nodes count that they know the rumor.
  static let knownCounter = "known"
  static let roundLength = TimeSpan.seconds(1)
}

/// A node that knows the rumor or does not. Only those who know it have a timer: the others cost
/// nothing.
struct Teller: Node {
  let nodeCount: Int
  var knows: Bool

  mutating func start(_ context: inout Context<RumorSpread>) {
    if knows { learn(&context) }
  }

  mutating func receive(
    _ message: RumorSpread.Message, from sender: NodeID, _ context: inout Context<RumorSpread>
  ) {
    switch message {
    case .round:
      context.send(.rumor, to: NodeID(context.choose(below: nodeCount)))
      context.schedule(.round, after: RumorSpread.roundLength)
    case .rumor:
      if !knows { learn(&context) }
    }
  }

  /// Rounds are the same for all: the first one of a node begins with the next whole second.
  private mutating func learn(_ context: inout Context<RumorSpread>) {
    knows = true
    context.count(RumorSpread.knownCounter)
    let length = RumorSpread.roundLength.nanoseconds
    let rest = length - context.now.nanoseconds % length
    context.schedule(.round, after: .nanoseconds(rest))
  }
}

/// A run of push gossip until all know the rumor.
public struct RumorSpreadScenario {
  private var world: World<RumorSpread>
  private let nodeCount: Int
  /// How many rounds have passed.
  public private(set) var rounds = 0
  /// How many events have happened.
  public private(set) var steps = 0

  /// Makes a world in which one node knows the rumor.
  public init(nodeCount: Int) {
    self.nodeCount = nodeCount
    world = makeWorld(
      latency: .constant(.milliseconds(100)), isTraced: false)
    for number in 0..<nodeCount {
      world.add(
        Teller(nodeCount: nodeCount, knows: number == 0), named: "node-\(number)", role: "teller")
    }
  }

  /// How many nodes know the rumor.
  public var knownCount: Int { world.counter(RumorSpread.knownCounter) }

  /// Whether all nodes know the rumor.
  public var isComplete: Bool { knownCount == nodeCount }

  /// Runs one round: all who know the rumor tell it, and it arrives.
  public mutating func runRound() {
    let begin = Instant.start + RumorSpread.roundLength * Int64(rounds + 1)
    steps += world.run(until: begin + .milliseconds(500)).steps
    rounds += 1
  }
}
