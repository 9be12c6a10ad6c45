import Lightcone
import LightconeTrace

/// What a participant knows that stands in for the coordinator.
struct StandIn: Hashable, Sendable {
  /// Those whose answer is missing, then those whose confirmation is.
  var missing: [NodeID]
  /// Those who are prepared, and do not know that all have voted yes.
  var prepared: [NodeID] = []
  /// Whether somebody knows that all have voted yes.
  var hasPrecommitted = false
  /// Whether it is bringing all to that.
  var isPrecommitting = false
}

/// How the participants of three-phase commit end a transaction without the coordinator.
extension ThreePhaseParticipant {
  /// All other participants of the transaction that holds the row.
  func others(_ node: NodeID) -> [NodeID] { holder?.peers.filter { $0 != node } ?? [] }

  /// Waits for whoever leads.
  mutating func waitForLeader(_ context: inout Context<TwoPhaseCommit>) {
    guard var held = holder else { return }
    context.cancel(&held.timer)
    held.timer = context.schedule(.decisionOverdue(held.id), after: patience)
    holder = held
  }

  /// Whoever leads is silent. Only a timeout takes that for a crash; else it asks for the decision.
  mutating func decisionOverdue(
    _ id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let held = holder, held.id == id else { return }
    holder?.timer = nil
    if detector == .timeout, !held.isRecovered {
      exclude(held.leader, &context)
    } else {
      inquire(id, &context)
    }
  }

  /// Asks all others for the decision, now and again.
  mutating func inquire(_ id: TransactionID, _ context: inout Context<TwoPhaseCommit>) {
    send(.inquire(id), to: [coordinator] + others(context.node), &context)
    waitForLeader(&context)
  }

  /// Takes a node for crashed.
  mutating func exclude(_ node: NodeID, _ context: inout Context<TwoPhaseCommit>) {
    guard let held = holder else { return }
    if !held.excluded.contains(node) { holder?.excluded.append(node) }
    guard !held.isRecovered else { return }
    if held.standIn != nil {
      leaveOut([node], &context)
    } else if held.leader == node {
      chooseLeader(&context)
    }
  }

  /// The first participant that has not crashed stands in.
  private mutating func chooseLeader(_ context: inout Context<TwoPhaseCommit>) {
    guard let held = holder else { return }
    let node = context.node
    let leader = held.peers.first { $0 == node || !held.excluded.contains($0) } ?? node
    holder?.leader = leader
    if leader == node { return standIn(&context) }
    // It may have ended the transaction already: then it does not stand in, but knows the decision.
    send(.inquire(held.id), to: [leader], &context)
    waitForLeader(&context)
  }

  private mutating func standIn(_ context: inout Context<TwoPhaseCommit>) {
    guard let held = holder else { return }
    context.note("stands in for the coordinator")
    let asked = others(context.node).filter { !held.excluded.contains($0) }
    holder?.standIn = StandIn(missing: asked, hasPrecommitted: held.isPrecommitted)
    send(.askPhase(held.id), to: asked, &context)
    waitForAnswers(&context)
    conclude(&context)
  }

  private mutating func waitForAnswers(_ context: inout Context<TwoPhaseCommit>) {
    guard var held = holder else { return }
    context.cancel(&held.timer)
    held.timer = context.schedule(.phasesOverdue(held.id), after: patience)
    holder = held
  }

  /// Says how far it has come, and obeys who asks from now on.
  mutating func tellPhase(
    of id: TransactionID, to sender: NodeID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let held = holder, held.id == id else { return answer(id, to: sender, &context) }
    guard !held.isRecovered, held.rank(of: sender) >= held.rank(of: held.leader) else { return }
    holder?.leader = sender
    holder?.standIn = nil
    send(.phase(id, isPrecommitted: held.isPrecommitted), to: [sender], &context)
    waitForLeader(&context)
  }

  /// Tells the decision, if there is one. Who has not voted can still abort, and does.
  mutating func answer(
    _ id: TransactionID, to sender: NodeID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard holder?.id != id else { return }
    if !finished.contains(where: { $0.id == id }) { finish(id, .abort, &context) }
    guard let ended = finished.first(where: { $0.id == id }) else { return }
    send(.decide(id, ended.decision), to: [sender], &context)
  }

  /// Notes how far another participant has come.
  mutating func note(
    _ isPrecommitted: Bool, of sender: NodeID, on id: TransactionID,
    _ context: inout Context<TwoPhaseCommit>
  ) {
    guard holder?.id == id, var standIn = holder?.standIn, !standIn.isPrecommitting,
      standIn.missing.contains(sender)
    else { return }
    standIn.missing.removeAll { $0 == sender }
    if isPrecommitted { standIn.hasPrecommitted = true } else { standIn.prepared.append(sender) }
    holder?.standIn = standIn
    conclude(&context)
  }

  /// Notes that another participant knows now that all have voted yes.
  mutating func confirm(
    _ sender: NodeID, on id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard holder?.id == id, holder?.standIn?.isPrecommitting == true else { return }
    leaveOut([sender], &context)
  }

  /// Somebody does not answer a stand-in.
  mutating func phasesOverdue(
    _ id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let held = holder, held.id == id, let standIn = held.standIn else { return }
    holder?.timer = nil
    if detector == .timeout {
      holder?.excluded += standIn.missing
      return leaveOut(standIn.missing, &context)
    }
    send(
      standIn.isPrecommitting ? .precommit(id) : .askPhase(id), to: standIn.missing, &context)
    waitForAnswers(&context)
  }

  /// Waits for some no longer.
  private mutating func leaveOut(
    _ nodes: [NodeID], _ context: inout Context<TwoPhaseCommit>
  ) {
    holder?.standIn?.missing.removeAll { nodes.contains($0) }
    holder?.standIn?.prepared.removeAll { nodes.contains($0) }
    conclude(&context)
  }

  /// Decides, once nobody is missing.
  private mutating func conclude(_ context: inout Context<TwoPhaseCommit>) {
    guard let held = holder, let standIn = held.standIn, standIn.missing.isEmpty else { return }
    guard standIn.hasPrecommitted else { return close(.abort, &context) }
    becomePrecommitted(&context)
    guard !standIn.isPrecommitting, !standIn.prepared.isEmpty else {
      return close(.commit, &context)
    }
    holder?.standIn?.isPrecommitting = true
    holder?.standIn?.missing = standIn.prepared
    holder?.standIn?.prepared = []
    send(.precommit(held.id), to: standIn.prepared, &context)
    waitForAnswers(&context)
  }

  private mutating func close(_ decision: Decision, _ context: inout Context<TwoPhaseCommit>) {
    guard let held = holder else { return }
    let others = others(context.node)
    end(decision, &context)
    send(.decide(held.id, decision), to: others, &context)
  }
}

extension ThreePhaseParticipant.Holder {
  /// In which turn a node leads: the coordinator first, then the participants in order.
  func rank(of node: NodeID) -> Int { peers.firstIndex(of: node) ?? -1 }
}
