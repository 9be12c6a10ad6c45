import Lightcone
import LightconeTrace

/// Answers the client beside it from its own copy alone, and exchanges copies with the others in the
/// background.
struct ExchangingReplica: Node {
  private(set) var client: CAPClient
  /// What it holds.
  private(set) var data: ReplicatedData
  /// Those that have not confirmed what its client has written.
  private(set) var unconfirmed: [NodeID] = []
  /// What its client has written, with what it replaced (`ap-lww`).
  private(set) var writes: [WrittenValue] = []
  /// What was added when, and what reads in the cut have answered when (`ap-crdt`).
  private(set) var additions: [Instant] = []
  private(set) var readings: [CounterReading] = []
  /// The writes that its client knows of: those that it has read, and its own (`ap-siblings`).
  private var known: VersionVector
  private var lastTimestamp = 0
  private var pushNumber = 0
  private var timer: TimerHandle?

  private var plan: CAPPlan { client.plan }

  init(client: CAPClient) {
    self.client = client
    data = ReplicatedData(client.plan.mode, replicas: client.plan.count)
    known = VersionVector(replicas: client.plan.count)
  }

  /// Recovery: what the disk kept. Others may lack it, so they are told.
  mutating func start(_ context: inout Context<CAPTheorem>) {
    for case .data(let kept) in context.disk.records.reversed() {
      data = kept
      push(&context)
      break
    }
    client.start(&context)
  }

  mutating func receive(
    _ message: CAPTheorem.Message, from sender: NodeID, _ context: inout Context<CAPTheorem>
  ) {
    switch message {
    case .arrive: serve(client.arrive(&context), &context)
    case .askedByHand(let value): serve(client.begin(value: value, &context), &context)
    case .answer(let number, let text): answer(number, text, &context)
    case .push(let number, let other):
      merge(other, &context)
      context.count("messages")
      context.send(.confirm(number: number), to: sender)
    case .confirm(let number): hearConfirmation(number, from: sender, &context)
    case .pushAgain:
      timer = nil
      sendCopies(&context)
    default: break
    }
  }

  /// Does an operation at once; its answer takes the local time.
  private mutating func serve(
    _ operation: CAPOperation, _ context: inout Context<CAPTheorem>
  ) {
    if let value = operation.round.argument {
      write(value, &context)
    } else if case .siblings(let set) = data {
      known = set.seen
    }
    if operation.isRead, operation.isInCut, plan.mode == .counter {
      readings.append(CounterReading(at: context.now, sum: data.sum))
    }
    context.work(
      .answer(operation: operation.number, data.answer), for: .constant(plan.localLatency))
  }

  private mutating func write(_ value: Int, _ context: inout Context<CAPTheorem>) {
    switch data {
    case .register(let stored):
      // In microseconds, and never the same twice.
      lastTimestamp = max(lastTimestamp + 1, Int(context.wallClock.nanoseconds / 1_000))
      let version = RegisterVersion(number: lastTimestamp, writer: client.number)
      writes.append(WrittenValue(version: version, replaced: stored.version))
      // A write whose timestamp is too old is acknowledged, and lost at once.
      data.merge(.register(StoredValue(version: version, value: value)), plan.bug)
    case .siblings(var set):
      known.merge(set.write(value, at: client.number - 1, knowing: known))
      data = .siblings(set)
    case .counter(var counts):
      _ = counts.count(at: client.number - 1)
      data = .counter(counts)
      additions.append(context.now)
      context.append(.added)
    }
    keep(&context)
    push(&context)
  }

  private mutating func answer(
    _ number: Int, _ text: String, _ context: inout Context<CAPTheorem>
  ) {
    guard let operation = client.operation(number) else { return }
    client.finish(operation, answer: text, &context)
  }

  private mutating func merge(
    _ other: ReplicatedData, _ context: inout Context<CAPTheorem>
  ) {
    let before = data
    data.merge(other, plan.bug)
    if data != before { keep(&context) }
  }

  private func keep(_ context: inout Context<CAPTheorem>) {
    context.append(.data(data))
    context.sync()
  }

  /// Tells everybody what it holds, until all have confirmed.
  private mutating func push(_ context: inout Context<CAPTheorem>) {
    pushNumber += 1
    unconfirmed = plan.peers(of: context.node)
    sendCopies(&context)
  }

  private mutating func sendCopies(_ context: inout Context<CAPTheorem>) {
    context.cancel(&timer)
    guard !unconfirmed.isEmpty else { return }
    context.count("messages", unconfirmed.count)
    context.send(.push(number: pushNumber, data), to: unconfirmed)
    timer = context.schedule(.pushAgain, after: plan.exchangeInterval)
  }

  private mutating func hearConfirmation(
    _ number: Int, from peer: NodeID, _ context: inout Context<CAPTheorem>
  ) {
    guard number == pushNumber else { return }
    unconfirmed.removeAll { $0 == peer }
    if unconfirmed.isEmpty { context.cancel(&timer) }
  }
}

/// A write by timestamp, and the version that it replaced.
struct WrittenValue: Hashable, Sendable {
  let version: RegisterVersion
  let replaced: RegisterVersion
}

/// What a read of the counter answered, and when it was asked.
struct CounterReading: Hashable, Sendable {
  let at: Instant
  let sum: Int
}
