import Lightcone
import LightconeTrace

/// Wants to change every row at a fixed rate, whatever the answers (an open loop), as a second
/// transaction on the same rows would.
///
/// It measures itself how long each row goes without a change: a keeper that crashes forgets when its
/// row was changed last.
struct Rival<S: RowSystem>: Node {
  let keepers: [NodeID]
  let rate: Rate
  /// When each row was last changed, as far as the rival has heard; at first, when it began.
  private var lastChanges: [Instant] = []

  init(keepers: [NodeID], rate: Rate) {
    self.keepers = keepers
    self.rate = rate
  }

  mutating func start(_ context: inout Context<S>) {
    lastChanges = keepers.map { _ in context.now }
    scheduleNext(&context)
  }

  mutating func receive(
    _ message: S.Message, from sender: NodeID, _ context: inout Context<S>
  ) {
    switch S.rowMessage(in: message) {
    case .next:
      context.send(S.message(.update), to: keepers)
      scheduleNext(&context)
    case .updated(true): hearOfChange(by: sender, &context)
    case .updated(false): context.count("rival.refused")
    default: break
    }
  }

  private mutating func hearOfChange(by keeper: NodeID, _ context: inout Context<S>) {
    context.count("rival.done")
    guard let index = keepers.firstIndex(of: keeper) else { return }
    context.observe("rival.gap", context.now - lastChanges[index])
    lastChanges[index] = context.now
  }

  private func scheduleNext(_ context: inout Context<S>) {
    if let gap = rate.meanGap { context.schedule(S.message(.next), after: gap) }
  }
}
