import Lightcone
import LightconeTrace

/// The single changes that may make something true, the nearest first.
struct SupportCandidates {
  /// A change, and the event that it is about.
  struct Candidate: Hashable, Sendable {
    let change: RunChange
    var about: EventNumber?
  }

  private let rerun: Rerun
  private var trace: Trace { rerun.trace }

  init(_ rerun: Rerun) { self.rerun = rerun }

  /// All of them.
  var all: [Candidate] {
    let done = leftOut
    let taken = Set(done.compactMap(\.about))
    let past = done + crashes.filter { $0.about.map { !taken.contains($0) } ?? true } + losses
    return [Candidate(change: .goOn)] + arrivals + mended
      + past.sorted { ($0.about ?? .none) > ($1.about ?? .none) }
  }

  private func now(_ fault: Fault) -> Candidate {
    Candidate(change: .add([.now(fault)], .present))
  }

  /// The messages in flight, each once, those first that would arrive first.
  private var arrivals: [Candidate] {
    var seen: Set<MessageNumber> = []
    return rerun.original.current.messagesInFlight.map(\.number)
      .filter { seen.insert($0).inserted }.map { now(.deliver($0)) }
  }

  /// What the environment has done and not ended, ended now.
  private var mended: [Candidate] {
    let simulation = rerun.original.current
    var faults: [Fault] = []
    for position in simulation.nodes.indices {
      let node = NodeID(position)
      if !simulation.isUp(node) { faults.append(.restart(node)) }
    }
    var held: [(NodeID, NodeID)] = []
    var paused: [NodeID] = []
    var isCut = false
    for event in trace.events {
      switch (event.kind, event.node, event.peer) {
      case (.hold, let one?, let other?): held.append((one, other))
      case (.release, let one?, let other?):
        held.removeAll { Set([$0.0, $0.1]) == Set([one, other]) }
      case (.pause, let node?, _): paused.append(node)
      case (.resume, let node?, _), (.crash, let node?, _): paused.removeAll { $0 == node }
      case (.partition, _, _): isCut = true
      case (.repair, _, _): isCut = false
      case (.heal, _, _): (held, paused, isCut) = ([], [], false)
      default: break
      }
    }
    faults += paused.map { .resume($0) } + held.map { .release($0.0, $0.1) }
    if isCut { faults.append(.repair) }
    return faults.map(now)
  }

  private var leftOut: [Candidate] {
    rerun.original.deeds.indices.compactMap { index in
      guard let event = rerun.original.deeds[index].event(in: trace) else { return nil }
      return Candidate(change: .leaveOut(deed: index), about: event)
    }
  }

  /// Crashes of nodes that might have come back at once.
  private var crashes: [Candidate] {
    events(.crash) { number, event in
      event.node.map { .add([.now(.restart($0))], .after(number)) }
    }
  }

  private var losses: [Candidate] {
    events(.lose) { _, event in
      event.detail == LossReason.chance.rawValue ? .withoutLoss(of: event) : nil
    }
  }

  private func events(
    _ kind: TraceEvent.Kind, _ change: (EventNumber, TraceEvent) -> RunChange?
  ) -> [Candidate] {
    trace.events.enumerated().compactMap { position, event in
      guard event.kind == kind else { return nil }
      let number = EventNumber(position + 1)
      return change(number, event).map { Candidate(change: $0, about: number) }
    }
  }
}
