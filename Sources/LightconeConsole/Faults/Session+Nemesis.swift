import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension Session {
  /// Plans the faults of a nemesis, from now on.
  mutating func unleash(_ command: NemesisCommand) throws(Diagnostic) -> Reply {
    var run = try loaded()
    let victims = try run.victims(of: command)
    let plan = try run.plan(command, on: victims)
    let words = FaultWords(names: run.simulation.nodes.map(\.name))
    let interventions = plan.interventions(seed: run.settings.seed)
    var forgotten = 0
    for intervention in interventions {
      do throws(FaultProblem) {
        forgotten += try run.intervene(intervention)
      } catch {
        throw words.diagnostic(for: error, in: FaultScene(run.simulation))
      }
    }
    self.run = run
    let names = victims.map { run.simulation.nodes[$0.position].name }
    // The last one heals.
    let faults = interventions.count - 1
    let lost = forgotten == 0 ? "" : " Now forgotten: \(forgotten) that came later in this run."
    return Reply(
      wrap(
        "Planned until \(plan.end): \(command.nemesis.rawValue) \(command.nemesis.meaning), "
          + "\(faults) \(faults == 1 ? "fault" : "faults") in rounds of \(plan.period), on "
          + "\(names.joined(separator: ", ")). Then everything is healed." + lost))
  }
}

extension OpenRun {
  /// All that a nemesis would do from now on.
  func interventions(of command: NemesisCommand) throws(Diagnostic) -> [Intervention] {
    try plan(command, on: try victims(of: command)).interventions(seed: settings.seed)
  }

  /// The nodes that a nemesis strikes: those named, or those whose crashes the model says to try.
  fileprivate func victims(of command: NemesisCommand) throws(Diagnostic) -> [NodeID] {
    guard command.nodes.isEmpty else { return try nodes(named: command.nodes) }
    return simulation.nodes.enumerated()
      .filter { model.crashRoles.contains($0.element.role) }
      .map { NodeID($0.offset) }
  }

  fileprivate func plan(
    _ command: NemesisCommand, on victims: [NodeID]
  ) throws(Diagnostic) -> NemesisPlan {
    do throws(SettingProblem) {
      return try NemesisPlan(
        command.nemesis, on: victims, from: simulation.now, until: command.end,
        every: command.period)
    } catch {
      throw problem(error, of: command)
    }
  }

  /// What keeps a nemesis from being planned, in words.
  private func problem(_ problem: SettingProblem, of command: NemesisCommand) -> Diagnostic {
    let few = command.nemesis.fewestNodes
    let message =
      switch problem.parameter {
      case "every": "'\(command.period.literal)' is too short a round"
      case "until": "'\((command.end - .start).literal)' is too early: it is \(simulation.now) now"
      default: "'\(command.nemesis.rawValue)' has too few nodes: \(problem.value)"
      }
    let expected =
      switch problem.parameter {
      case "every": problem.range
      case "until": "one round from now, at \(simulation.now + command.period), or later"
      default: "\(few) nodes or more"
      }
    return Diagnostic(.badFault, message, expected: expected)
  }
}
