import Lightcone
import LightconeTrace

/// What participants of all commit protocols have in common: each keeps a row, votes, and serves readers.
protocol RowKeeper: Node where S == TwoPhaseCommit {
  /// Who asks it for votes.
  var coordinator: NodeID { get }
  /// How many transactions have changed the row.
  var value: Int { get }
  /// Whether a transaction holds its row.
  var isLocked: Bool { get }
  /// What became of the transactions that ended there.
  var finished: [Participant.Ended] { get }
}

extension RowKeeper {
  func vote(_ isYes: Bool, on id: TransactionID, _ context: inout Context<TwoPhaseCommit>) {
    send(.vote(id, isYes: isYes), to: [coordinator], &context)
  }

  /// Answers readers and rivals.
  func serve(
    _ message: RowMessage, to sender: NodeID, _ context: inout Context<TwoPhaseCommit>
  ) {
    switch message {
    case .read(let poll): context.send(.row(.value(poll: poll, value)), to: sender)
    case .update: context.send(.row(.updated(!isLocked)), to: sender)
    default: break
    }
  }

  /// Sends a message of the protocol, and counts it.
  func send(
    _ message: TwoPhaseCommit.Message, to receivers: [NodeID],
    _ context: inout Context<TwoPhaseCommit>
  ) {
    guard !receivers.isEmpty else { return }
    context.count("messages", receivers.count)
    context.send(message, to: receivers)
  }
}

extension Participant: RowKeeper {
  var isLocked: Bool { holder != nil }
}

extension ThreePhaseParticipant: RowKeeper {
  var isLocked: Bool { holder != nil }
}
