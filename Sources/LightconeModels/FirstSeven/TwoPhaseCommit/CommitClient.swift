import Lightcone
import LightconeTrace

/// Asks for transactions, one after the other at fixed times, and notes what it is told.
struct CommitClient: Node {
  let coordinator: NodeID
  let transactions: Int
  let gap: TimeSpan
  /// What the client was told, in the order in which it was told.
  private(set) var told: [Participant.Ended] = []
  private var begun = 0
  private var begunByHand = 0
  private var open: [Open] = []

  private struct Open: Hashable, Sendable {
    let id: TransactionID
    let operation: OperationNumber
  }

  init(coordinator: NodeID, transactions: Int, gap: TimeSpan) {
    self.coordinator = coordinator
    self.transactions = transactions
    self.gap = gap
  }

  mutating func start(_ context: inout Context<TwoPhaseCommit>) { beginNext(&context) }

  mutating func receive(
    _ message: TwoPhaseCommit.Message, from sender: NodeID,
    _ context: inout Context<TwoPhaseCommit>
  ) {
    switch message {
    case .nextTransaction: beginNext(&context)
    case .askedByHand: beginByHand(&context)
    case .outcome(let id, let decision): hear(decision, of: id, &context)
    default: break
    }
  }

  /// Begins what the client asks for by itself, and plans the next.
  private mutating func beginNext(_ context: inout Context<TwoPhaseCommit>) {
    begin(&context)
    if begun - begunByHand < transactions { context.schedule(.nextTransaction, after: gap) }
  }

  private mutating func beginByHand(_ context: inout Context<TwoPhaseCommit>) {
    begunByHand += 1
    begin(&context)
  }

  private mutating func begin(_ context: inout Context<TwoPhaseCommit>) {
    begun += 1
    let id = TransactionID(number: begun)
    open.append(Open(id: id, operation: context.invoke("order", argument: "\(id)")))
    context.send(.begin(id), to: coordinator)
  }

  private mutating func hear(
    _ decision: Decision, of id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = open.firstIndex(where: { $0.id == id }) else { return }
    let operation = open.remove(at: index).operation
    told.append(Participant.Ended(id: id, decision: decision))
    context.complete(operation, decision == .commit ? .ok : .fail, answer: decision.rawValue)
  }
}
