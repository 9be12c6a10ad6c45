import Lightcone
import LightconeTrace
import Testing

@Suite("Each link has a stream of its own, in worlds that are not too large")
struct LinkStreamTests {
  /// Node 0 sends to nodes 1 and 2 in turn.
  private func world(nodes: Int, extra: Bool) -> World<Script> {
    let rounds: [Action] = (0..<8).flatMap { _ in [Action.send("x", to: 1), .send("y", to: 2)] }
    var world = World<Script>(
      seed: 5, network: Network(latency: .uniform(.zero, .seconds(1)), duplication: .percent(30)))
    world.add(Actor((extra ? [.send("more", to: 1)] : []) + rounds), named: "n0")
    for position in 1..<nodes { world.add(Actor(), named: "n\(position)") }
    world.run()
    return world
  }

  private func arrivals(_ world: World<Script>, at node: NodeID) -> [Instant] {
    world.events(.deliver).filter { $0.node == node }.map(\.time)
  }

  /// When the first copy of each message to node 1 arrives, in the order of sending.
  private func latencies(_ world: World<Script>) -> [Instant] {
    let arrivals = Dictionary(
      world.events(.deliver).map { ($0.message, $0.time) }, uniquingKeysWith: min)
    return world.events(.send).filter { $0.peer == .b }.compactMap { arrivals[$0.message] }
  }

  @Test(
    "up to 128 nodes one more message on a link moves nothing on another", arguments: [3, 127, 128])
  func square(nodes: Int) {
    let (plain, extra) = (world(nodes: nodes, extra: false), world(nodes: nodes, extra: true))
    #expect(arrivals(plain, at: .c) == arrivals(extra, at: .c))
    #expect(arrivals(plain, at: .c).count >= 8)
    // The control: on its own link the messages behind it do move.
    let (before, after) = (latencies(plain), latencies(extra))
    #expect(before != Array(after.dropFirst()))
    #expect(before == Array(after.dropLast()))
  }

  @Test("beyond 128 nodes a sender's links share one count, and the others move", arguments: [129])
  func row(nodes: Int) {
    let (plain, extra) = (world(nodes: nodes, extra: false), world(nodes: nodes, extra: true))
    #expect(arrivals(plain, at: .c) != arrivals(extra, at: .c))
  }

  @Test("a world that grows beyond 128 nodes never draws the same number twice on a link")
  func growing() {
    var world = World<Script>(seed: 5, network: Network(latency: .uniform(.zero, .seconds(1))))
    let sends = (0..<20).map { _ in Action.send("x", to: 1) }
    world.add(
      Actor(sends + [.timer("t", milliseconds: 5_000)], on: ["t": sends]), named: "n0")
    for position in 1..<128 { world.add(Actor(), named: "n\(position)") }
    world.run(until: .milliseconds(4_000))
    world.add(Actor(), named: "n128")
    world.run()
    let trace = world.trace()
    let latencies = trace.events.compactMap { event in
      event.kind == .deliver ? trace[event.cause].map { event.time - $0.time } : nil
    }
    #expect(latencies.count == 40)
    #expect(Set(latencies).count == 40)
  }
}
