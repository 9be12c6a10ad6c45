import Lightcone
import LightconeTrace

/// Brings the log of each database to the other side (change data capture). It remembers on its disk how
/// far it has come.
struct Connector: Node {
  let plan: StranglerPlan
  /// Up to where the other side has the log of the legacy database, and of the new one.
  private(set) var legacyPosition = 0
  private(set) var servicePosition = 0

  init(plan: StranglerPlan) { self.plan = plan }

  mutating func start(_ context: inout Context<StranglerFig>) {
    let records = context.disk.records
    guard !records.isEmpty else {
      context.append(.began)
      context.sync()
      return
    }
    for case .position(let place, let side) in records { self[side] = place }
    context.send(.resend(.legacy), to: plan.legacy)
    context.send(.resend(.service), to: plan.service)
  }

  private subscript(side: Side) -> Int {
    get { side == .legacy ? legacyPosition : servicePosition }
    set { if side == .legacy { legacyPosition = newValue } else { servicePosition = newValue } }
  }

  mutating func receive(
    _ message: StranglerFig.Message, from sender: NodeID,
    _ context: inout Context<StranglerFig>
  ) {
    switch message {
    case .changes(let rows, let side, let place): bring(rows, of: side, from: place, &context)
    case .confirmed(let place, let side):
      if place > self[side] { save(place, of: side, &context) }
      context.send(.confirmed(self[side], of: side), to: plan.node(of: side))
    // A side has come back: whatever was on its way to it may be lost.
    case .resend(let side): context.send(.resend(side), to: plan.node(of: side))
    default: break
    }
  }

  private mutating func bring(
    _ rows: [MigratedRow], of side: Side, from place: Int,
    _ context: inout Context<StranglerFig>
  ) {
    let known = max(0, min(self[side] - place, rows.count))
    let news = Array(rows[known...])
    guard !news.isEmpty else {
      return context.send(.confirmed(self[side], of: side), to: plan.node(of: side))
    }
    if plan.bug == .offsetFirst {
      save(place + rows.count, of: side, &context)
      context.send(.confirmed(self[side], of: side), to: plan.node(of: side))
    }
    context.send(.changes(news, of: side, from: place + known), to: plan.node(of: side.other))
  }

  private mutating func save(
    _ place: Int, of side: Side, _ context: inout Context<StranglerFig>
  ) {
    self[side] = place
    context.append(.position(place, of: side))
    context.sync()
  }
}
