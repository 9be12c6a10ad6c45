import Lightcone
import LightconeTrace

/// Asks for orders at fixed times, and notes what it is told.
struct SagaClient: Node {
  /// Who takes orders: the orchestrator, or the service of the first step.
  let taker: NodeID
  let orders: Int
  let gap: TimeSpan
  /// What the client was told, in the order in which it was told.
  private(set) var told: [End] = []
  private var begun = 0
  private var begunByHand = 0
  private var open: [Open] = []

  /// How a saga ended, as the client was told.
  struct End: Hashable, Sendable {
    let id: SagaID
    let outcome: SagaOutcome
  }

  private struct Open: Hashable, Sendable {
    let id: SagaID
    let operation: OperationNumber
  }

  init(taker: NodeID, orders: Int, gap: TimeSpan) {
    self.taker = taker
    self.orders = orders
    self.gap = gap
  }

  mutating func start(_ context: inout Context<Saga>) { beginNext(&context) }

  mutating func receive(
    _ message: Saga.Message, from sender: NodeID, _ context: inout Context<Saga>
  ) {
    switch message {
    case .nextOrder: beginNext(&context)
    case .askedByHand: beginByHand(&context)
    case .outcome(let id, let outcome): learn(outcome, of: id, &context)
    case .happened(let event):
      context.count("confirmations")
      context.send(.confirmed(event), to: sender)
      learn(event.kind == .done ? .completed : .compensated, of: event.saga, &context)
    default: break
    }
  }

  private mutating func learn(
    _ outcome: SagaOutcome, of id: SagaID, _ context: inout Context<Saga>
  ) {
    guard let index = open.firstIndex(where: { $0.id == id }) else { return }
    let operation = open.remove(at: index).operation
    told.append(End(id: id, outcome: outcome))
    context.complete(operation, outcome == .completed ? .ok : .fail, answer: outcome.rawValue)
  }

  /// Begins what the client asks for by itself, and plans the next.
  private mutating func beginNext(_ context: inout Context<Saga>) {
    begin(&context)
    if begun - begunByHand < orders { context.schedule(.nextOrder, after: gap) }
  }

  private mutating func beginByHand(_ context: inout Context<Saga>) {
    begunByHand += 1
    begin(&context)
  }

  private mutating func begin(_ context: inout Context<Saga>) {
    begun += 1
    let id = SagaID(number: begun)
    open.append(Open(id: id, operation: context.invoke("order", argument: "\(id)")))
    context.send(.order(id), to: taker)
  }
}
