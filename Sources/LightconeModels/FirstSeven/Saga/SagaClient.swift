import Lightcone
import LightconeTrace

/// Asks for orders at fixed times, and notes what it is told.
struct SagaClient: Node {
  let orchestrator: NodeID
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

  init(orchestrator: NodeID, orders: Int, gap: TimeSpan) {
    self.orchestrator = orchestrator
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
    case .outcome(let id, let outcome):
      guard let index = open.firstIndex(where: { $0.id == id }) else { return }
      let operation = open.remove(at: index).operation
      told.append(End(id: id, outcome: outcome))
      context.complete(
        operation, outcome == .completed ? .ok : .fail, answer: outcome.rawValue)
    default: break
    }
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
    context.send(.order(id), to: orchestrator)
  }
}
