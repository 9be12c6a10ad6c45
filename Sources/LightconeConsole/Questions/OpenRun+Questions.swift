import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension OpenRun {
  /// The run as the original of changed runs, which end where this one does.
  ///
  /// - Parameter isAboutNow: whether the question is what could still come. Where the run is at its end
  ///   already, changed runs then go on for as long again.
  func rerun(isAboutNow: Bool = false) -> Rerun {
    let end = max(end ?? horizon, simulation.now)
    let isOver = isAboutNow && end == simulation.now
    return Rerun(timeline, until: isOver ? min(end + settings[.horizon], .latest) : end)
  }

  /// An event that the run has left behind; one that it has not is refused.
  func known(_ event: EventNumber) throws(Diagnostic) -> EventNumber {
    let count = simulation.eventCount
    guard event.position >= count else { return event }
    throw Diagnostic(
      .noSuchMoment, "this run has no event \(event) so far",
      expected: count == 0
        ? "'run' first: nothing has happened yet" : "an event from #1 to \(EventNumber(count))")
  }
}

extension Session {
  /// Draws the run with the past and the future of an event.
  func showCone(of event: EventNumber, _ rest: ConeRest) throws(Diagnostic) -> Reply {
    let run = try loaded()
    let trace = run.simulation.trace
    guard let cone = CausalOrder(trace).cone(of: try run.known(event)) else { return Reply() }
    let isBookkeeping = trace[event]?.kind.isBookkeeping ?? false
    let picture =
      display.isNarrated
      ? [list("Past", cone.past), list("Future", cone.future)].joined(separator: "\n")
      : SpaceTimeDiagram.render(
        trace, display: display, selection: TraceSelection(everything: isBookkeeping),
        options: DiagramOptions(cone: cone, rest: rest.rendered))
    let counts =
      "\(events(cone.pastCount)) could have caused \(event), \(cone.futureCount) can be affected "
      + "by it, \(cone.concurrentCount) \(cone.concurrentCount == 1 ? "is" : "are") concurrent "
      + "with it."
    return Reply(picture + "\n" + wrap(counts))
  }

  /// Events by number, those behind each other as one, for those who listen.
  private func list(_ title: String, _ events: [EventNumber]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for position in events.map(\.position) {
      if let last = ranges.last, last.upperBound + 1 == position {
        ranges[ranges.count - 1] = last.lowerBound...position
      } else {
        ranges.append(position...position)
      }
    }
    let words = ranges.map { range in
      let (first, last) = (range.lowerBound + 1, range.upperBound + 1)
      return first == last ? "#\(first)" : "#\(first) to #\(last)"
    }
    return wrap("\(title): \(words.isEmpty ? "none" : words.joined(separator: ", ")).")
  }

  private func events(_ count: Int) -> String { count == 1 ? "1 event" : "\(count) events" }
}

extension ConeRest {
  /// The same as the renderer says it.
  var rendered: DiagramOptions.Rest {
    switch self {
    case .shown: .shown
    case .dimmed: .dimmed
    case .hidden: .leftOut
    }
  }
}
