import Lightcone
import LightconeTrace

/// A small system that uses every part of the kernel whose bits could differ between processes or
/// machines: chance of every kind, logarithms, timers, disks, loss and faults.
enum Golden: System {
  enum Message: Hashable, Sendable {
    case tick
    case offer(Int)
  }
  typealias Record = Int
}

/// Offers numbers to its neighbours and writes down what it hears.
struct Trader: Node {
  let neighbours: Int
  var offers = 0

  mutating func start(_ context: inout Context<Golden>) {
    context.become(LifelineState("open", .idle))
    context.schedule(.tick, after: .exponential(mean: .milliseconds(3)))
  }

  mutating func receive(
    _ message: Golden.Message, from sender: NodeID, _ context: inout Context<Golden>
  ) {
    switch message {
    case .tick:
      offers += 1
      context.send(.offer(offers), to: NodeID(context.choose(below: neighbours)))
      if offers < 20 { context.schedule(.tick, after: .exponential(mean: .milliseconds(3))) }
    case .offer(let number):
      context.append(number)
      if number.isMultiple(of: 3) { context.sync() }
      context.observe("offer", Int64(number))
    }
  }
}

/// The trace fingerprint of the golden run.
func goldenFingerprint(seed: UInt64 = 2_026) throws(FaultProblem) -> Fingerprint {
  var world = World<Golden>(
    seed: seed,
    network: Network(
      latency: .uniform(.milliseconds(1), .milliseconds(9)), loss: .percent(10)),
    syncLatency: .exponential(mean: .milliseconds(2)))
  let nodes = (0..<4).map { world.add(Trader(neighbours: 4), named: "trader-\($0)") }
  try world.intervene(.at(Instant.start + .milliseconds(10), .partition([[nodes[0]], [nodes[1]]])))
  try world.intervene(.at(Instant.start + .milliseconds(20), .repair))
  try world.intervene(
    .at(Instant.start + .milliseconds(15), .crash(nodes[2], restartAfter: .milliseconds(6))))
  world.run()
  return world.fingerprint
}
