import Lightcone
import LightconeTrace

/// What a participant does that has voted and hears no decision, and how it helps others out of that.
extension Participant {
  /// Answers another participant, which is in doubt. One that has not voted may still abort; it must not
  /// forget that it has.
  mutating func answer(
    _ id: TransactionID, to peer: NodeID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard holder?.id != id else { return }
    if !finished.contains(where: { $0.id == id }) {
      finished.append(Ended(id: id, decision: .abort))
      context.append(.aborted(id))
    }
    guard let ended = finished.first(where: { $0.id == id }) else { return }
    let disk = context.disk
    if bug != .unforcedAnswer, disk.syncedCount < disk.records.count { context.sync() }
    send(.decide(id, ended.decision), to: [peer], &context)
  }

  mutating func decisionOverdue(
    _ id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    if holder?.id == id { inquire(id, &context) }
  }

  mutating func inquire(
    _ id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    if holder?.isInDoubt == false {
      holder?.isInDoubt = true
      context.become(.inDoubt)
      if variant.heuristicAfter > .zero {
        context.schedule(.patienceOver(id), after: variant.heuristicAfter)
      }
    }
    send(.inquire(id), &context)
    if variant.termination == .cooperative { askPeers(id, &context) }
    holder?.timer = context.schedule(.decisionOverdue(id), after: inquiryInterval)
  }

  func askPeers(
    _ id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    let node = context.node
    for case .prepared(id, _, let peers) in context.disk.records {
      return send(.inquire(id), to: peers.filter { $0 != node }, &context)
    }
  }

  /// A *heuristic decision*: frees the row without knowing what was decided.
  mutating func decideAlone(
    _ id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard holder?.id == id else { return }
    context.note("\(id): decides abort alone")
    finish(id, .abort, &context)
    if !variant.isForced(.abort) { context.sync() }
    release(&context)
  }

  /// Tells the coordinator if it decided otherwise than this participant did alone.
  func reportDamage(
    by decision: Decision, on id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard variant.heuristicAfter > .zero, let ended = finished.first(where: { $0.id == id }),
      ended.decision != decision
    else { return }
    send(.decidedAlone(id, ended.decision), &context)
  }
}
