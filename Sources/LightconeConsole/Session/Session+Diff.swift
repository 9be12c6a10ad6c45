import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  /// What has changed in the nodes by the last step, or since an event or the start.
  func showDifference(since start: DifferenceStart) throws(Diagnostic) -> Reply {
    let run = try loaded()
    var earlier = run.timeline
    let since: String
    switch start {
    case .event(let event):
      guard event.position < run.simulation.eventCount else {
        let last = EventNumber(max(1, run.simulation.eventCount))
        throw Diagnostic(
          .noSuchMoment, "\(event) has not happened yet",
          expected: run.simulation.eventCount == 0
            ? "an event of the past; nothing has happened yet" : "an event from #1 to \(last)")
      }
      earlier.go(toEvent: event)
      since = "since \(event)"
    case .start:
      earlier = Timeline(try run.start)
      since = "since the start"
    case .lastStep:
      guard run.timeline.position > 0 || !run.timeline.deeds.isEmpty else {
        return Reply("This is the start of the run.")
      }
      earlier.go(toPosition: run.timeline.position - 1)
      if run.timeline.position == 0 { earlier = Timeline(try run.start) }
      since = run.timeline.position == 0 ? "since the start" : "by the last step"
    }
    let changes = NodeChanges(from: earlier.current, to: run.simulation).changes
    guard !changes.isEmpty else { return Reply(wrap("No node has changed \(since).")) }
    return Reply(wrap("Changed \(since):") + "\n" + table(of: changes, run.simulation.nodes))
  }

  private func table(of changes: [NodeChanges.Change], _ nodes: [TraceNode]) -> String {
    var table = Table(
      [TableColumn("node"), TableColumn("what"), TableColumn("before"), TableColumn("now")],
      wrapsLastColumn: true)
    for (index, change) in changes.enumerated() {
      let isSame = index > 0 && changes[index - 1].node == change.node
      table.add(
        isSame ? "" : nodes[change.node.position].name, change.what, change.before, change.after)
    }
    return table.render(display)
  }
}

extension OpenRun {
  /// The run before its first step, with nothing done to it.
  var start: Simulation { get throws(Diagnostic) { try model.simulation(settings) } }
}
