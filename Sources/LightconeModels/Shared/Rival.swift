import Lightcone
import LightconeTrace

/// Wants to change every row at a fixed rate, whatever the answers (an open loop), as a second
/// transaction on the same rows would.
struct Rival<S: RowSystem>: Node {
  let keepers: [NodeID]
  let rate: Rate

  func start(_ context: inout Context<S>) { scheduleNext(&context) }

  func receive(_ message: S.Message, from sender: NodeID, _ context: inout Context<S>) {
    switch S.rowMessage(in: message) {
    case .next:
      context.send(S.message(.update), to: keepers)
      scheduleNext(&context)
    case .updated(let isDone): context.count(isDone ? "rival.done" : "rival.refused")
    default: break
    }
  }

  private func scheduleNext(_ context: inout Context<S>) {
    if let gap = rate.meanGap { context.schedule(S.message(.next), after: gap) }
  }
}

/// How long a row goes without a change by a rival.
struct RivalGap: Hashable, Sendable {
  private var lastChange = Instant.start

  /// Takes note of a change, and of the time since the last one.
  mutating func changed<S: System>(_ context: inout Context<S>) {
    context.observe("rival.gap", context.now - lastChange)
    lastChange = context.now
  }
}
