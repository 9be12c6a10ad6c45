import LightconeTrace

/// Says what a picture with lanes leaves out, and what lasts through it.
struct DiagramAccount {
  let layout: DiagramLayout
  /// The command that made the picture.
  let command: String

  /// All that is to be said below a picture.
  ///
  /// - Parameter cone: the cone outside which events are left out, if they are.
  func sentences(_ trace: Trace, _ selection: TraceSelection, cone: Cone?) -> [String] {
    let window = Account(command: command).line(
      forWindow: layout.selected.window, of: trace.events.count, around: selection.around)
    return lasting(trace) + [window].compactMap { $0 } + missing(trace, cone: cone)
  }

  /// What lasts beyond the picture: messages on their way, and cuts that began before.
  func lasting(_ trace: Trace) -> [String] {
    let reachesEnd = layout.selected.window.upperBound == trace.events.count
    return [reachesEnd ? InFlight(trace).sentence : nil, hiddenCuts(trace)].compactMap { $0 }
  }

  /// What lies in the picture's window and is not drawn event by event.
  func missing(_ trace: Trace, cone: Cone?) -> [String] {
    let account = Account(command: command)
    let (selected, missing) = (layout.selected, layout.selected.missing)
    let folds = (selected.head + selected.tail).filter { $0.count > 1 }
    let groups = layout.lanes.filter(\.isGroup).flatMap(\.nodes).map {
      trace.name(of: $0).printable
    }
    return [
      account.line(forFolded: missing.bookkeeping),
      account.line(forLocal: folds.reduce(0) { $0 + $1.count }, rows: folds.count),
      account.line(forInsideGroups: missing.insideGroups, nodes: groups),
      account.line(forConcurrent: missing.concurrent, with: cone?.event),
      account.line(forNodes: layout.leftOutNodes, events: missing.hidden),
    ].compactMap { $0 }
  }

  /// What to say of cuts that last in the picture but begin outside it.
  private func hiddenCuts(_ trace: Trace) -> String? {
    let rows = layout.eventRows
    let drawn = Set(rows.flatMap(\.members))
    var hidden: [Int] = []
    for cut in layout.cutsBefore + rows.flatMap(\.cuts)
    where !drawn.contains(cut) && !hidden.contains(cut) { hidden.append(cut) }
    guard !hidden.isEmpty else { return nil }
    let words = hidden.prefix(4).map { cut in
      "\(EventNumber(cut + 1)) (\(trace.labels[trace.events[cut].label].printable))"
    }
    let rest = hidden.count > words.count ? " and \(hidden.count - words.count) more" : ""
    return "Cut before: \(words.joined(separator: ", "))\(rest)."
  }
}
