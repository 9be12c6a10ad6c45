import Lightcone
import LightconeModels
import LightconeRendering
import LightconeTrace

/// A real run of a model as a page, with the states of its nodes.
enum RealRun {
  /// Two-phase commit whose coordinator crashes after it has decided.
  static func commit() throws -> RunPage {
    try page(
      "two-phase-commit", [("crash.point", "after-decision-logged"), ("participants", "3")],
      title: "Two-phase commit: the coordinator crashes after its decision")
  }

  /// A replicated register, whose clients ask for more than one thing.
  static func register() throws -> RunPage {
    try page("replicated-register", [], title: "A replicated register")
  }

  /// A replicated register with one replica cut off for a while.
  static func cut() throws -> RunPage {
    try page("replicated-register", [], title: "A replica is cut off") { run in
      let (others, last) = (run.nodes.indices.dropLast(), run.nodes.count - 1)
      let cut = Fault.partition([others.map { NodeID($0) }, [NodeID(last)]])
      try run.intervene(.at(.start + .milliseconds(40), cut))
      try run.intervene(.at(.start + .milliseconds(90), .repair))
    }
  }

  private static func page(
    _ name: String, _ changes: [(String, String)], title: String,
    before: (inout Simulation) throws -> Void = { _ in }
  ) throws -> RunPage {
    let model = try Catalog.model(named: name)
    var settings = model.settings()
    for (parameter, value) in changes { try settings.set(parameter, to: value) }
    var run = try model.simulation(settings)
    try before(&run)
    let states = states(of: &run, atMost: 4_000)
    let facts =
      [RunPage.Fact("model", "\(model.name)@\(model.version)"), .init("seed", "\(settings.seed)")]
      + settings.differences.map { RunPage.Fact($0.name, "\($0.value)") }
    return RunPage(trace: run.trace, title: title, facts: facts, states: states)
  }

  /// Runs step by step and looks at every node after each.
  private static func states(of run: inout Simulation, atMost steps: Int) -> StateTable {
    var known = run.nodes.indices.map { fields(of: NodeID($0), in: run) }
    let initial = known
    var rows: [StateTable.Row] = []
    for _ in 0..<steps {
      let before = run.eventCount
      _ = run.run(atMost: 1)
      guard run.eventCount > before else { break }
      for node in known.indices {
        let now = fields(of: NodeID(node), in: run)
        guard now != known[node] else { continue }
        known[node] = now
        rows.append(
          StateTable.Row(event: EventNumber(before + 1), node: NodeID(node), fields: now))
      }
    }
    return StateTable(initial: initial, rows: rows)
  }

  private static func fields(of node: NodeID, in run: Simulation) -> [StateTable.Field] {
    let inspection = run.inspect(node)
    guard inspection.isUp else { return [] }
    return inspection.fields.map { StateTable.Field(name: $0.name, value: $0.value) }
  }
}
