import Lightcone
import LightconeTrace

/// Keeps a copy of the register: tells what it stores, and stores what is newer.
struct RegisterReplica: Node {
  let bug: RegisterBug
  /// What it stores.
  private(set) var stored = StoredValue.initial

  init(bug: RegisterBug) { self.bug = bug }

  /// Recovery: what the disk kept last.
  mutating func start(_ context: inout Context<ReplicatedRegister>) {
    for case .stored(let value) in context.disk.records.reversed() {
      stored = value
      return
    }
  }

  mutating func receive(
    _ message: ReplicatedRegister.Message, from sender: NodeID,
    _ context: inout Context<ReplicatedRegister>
  ) {
    switch message {
    case .ask(let round): answer(.tell(round: round, stored), to: sender, &context)
    case .store(let round, let value): store(value, for: sender, round, &context)
    default: break
    }
  }

  private mutating func store(
    _ value: StoredValue, for client: NodeID, _ round: Int,
    _ context: inout Context<ReplicatedRegister>
  ) {
    let isWanted =
      value.version > stored.version
      || bug == .overwritesNewer && value.version < stored.version
    guard isWanted else { return answer(.stored(round: round), to: client, &context) }
    stored = value
    context.append(.stored(value))
    if bug == .acknowledgesEarly { answer(.stored(round: round), to: client, &context) }
    context.sync()
    if bug != .acknowledgesEarly { answer(.stored(round: round), to: client, &context) }
  }

  private func answer(
    _ message: ReplicatedRegister.Message, to client: NodeID,
    _ context: inout Context<ReplicatedRegister>
  ) {
    context.count("messages")
    context.send(message, to: client)
  }
}
