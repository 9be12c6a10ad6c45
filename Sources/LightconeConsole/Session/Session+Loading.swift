import Lightcone
import LightconeDiagnostics
import LightconeModels
import LightconeRendering
import LightconeTrace

extension Session {
  mutating func load(
    _ name: String, _ settings: [Setting], seed: UInt64?
  ) throws(Diagnostic) -> Reply {
    let model = try Catalog.model(named: name)
    let base = model.settings(seed: seed ?? defaultSeed)
    run = try OpenRun(model, try changed(base, settings))
    return Reply(wrap(describeRun()))
  }

  mutating func set(_ settings: [Setting]) throws(Diagnostic) -> Reply {
    let old = try loaded()
    run = try OpenRun(old.model, try changed(old.settings, settings))
    let hasNewNodes = run?.simulation.nodes != old.simulation.nodes
    return Reply(wrap(describeRun(withNodes: hasNewNodes) + whatIsLost(old)))
  }

  /// What a run loses that begins anew: its place in time, and what was done to it.
  private func whatIsLost(_ old: OpenRun) -> String {
    let count = old.timeline.deeds.count
    let place = old.simulation.eventCount == 0 ? "" : " Back at the start."
    let faults = count == 1 ? "1 fault is" : "\(count) faults are"
    let branches = old.tree.names.count - 1
    let others = branches == 1 ? "1 branch is" : "\(branches) branches are"
    return place + (count == 0 ? "" : " \(faults) forgotten.")
      + (branches == 0 ? "" : " \(others) forgotten.")
  }

  mutating func reset() throws(Diagnostic) -> Reply {
    let old = try loaded()
    if case .challenge(let trial)? = tutor?.waiting, let start = trial.start {
      run = start
      return Reply(wrap("The challenge begins again. \(describeRun())"))
    }
    run = try OpenRun(old.model, old.model.settings(seed: old.settings.seed))
    return Reply(wrap(describeRun() + whatIsLost(old)))
  }

  func changed(
    _ settings: Settings, _ changes: [Setting]
  ) throws(Diagnostic) -> Settings {
    var settings = settings
    for change in changes {
      do throws(Diagnostic) {
        try settings.set(change.name, to: change.value)
      } catch {
        var placed = error
        placed.place.column =
          error.code == .unknownParameter ? change.nameColumn : change.valueColumn
        throw placed
      }
    }
    return settings
  }

  /// The loaded model in a sentence: seed and changed parameters; and in another one its nodes.
  func describeRun(withNodes: Bool = true) -> String {
    guard let run else { return "" }
    let changes = run.settings.differences.map { ", \($0.name)=\($0.value)" }.joined()
    let nodes = withNodes ? " Nodes: \(NodeNames(run.simulation.nodes).list)." : ""
    return "\(run.model.name)\(changes), seed \(run.settings.seed).\(nodes)"
  }

  func showParameters() throws(Diagnostic) -> Reply {
    let run = try loaded()
    let isWide = display.isWide
    var table = Table(
      [TableColumn("parameter"), TableColumn("value")]
        + (isWide ? [TableColumn("may be")] : []) + [TableColumn("meaning")],
      wrapsLastColumn: true)
    for parameter in run.model.parameters {
      let value = run.settings.value(of: parameter.name) ?? parameter.defaultValue
      let mark = value == parameter.defaultValue ? "" : " *"
      table.add(
        [parameter.name, "\(value)\(mark)"] + (isWide ? [shortRange(parameter)] : [])
          + [parameter.meaning])
    }
    var notes: [String] = []
    if !run.settings.differences.isEmpty { notes.append("* differs from its default") }
    if isWide {
      notes.append(wrap("~ more than fits here: 'models \(run.model.name)' says it in full"))
    }
    return Reply(([table.render(display)] + notes).joined(separator: "\n"))
  }

  /// The range, or a sign that it is too long for a table.
  private func shortRange(_ parameter: ParameterDescription) -> String {
    parameter.range.count <= 16 ? parameter.range : "~"
  }

  func showModels(_ name: String?) throws(Diagnostic) -> Reply {
    if let name { return Reply(describe(try Catalog.model(named: name))) }
    var table = Table([TableColumn("model"), TableColumn("what it is")], wrapsLastColumn: true)
    for model in Catalog.models { table.add(model.name, model.summary) }
    return Reply(table.render(display))
  }

  private func describe(_ model: Model) -> String {
    var parameters = Table(
      [
        TableColumn("parameter"), TableColumn("default"),
        TableColumn("meaning, and what it may be"),
      ],
      wrapsLastColumn: true)
    for parameter in model.parameters {
      parameters.add(
        parameter.name, "\(parameter.defaultValue)", "\(parameter.meaning): \(parameter.range)")
    }
    var metrics = Table([TableColumn("metric"), TableColumn("meaning")], wrapsLastColumn: true)
    for metric in model.metrics {
      metrics.add(metric.name, metric.meaning + (metric.isSeries ? " (series)" : ""))
    }
    var properties = Table(
      [TableColumn("property"), TableColumn("when"), TableColumn("meaning")],
      wrapsLastColumn: true)
    for property in model.properties {
      properties.add(property.name, property.kind.rawValue, property.sentence)
    }
    var operations = Table(
      [TableColumn("operation"), TableColumn("who"), TableColumn("meaning")], wrapsLastColumn: true)
    for operation in model.operations {
      operations.add(operation.use, operation.role, operation.meaning)
    }
    return
      (["\(model.name), version \(model.version)", wrap(model.summary)]
      + ([parameters] + (model.operations.isEmpty ? [] : [operations]) + [metrics, properties])
      .map { "\n" + $0.render(display) })
      .joined(separator: "\n")
  }
}
