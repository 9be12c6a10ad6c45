import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace

/// A run that questions are asked about.
struct QuestionedRun {
  let model: Model
  var settings: Settings
  var timeline: Timeline

  init(_ name: String, seed: UInt64 = 1, _ values: [(String, String)] = []) throws {
    model = try Catalog.model(named: name)
    settings = model.settings()
    settings.seed = seed
    for (name, value) in values { try settings.set(name, to: value) }
    timeline = Timeline(try model.simulation(settings))
  }

  var end: Instant { .start + .seconds(3) }
  var trace: Trace { timeline.current.trace }

  func rerun(replays: Int = 64) -> Rerun {
    Rerun(timeline, until: end, budget: ReplayBudget(replays: replays))
  }

  func node(_ name: String) -> NodeID { timeline.current.node(named: name) ?? NodeID(-1) }

  mutating func plan(at time: TimeSpan, _ fault: Fault) throws {
    _ = try timeline.intervene(.at(.start + time, fault))
  }

  mutating func run(for span: TimeSpan? = nil) {
    _ = timeline.run(until: span.map { .start + $0 } ?? end)
  }

  /// The first event of a kind at a node, with a label or message text.
  func event(_ kind: TraceEvent.Kind, _ node: String, _ text: String = "") -> EventNumber? {
    let trace = trace
    return trace.events.indices.first {
      let event = trace.events[$0]
      return event.kind == kind && event.node == self.node(node)
        && (text.isEmpty || trace.labels[event.label] == text
          || trace.messageText(of: event) == text)
    }.map { EventNumber($0 + 1) }
  }
}
