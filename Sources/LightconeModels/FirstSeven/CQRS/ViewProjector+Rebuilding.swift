import Lightcone
import LightconeTrace

/// How the projector builds its views anew, beside the old ones.
extension ViewProjector {
  /// Views that are being built.
  struct Rebuilding: Hashable, Sendable {
    var views = OrderViews()
    /// Events that are being folded.
    var folding: [OrderEvent] = []
    /// Whether the log or the fold has still to answer.
    var isWaiting = true
  }

  mutating func beginRebuild(_ context: inout Context<CQRS>) {
    guard rebuilding == nil else { return }
    rebuilding = Rebuilding()
    context.send(.replay(after: 0), to: plan.database)
  }

  /// The log has sent old events; to fold them takes time.
  mutating func fold(_ events: [OrderEvent], _ context: inout Context<CQRS>) {
    guard rebuilding?.isWaiting == true, rebuilding?.folding.isEmpty == true else { return }
    rebuilding?.folding = events
    let time = TimeSpan(nanoseconds: plan.replayCost.nanoseconds * Int64(events.count))
    context.work(.folded, for: .constant(time))
  }

  /// The new views have come as far as the log had when it was asked.
  mutating func endFolding(_ context: inout Context<CQRS>) {
    guard var rebuilt = rebuilding else { return }
    for event in rebuilt.folding where event.position > rebuilt.views.position {
      rebuilt.views.apply(plan.line(of: event))
      if plan.sendsMail, plan.bug == .mailsInReplay {
        context.send(.mail(event.position), to: plan.customer)
      }
    }
    rebuilt.folding = []
    // Where the old views are ahead, the rest has to be fetched too.
    rebuilt.isWaiting = rebuilt.views.position < views.position
    if rebuilt.isWaiting {
      context.send(.replay(after: rebuilt.views.position), to: plan.database)
    }
    rebuilding = rebuilt
  }

  /// As soon as both stand at the same position, they must be equal, and the new views take over.
  mutating func compareRebuilt(_ context: inout Context<CQRS>) {
    guard let rebuilt = rebuilding, !rebuilt.isWaiting else { return }
    guard rebuilt.views.position <= views.position else { return }
    if rebuilt.views.position < views.position {
      // The old views went past the new ones in one step.
      rebuilding?.isWaiting = true
      return context.send(.replay(after: rebuilt.views.position), to: plan.database)
    }
    let differences = rebuilt.views.differences(from: views)
    context.count("rebuilds")
    context.count("rebuild.differences", differences)
    if differences > 0 { hasRebuiltOthers = true }
    let changes = views.changes + 1
    views = rebuilt.views
    views.changes = changes
    rebuilding = nil
    context.append(.rebuilt(views))
    context.sync()
    context.send(.snapshot(views), to: plan.replicas)
  }
}
