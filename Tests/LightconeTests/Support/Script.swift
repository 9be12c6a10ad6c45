import Lightcone
import LightconeTrace

/// A system whose nodes do what a list tells them, so that a test reads as its own story.
enum Script: System {
  typealias Message = String
  typealias Record = String

  /// A byte for each character.
  static func size(of message: String) -> Int { message.utf8.count }
}

/// One thing that a scripted node does.
enum Action: Hashable, Sendable {
  case send(String, to: Int)
  case timer(String, milliseconds: Int64)
  case timerLaw(String, Law)
  case work(String, milliseconds: Int64)
  /// Cancels the timer that was set as the `set`-th of this incarnation, counted from 0.
  case cancel(set: Int)
  case append(String)
  /// Appends, and notes whether the disk took the record.
  case tryAppend(String)
  case sync
  /// Reads the disk, and notes what came back.
  case read
  case note(String)
  case noteTime
  /// Notes what the wall clock and the monotonic clock show.
  case noteClocks
  case become(String)
  case count(String, Int)
  case observe(String, Int64)
  case failPoint(String)
  case choose(below: Int)
  case invoke(String)
  case complete(OperationOutcome, String)
}

/// A node that runs a list of actions when it starts, and another for each message it knows.
struct Actor: Node {
  let onStart: [Action]
  let onMessage: [String: [Action]]
  /// What has arrived in this incarnation, and when it was handled.
  var received: [String] = []
  var receivedTimes: [Instant] = []
  /// The timers of this incarnation in the order in which they were set.
  var handles: [TimerHandle] = []
  var draws: [Int] = []
  /// What the disk held at the start.
  var recovered: [String] = []
  var operation: OperationNumber?

  init(_ onStart: [Action] = [], on onMessage: [String: [Action]] = [:]) {
    self.onStart = onStart
    self.onMessage = onMessage
  }

  mutating func start(_ context: inout Context<Script>) {
    recovered = context.disk.records
    perform(onStart, &context)
  }

  mutating func receive(
    _ message: String, from sender: NodeID, _ context: inout Context<Script>
  ) {
    received.append(message)
    receivedTimes.append(context.now)
    perform(onMessage[message] ?? [], &context)
  }

  private mutating func perform(_ actions: [Action], _ context: inout Context<Script>) {
    for action in actions { perform(action, &context) }
  }

  private mutating func perform(_ action: Action, _ context: inout Context<Script>) {
    switch action {
    case .send(let text, let receiver): context.send(text, to: NodeID(receiver))
    case .timer(let text, let delay):
      handles.append(context.schedule(text, after: .milliseconds(delay)))
    case .timerLaw(let text, let law): handles.append(context.schedule(text, after: law))
    case .cancel(let position): context.cancel(handles[position])
    case .work(let text, let duration):
      handles.append(context.work(text, for: .constant(.milliseconds(duration))))
    case .append, .tryAppend, .sync, .read: use(disk: action, &context)
    case .note(let text): context.note(text)
    case .noteTime: context.note("now \(context.now.description)")
    case .noteClocks:
      context.note("wall \(context.wallClock), monotonic \(context.monotonicClock)")
    case .become(let name): context.become(LifelineState(name, .working))
    case .count(let name, let amount): context.count(name, amount)
    case .observe(let name, let value): context.observe(name, value)
    case .failPoint(let name): context.failPoint(name)
    case .choose(let count): draws.append(context.choose(below: count))
    case .invoke(let function): operation = context.invoke(function, key: "k", argument: "1")
    case .complete(let outcome, let answer):
      if let operation { context.complete(operation, outcome, answer: answer) }
    }
  }

  private func use(disk action: Action, _ context: inout Context<Script>) {
    switch action {
    case .append(let record): context.append(record)
    case .tryAppend(let record):
      context.note("\(record) \(context.append(record) ? "taken" : "refused")")
    case .read: context.note("read \(context.read().joined(separator: " "))")
    default: context.sync()
    }
  }
}

extension World<Script> {
  /// A world of scripted nodes `a`, `b`, `c` and so on.
  static func of(
    _ actors: Actor..., seed: UInt64 = 1, latency: Law = .constant(.milliseconds(5)),
    loss: Probability = .never, sync: TimeSpan = .zero
  ) -> World<Script> {
    of(
      actors, seed: seed, network: Network(latency: latency, loss: loss),
      syncLatency: .constant(sync))
  }

  /// A world of scripted nodes on a network of its own.
  static func of(
    _ actors: Actor..., seed: UInt64 = 1, network: Network, sync: TimeSpan = .zero,
    read: TimeSpan = .zero
  ) -> World<Script> {
    of(
      actors, seed: seed, network: network, syncLatency: .constant(sync),
      readLatency: .constant(read))
  }

  /// A world of scripted nodes from a list.
  static func of(
    _ actors: [Actor], seed: UInt64 = 1, network: Network = Network(),
    syncLatency: Law = .constant(.zero), readLatency: Law = .constant(.zero)
  ) -> World<Script> {
    var world = World<Script>(
      seed: seed, network: network, syncLatency: syncLatency, readLatency: readLatency)
    for (actor, name) in zip(actors, ["a", "b", "c", "d", "e", "f"]) {
      world.add(actor, named: name)
    }
    return world
  }

  /// The state of the actor at a position.
  func actor(_ position: Int) -> Actor {
    node(NodeID(position), as: Actor.self) ?? Actor()
  }
}
