import Lightcone
import LightconeTrace

/// The single changes that may tell what an event depended on, those to try first in front.
struct ExplanationCandidates {
  /// A change, and the event that it takes away.
  struct Candidate: Hashable, Sendable {
    let event: EventNumber
    var sent: EventNumber?
    let change: RunChange
  }

  private let trace: Trace
  private let deeds: [Timeline.Deed]
  private let cone: Cone

  init(_ rerun: Rerun, _ cone: Cone) {
    trace = rerun.trace
    deeds = rerun.original.deeds
    self.cone = cone
  }

  /// What was done, then crashes that nobody did, then messages, then losses by chance; of each the
  /// latest first. Where there are very many of one kind, the rest of it stands at the end.
  var all: [Candidate] {
    let done = doneByHand
    let taken = Set(done.map(\.event))
    let kinds = [done, crashes.filter { !taken.contains($0.event) }, messages, losses]
    return kinds.flatMap { $0.prefix(Self.share) } + kinds.flatMap { $0.dropFirst(Self.share) }
  }

  private static let share = 16

  private var before: Range<Int> { 0..<max(0, cone.event.position) }

  private var doneByHand: [Candidate] {
    deeds.indices.reversed().compactMap { index in
      guard let event = deeds[index].event(in: trace), event < cone.event else { return nil }
      return Candidate(event: event, change: .leaveOut(deed: index))
    }
  }

  /// A crash that the model planned cannot be left out, but its node can come back at once.
  private var crashes: [Candidate] {
    before.reversed().compactMap { position in
      let event = trace.events[position]
      guard event.kind == .crash, let node = event.node else { return nil }
      let number = EventNumber(position + 1)
      return Candidate(event: number, change: .add([.now(.restart(node))], .after(number)))
    }
  }

  /// The messages that arrived in the event's past, or with it.
  private var messages: [Candidate] {
    (0...max(0, cone.event.position)).reversed().compactMap { position in
      let event = trace.events[position]
      let number = EventNumber(position + 1)
      guard event.kind == .deliver, cone.relation(of: number) != .concurrent,
        trace[event.cause]?.kind == .send
      else { return nil }
      let drop = Intervention.now(.drop(MessageNumber(event.message)))
      return Candidate(event: number, sent: event.cause, change: .add([drop], .after(event.cause)))
    }
  }

  private var losses: [Candidate] {
    before.reversed().compactMap { position in
      let event = trace.events[position]
      guard event.kind == .lose, event.detail == LossReason.chance.rawValue,
        let change = RunChange.withoutLoss(of: event)
      else { return nil }
      return Candidate(event: EventNumber(position + 1), sent: event.cause, change: change)
    }
  }
}

extension RunChange {
  /// The wire of a message that was lost by chance loses nothing from before it was sent.
  static func withoutLoss(of loss: TraceEvent) -> RunChange? {
    guard let sender = loss.peer, let receiver = loss.node else { return nil }
    return .add([.now(.link(sender, receiver, .loss(.never)))], .before(loss.cause))
  }
}
