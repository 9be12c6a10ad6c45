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
  /// Timers take 0 to 3 of these.
  let unit: TimeSpan
  var heard = 0
  var recovered = 0
  var timer: TimerHandle?

  mutating func start(_ context: inout Context<Chat>) {
    recovered = context.disk.records.count
    context.schedule(.tick(ticks), after: pause(&context))
  }

  mutating func receive(
    _ message: Chat.Message, from sender: NodeID, _ context: inout Context<Chat>
  ) {
    heard += 1
    context.observe("heard", Int64(heard))
    switch message {
    case .tick(let left):
      tell(hops: 2, &context)
      if left > 0 { context.schedule(.tick(left - 1), after: pause(&context)) }
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
      context.failPoint("before-sync")
      context.sync()
      context.count("writes")
    case 1: context.append(heard)
    case 2: context.cancel(&timer)
    default: timer = context.schedule(.late, after: pause(&context))
    }
  }

  private func pause(_ context: inout Context<Chat>) -> TimeSpan {
    unit * Int64(context.choose(below: 4))
  }
}

extension World<Chat> {
  /// A small busy world: a few hundred steps, many of them at equal times.
  ///
  /// With an even seed everything takes a multiple of 10 ns, so that nothing happens in between; with
  /// an odd one something happens in nearly every nanosecond, in an order that chance decides.
  static func busy(seed: UInt64, recording: Recording = .trace) -> World<Chat> {
    let isCoarse = seed.isMultiple(of: 2)
    let unit = TimeSpan.nanoseconds(isCoarse ? 10 : 1)
    let pause = isCoarse ? Law.constant(unit) : .uniform(.zero, .nanoseconds(3))
    var world = World<Chat>(
      seed: seed, network: Network(latency: pause, loss: .percent(5)), syncLatency: pause,
      recording: recording)
    for position in 0..<4 {
      let chatter = Chatter(peers: 4, ticks: 30, unit: unit)
      world.add(chatter, named: "n\(position)", role: "chatter")
    }
    return world
  }
}
