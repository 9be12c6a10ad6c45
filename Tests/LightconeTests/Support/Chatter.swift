import Lightcone
import LightconeTrace

/// A system that does a little of everything by chance: the material of the property tests.
enum Chat: System {
  enum Message: Hashable, Sendable {
    case tick(Int)
    case rumour(hops: Int)
    case late
  }
  typealias Record = Int
}

/// A node that talks, sets and cancels timers, and writes to its disk, as its chance tells it.
struct Chatter: Node {
  let peers: Int
  let ticks: Int
  var heard = 0
  var recovered = 0
  var timer: TimerHandle?

  mutating func start(_ context: inout Context<Chat>) {
    recovered = context.disk.records.count
    context.schedule(.tick(ticks), after: Self.pause)
  }

  mutating func receive(
    _ message: Chat.Message, from sender: NodeID, _ context: inout Context<Chat>
  ) {
    heard += 1
    switch message {
    case .tick(let left):
      tell(hops: 2, &context)
      if left > 0 { context.schedule(.tick(left - 1), after: Self.pause) }
    case .rumour(let hops):
      write(&context)
      if hops > 0 { tell(hops: hops - 1, &context) }
    case .late: context.note("late")
    }
  }

  private func tell(hops: Int, _ context: inout Context<Chat>) {
    context.send(.rumour(hops: hops), to: NodeID(context.choose(below: peers)))
  }

  private mutating func write(_ context: inout Context<Chat>) {
    switch context.choose(below: 5) {
    case 0:
      context.append(heard)
      context.sync()
      context.count("writes")
    case 1: context.append(heard)
    case 2: context.cancel(&timer)
    default: timer = context.schedule(.late, after: Self.pause)
    }
  }

  /// A few nanoseconds only, so that many things happen at the same time.
  static let pause = Law.uniform(.nanoseconds(0), .nanoseconds(3))
}

extension World<Chat> {
  /// A small busy world: a few hundred steps, many of them at equal times.
  static func busy(
    seed: UInt64, nodes: Int = 4, ticks: Int = 30, loss: Probability = .percent(5),
    sync: Law = .uniform(.zero, .nanoseconds(4))
  ) -> World<Chat> {
    var world = World<Chat>(
      seed: seed, network: Network(latency: Chatter.pause, loss: loss), syncLatency: sync)
    for position in 0..<nodes {
      world.add(Chatter(peers: nodes, ticks: ticks), named: "n\(position)", role: "chatter")
    }
    return world
  }
}
