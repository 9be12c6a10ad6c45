import LightconeTrace

/// Says in words what a picture shows, for those who do not see it.
struct FigureSummary {
  let trace: Trace
  let layout: DiagramLayout

  /// One line: how much there is to see.
  var title: String {
    let rows = layout.eventRows
    let events = rows.reduce(0) { $0 + $1.members.count }
    var line = "\(count(layout.lanes.count, "lane")), \(count(events, "event"))"
    if let first = rows.first, let last = rows.last {
      line += ", \(first.time) to \(last.time)"
    }
    return line
  }

  /// What happens, in sentences; what is left out at their end.
  func sentences(_ notes: [String]) -> [String] {
    let names = layout.lanes.map(\.name).joined(separator: ", ")
    var sentences = [
      "A space-time diagram, time running down: \(title). Lanes from left to right: \(names)."
    ]
    sentences += [messages, events(.crash, "crashes"), events(.restart, "comes back"), cuts]
      .compactMap { $0 }
    sentences += operations + ending
    return sentences + notes
  }

  private func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// The events that are drawn.
  private var drawn: [(number: EventNumber, event: TraceEvent)] {
    layout.eventRows.flatMap(\.members).map { (EventNumber($0 + 1), trace.events[$0]) }
  }

  private var messages: String? {
    var (sent, arrived) = (0, 0)
    var lost: [LossReason: Int] = [:]
    for (_, event) in drawn {
      switch event.kind {
      case .send: sent += 1
      case .deliver: arrived += 1
      case .lose: lost[LossReason(rawValue: event.detail) ?? .chance, default: 0] += 1
      default: break
      }
    }
    guard sent + arrived + lost.count > 0 else { return nil }
    let words: [(LossReason, String)] = [
      (.chance, "lost"), (.partition, "lost in a cut"),
      (.receiverDown, "lost at a node that is down"),
      (.byHand, "dropped"),
    ]
    let losses = words.compactMap { reason, words in lost[reason].map { "\($0) \(words)" } }
    return ([("\(count(sent, "message")) sent"), "\(arrived) received"] + losses)
      .joined(separator: ", ") + "."
  }

  private func events(_ kind: TraceEvent.Kind, _ verb: String) -> String? {
    let found = drawn.filter { $0.event.kind == kind }.map { number, event in
      let name = event.node.map { trace.name(of: $0).printable } ?? "a node"
      return "\(name) \(verb) at \(event.time) (\(number))"
    }
    return found.isEmpty ? nil : list(found) + "."
  }

  private var cuts: String? {
    let found = drawn.compactMap { number, event -> String? in
      switch event.kind {
      case .partition:
        "The network is cut at \(event.time) (\(number): \(trace.labels[event.label].printable))"
      case .repair, .heal: "it is whole again at \(event.time) (\(number))"
      default: nil
      }
    }
    return found.isEmpty ? nil : list(found) + "."
  }

  private var operations: [String] {
    let found = drawn.filter { $0.event.kind == .complete }.map { number, event in
      PastClause.text(of: number, in: trace)
    }
    return found.isEmpty ? [] : [list(found) + "."]
  }

  /// The last state that each lane enters in the picture.
  private var ending: [String] {
    var states: [Int: String] = [:]
    for (_, event) in drawn where event.kind == .become {
      if let lane = layout.laneTable.lane(of: event.node) {
        states[lane] = trace.labels[event.label].printable
      }
    }
    let words = layout.lanes.indices.compactMap { lane in
      states[lane].map { "\(layout.lanes[lane].name) is \"\($0)\"" }
    }
    return words.isEmpty ? [] : ["At the end: \(list(words))."]
  }

  /// Some words, of many only the first.
  private func list(_ words: [String]) -> String {
    let limit = 12
    let rest = words.count > limit ? ["and \(words.count - limit) more"] : []
    return (words.prefix(limit) + rest).joined(separator: "; ")
  }
}
