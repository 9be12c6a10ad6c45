import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  /// What the nodes, or one of them, hold now.
  func showState(_ name: String?) throws(Diagnostic) -> Reply {
    let run = try loaded()
    if let name { return Reply(describe(try run.node(named: name), in: run)) }
    let inspections = run.simulation.nodes.indices.map { run.simulation.inspect(NodeID($0)) }
    let isWide = display.isWide
    // That a node stands still is said in the column before.
    let conditions = inspections.map { $0.conditions.filter { $0 != "paused" } }
    let isUnusual = isWide && conditions.contains { !$0.isEmpty }
    var table = Table(
      [TableColumn("node")] + (isWide ? [TableColumn("role")] : []) + [
        TableColumn("up"), TableColumn("state"),
        TableColumn("records", .right), TableColumn("safe", .right),
      ] + (isUnusual ? [TableColumn("not as usual")] : []),
      wrapsLastColumn: isUnusual)
    let states = NodeStates(run.simulation.trace).states
    for (position, node) in run.simulation.nodes.enumerated() {
      let inspection = inspections[position]
      table.add(
        [node.name] + (isWide ? [node.role] : []) + [
          inspection.isUp ? states[position].isPaused ? "paused" : "yes" : "no",
          states[position].name,
          String(inspection.records.count), String(inspection.syncedCount),
        ] + (isUnusual ? [conditions[position].joined(separator: ", ")] : []))
    }
    return Reply(table.render(display))
  }

  private func describe(_ node: NodeID, in run: OpenRun) -> String {
    let inspection = run.simulation.inspect(node)
    let name = run.simulation.nodes[node.position].name
    let isEmpty = inspection.records.isEmpty
    var lines: [String] = []
    if inspection.isUp {
      var table = Table([TableColumn("\(name) holds"), TableColumn("")], wrapsLastColumn: true)
      for field in inspection.fields { table.add(field.name, field.value) }
      lines += [table.render(display), wrap("log: \(log(inspection))")]
    } else {
      let disk = isEmpty ? "Its disk is empty" : "Its disk keeps: \(log(inspection))"
      lines.append(wrap("\(name) is down. \(disk)."))
    }
    if !inspection.conditions.isEmpty {
      lines.append(wrap("not as usual: \(inspection.conditions.joined(separator: ", "))"))
    }
    return lines.joined(separator: "\n")
  }

  /// The records of a log, with a mark where the safe ones end.
  private func log(_ inspection: NodeInspection) -> String {
    guard !inspection.records.isEmpty else { return "empty" }
    return inspection.records.enumerated().map { position, record in
      position < inspection.syncedCount ? record : "\(record) (not safe yet)"
    }.joined(separator: ", ")
  }
}
