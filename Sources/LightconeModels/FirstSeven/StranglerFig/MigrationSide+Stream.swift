import Lightcone
import LightconeTrace

/// How a side brings its changes to the other store: itself as a relay of an outbox, or by the connector
/// that reads its log.
extension MigrationSide {
  /// Whether changes have not arrived yet.
  var isBehind: Bool { confirmed < log.count }

  private var carrier: NodeID { plan.shared.connector ?? other }

  mutating func planRelay(_ context: inout Context<StranglerFig>) {
    guard isBehind, sent == confirmed, !isRelayPlanned else { return }
    isRelayPlanned = true
    context.work(.relay, for: .constant(plan.lag))
  }

  mutating func relay(_ context: inout Context<StranglerFig>) {
    isRelayPlanned = false
    guard isBehind else { return }
    sent = log.count
    context.count("changes.sent", sent - confirmed)
    context.send(.changes(Array(log[confirmed...]), of: plan.side, from: confirmed), to: carrier)
    if plan.retry > .zero {
      context.cancel(&retryTimer)
      retryTimer = context.schedule(.relayAgain, after: plan.retry)
    }
  }

  mutating func relayAgain(_ context: inout Context<StranglerFig>) {
    retryTimer = nil
    relay(&context)
  }

  /// The other side, or the connector, comes back and may have forgotten what was on its way.
  mutating func resend(_ context: inout Context<StranglerFig>) {
    sent = confirmed
    planRelay(&context)
  }

  mutating func hearConfirmed(_ place: Int, _ context: inout Context<StranglerFig>) {
    guard place > confirmed, place <= log.count else { return }
    confirmed = place
    sent = max(sent, place)
    if confirmed == sent { context.cancel(&retryTimer) }
    planRelay(&context)
    reportDrained(&context)
  }

  mutating func reportDrained(_ context: inout Context<StranglerFig>) {
    guard isDraining, !isBehind else { return }
    isDraining = false
    context.send(.drained, to: plan.shared.operatorNode)
  }

  /// Stores changes of the other side, as far as they are news, and confirms them.
  mutating func take(
    _ changes: [MigratedRow], from place: Int, _ sender: NodeID,
    _ context: inout Context<StranglerFig>
  ) {
    var isChanged = false
    for change in changes {
      let isCopy = change.write == 0
      let isBlind =
        plan.shared.bug == .appliesBlindly || (isCopy && plan.shared.bug == .copyOverwrites)
      guard isBlind || change.isNewer(than: rows[change.key]) else {
        context.count("changes.old")
        continue
      }
      if isCopy { context.count("rows.copied") }
      store(translated(change), &context)
      isChanged = true
    }
    if isChanged { context.sync() }
    context.send(.confirmed(place + changes.count, of: plan.side.other), to: sender)
  }
}
