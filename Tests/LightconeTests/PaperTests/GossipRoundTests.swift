import Foundation
import Lightcone
import LightconeTrace
import Testing

/// A rumour that spreads: in each round everybody who knows it tells some random nodes.
private enum Rumour: System {
  enum Message: Hashable, Sendable {
    case round
    case told
  }
}

private struct Teller: Node {
  typealias S = Rumour
  let nodeCount: Int
  let fanout: Int
  var knows: Bool

  mutating func start(_ context: inout Context<Rumour>) {
    if knows { learn(&context) }
  }

  mutating func receive(
    _ message: Rumour.Message, from sender: NodeID, _ context: inout Context<Rumour>
  ) {
    switch message {
    case .round:
      for _ in 0..<fanout {
        context.send(.told, to: NodeID(context.choose(below: nodeCount)))
      }
      context.schedule(.round, after: .seconds(1))
    case .told:
      if !knows { learn(&context) }
    }
  }

  /// The first round of a node begins with the next whole second.
  private mutating func learn(_ context: inout Context<Rumour>) {
    knows = true
    context.count("known")
    let second: Int64 = 1_000_000_000
    context.schedule(.round, after: .nanoseconds(second - context.now.nanoseconds % second))
  }
}

@Suite("Push gossip takes log2 N + ln N rounds (Pittel 1987, theorem 1)")
struct GossipRoundTests {
  /// The rounds until all nodes know, in each of some runs.
  private func rounds(nodes: Int, fanout: Int = 1) -> [Double] {
    (1...24 as ClosedRange<UInt64>).map { seed in
      var world = World<Rumour>(
        seed: seed, network: Network(latency: .constant(.milliseconds(100))), recording: .nothing)
      for number in 0..<nodes {
        world.add(
          Teller(nodeCount: nodes, fanout: fanout, knows: number == 0), named: "node \(number)")
      }
      var rounds = 0
      while world.counter("known") < nodes {
        rounds += 1
        world.run(until: .start + .milliseconds(Int64(rounds) * 1_000 + 500))
      }
      return Double(rounds)
    }
  }

  /// What eight times as many nodes cost in rounds, and the standard error of that.
  private func growth(fanout: Int) -> (rounds: Double, error: Double) {
    let (few, many) = (rounds(nodes: 128, fanout: fanout), rounds(nodes: 1_024, fanout: fanout))
    let error = (variance(few) / Double(few.count) + variance(many) / Double(many.count))
      .squareRoot()
    return (mean(many) - mean(few), error)
  }

  private func mean(_ samples: [Double]) -> Double {
    samples.reduce(0, +) / Double(samples.count)
  }

  private func variance(_ samples: [Double]) -> Double {
    let center = mean(samples)
    return samples.reduce(0) { $0 + ($1 - center) * ($1 - center) } / Double(samples.count - 1)
  }

  /// The constant of the theorem cancels out when two sizes are compared.
  private let expected = log2(8.0) + log(8.0)

  @Test("eight times as many nodes cost log2 8 + ln 8 rounds more")
  func pushGossip() {
    let growth = growth(fanout: 1)
    #expect(abs(growth.rounds - expected) < 4 * growth.error)
    // The tolerance says something: it is far below what is measured.
    #expect(4 * growth.error < expected / 3)
  }

  @Test("control: telling two nodes in each round costs fewer rounds")
  func twoAtOnce() {
    let growth = growth(fanout: 2)
    #expect(expected - growth.rounds > 4 * growth.error)
  }
}
