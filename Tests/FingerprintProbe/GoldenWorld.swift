import Lightcone
import LightconeTrace

/// A small system that uses every part of the kernel whose bits could differ between processes or
/// machines: chance of every kind, logarithms, timers, work, clocks, disks, wires and every fault.
enum Golden: System {
  enum Message: Hashable, Sendable {
    case tick
    case offer(Int)
    case done(Int)
  }
  typealias Record = Int

  /// 100 bytes, and 10 for each unit on offer.
  static func size(of message: Message) -> Int {
    if case .offer(let number) = message { 100 + 10 * number } else { 100 }
  }
}

/// Offers numbers to its neighbours, works on what it hears, and writes it down.
struct Trader: Node {
  let neighbours: Int
  var offers = 0
  var timer: TimerHandle?

  mutating func start(_ context: inout Context<Golden>) {
    context.become(LifelineState("open", .idle))
    context.observe("recovered", Int64(context.read().count))
    tick(&context)
  }

  mutating func receive(
    _ message: Golden.Message, from sender: NodeID, _ context: inout Context<Golden>
  ) {
    switch message {
    case .tick:
      offers += 1
      context.send(.offer(offers), to: NodeID(context.choose(below: neighbours)))
      if offers < 20 { tick(&context) }
    case .offer(let number):
      let operation = context.invoke("take", argument: "\(number)")
      context.work(.done(number), for: .uniform(.zero, .milliseconds(2)))
      context.complete(operation, context.happens(.percent(70)) ? .ok : .unknown)
    case .done(let number): write(number, &context)
    }
  }

  /// Sets the next tick; now and then it takes it back first, and sets it again.
  private mutating func tick(_ context: inout Context<Golden>) {
    timer = context.schedule(.tick, after: .exponential(mean: .milliseconds(3)))
    guard context.happens(.percent(20)) else { return }
    context.cancel(&timer)
    timer = context.schedule(
      .tick, after: .lognormal(median: .milliseconds(2), sigma: Thousandths(500)))
  }

  private func write(_ number: Int, _ context: inout Context<Golden>) {
    if !context.append(number) { context.note("refused") }
    if number.isMultiple(of: 3) { context.sync() }
    context.observe("offer", Int64(number))
    context.observe("wall", context.wallClock - Instant.start)
    context.observe("monotonic", context.monotonicClock - Instant.start)
    context.count("offers")
    context.failPoint("written")
  }
}

/// The world of the golden run, with all its faults planned.
func goldenWorld(seed: UInt64 = 2_026) throws(FaultProblem) -> World<Golden> {
  var network = Network(
    latency: .uniform(.milliseconds(1), .milliseconds(9)), loss: .percent(5),
    duplication: .percent(10), order: .firstInFirstOut,
    bandwidth: Bandwidth(bytesPerSecond: 200_000))
  network.setLatency(
    .exponential(mean: .milliseconds(4)), from: NodeID(1), to: NodeID(3))
  var world = World<Golden>(
    seed: seed, network: network, syncLatency: .exponential(mean: .milliseconds(2)),
    readLatency: .uniform(.zero, .milliseconds(1)))
  let nodes = (0..<4).map { position in
    world.add(
      Trader(neighbours: 4), named: "trader-\(position)", role: "trader",
      zone: position < 2 ? "north" : "south")
  }
  for (milliseconds, fault) in goldenFaults(nodes) {
    try world.intervene(.at(Instant.start + .milliseconds(milliseconds), fault))
  }
  try world.intervene(.afterEvent(EventNumber(222), .crash(nodes[3], restartAfter: .zero)))
  try world.intervene(.atFailPoint("written", .crash(nodes[0], restartAfter: .milliseconds(2))))
  return world
}

/// The trace fingerprint of the golden run.
func goldenFingerprint(seed: UInt64 = 2_026) throws(FaultProblem) -> Fingerprint {
  var world = try goldenWorld(seed: seed)
  world.run()
  return world.fingerprint
}
