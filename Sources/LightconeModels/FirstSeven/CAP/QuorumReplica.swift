import Lightcone
import LightconeTrace

/// Keeps a copy of the register, and runs the operations of the client beside it through quorums.
///
/// Its own copy answers at once and counts as one of the quorum.
struct QuorumReplica: Node {
  private(set) var client: CAPClient
  /// What it stores.
  private(set) var stored = StoredValue.initial
  /// The newest value that it knows to be stored by a quorum.
  private(set) var safe = StoredValue.initial

  private var plan: CAPPlan { client.plan }

  init(client: CAPClient) { self.client = client }

  /// Recovery: what the disk kept last.
  mutating func start(_ context: inout Context<CAPTheorem>) {
    stored = context.disk.records.lastStored
    client.start(&context)
  }

  mutating func receive(
    _ message: CAPTheorem.Message, from sender: NodeID, _ context: inout Context<CAPTheorem>
  ) {
    switch message {
    case .arrive: begin(client.arrive(&context), &context)
    case .askedByHand(let value): begin(client.begin(value: value, &context), &context)
    case .overdue(let number): client.giveUp(number, &context)
    case .ask(let number): send(.tell(operation: number, stored), to: [sender], &context)
    case .tell(let number, let value): hear(value, from: sender, number, &context)
    case .store(let number, let value):
      keep(value, &context)
      send(.stored(operation: number), to: [sender], &context)
    case .stored(let number): hearStored(from: sender, number, &context)
    default: break
    }
  }

  private mutating func begin(
    _ operation: CAPOperation, _ context: inout Context<CAPTheorem>
  ) {
    var operation = operation
    client.limit(&operation, &context)
    // Who is the only writer knows the newest version, and so does a copy that every write waits for.
    let knowsVersion = plan.writers == 1 || plan.mode == .everybody
    if let value = operation.round.argument, knowsVersion {
      return store(next(value, after: stored.version), operation, &context)
    }
    send(.ask(operation: operation.number), to: plan.peers(of: context.node), &context)
    hear(stored, from: context.node, operation.number, &context)
  }

  private func next(_ value: Int, after version: RegisterVersion) -> StoredValue {
    StoredValue(
      version: RegisterVersion(number: version.number + 1, writer: client.number), value: value)
  }

  private mutating func hear(
    _ value: StoredValue, from replica: NodeID, _ number: Int,
    _ context: inout Context<CAPTheorem>
  ) {
    guard var operation = client.operation(number), !operation.round.isStoring else { return }
    operation.hear(value, from: replica)
    client.update(operation)
    guard operation.round.answered.count >= plan.quorum else { return }
    if let argument = operation.round.argument {
      store(next(argument, after: operation.round.newest.version), operation, &context)
    } else if isSettled(operation) {
      end(operation, &context)
    } else {
      store(operation.round.newest, operation, &context)
    }
  }

  /// Whether a read can answer without storing what it has read.
  private func isSettled(_ operation: CAPOperation) -> Bool {
    plan.bug == .noWriteBack || plan.mode == .everybody && operation.isUnanimous
  }

  private mutating func store(
    _ value: StoredValue, _ operation: CAPOperation, _ context: inout Context<CAPTheorem>
  ) {
    var operation = operation
    operation.round.isStoring = true
    operation.round.answered = []
    operation.round.newest = value
    operation.mayHaveHappened = true
    client.update(operation)
    send(
      .store(operation: operation.number, value), to: plan.peers(of: context.node), &context)
    keep(value, &context)
    hearStored(from: context.node, operation.number, &context)
  }

  /// Stores what is newer, and waits until it is safe.
  private mutating func keep(_ value: StoredValue, _ context: inout Context<CAPTheorem>) {
    guard value.version > stored.version else { return }
    stored = value
    context.append(.stored(value))
    context.sync()
  }

  private mutating func hearStored(
    from replica: NodeID, _ number: Int, _ context: inout Context<CAPTheorem>
  ) {
    guard var operation = client.operation(number), operation.round.isStoring else { return }
    operation.round.note(replica)
    client.update(operation)
    guard operation.round.answered.count >= plan.quorum else { return }
    if operation.round.newest.version > safe.version { safe = operation.round.newest }
    end(operation, &context)
  }

  private mutating func end(
    _ operation: CAPOperation, _ context: inout Context<CAPTheorem>
  ) {
    client.finish(operation, answer: operation.round.newest.answer, &context)
  }

  private func send(
    _ message: CAPTheorem.Message, to receivers: [NodeID],
    _ context: inout Context<CAPTheorem>
  ) {
    context.count("messages", receivers.count)
    context.send(message, to: receivers)
  }
}

extension StoredValue {
  /// What a read of it answers.
  var answer: String { value.map { "\($0)" } ?? "nil" }
}
