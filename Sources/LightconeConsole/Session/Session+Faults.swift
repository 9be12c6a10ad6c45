import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension Session {
  /// Does a fault now, or plans it for a moment.
  mutating func intervene(_ command: FaultCommand, at moment: Moment?) throws(Diagnostic) -> Reply {
    var run = try loaded()
    let fault = try fault(for: command, in: run)
    let intervention: Intervention =
      switch moment {
      case nil: .now(fault)
      case .time(let time): .at(time, fault)
      case .event(let number): .afterEvent(number, fault)
      }
    let words = FaultWords(names: run.simulation.nodes.map(\.name))
    let forgotten: Int
    do throws(FaultProblem) {
      forgotten = try run.intervene(intervention)
    } catch {
      throw words.diagnostic(for: error, now: run.simulation.now)
    }
    self.run = run
    return Reply(wrap(describe(words.sentence(for: fault), moment, run, forgotten: forgotten)))
  }

  private func describe(
    _ sentence: String, _ moment: Moment?, _ run: OpenRun, forgotten: Int
  ) -> String {
    let when =
      switch moment {
      case nil: "At \(run.simulation.now): \(sentence)."
      case .time(let time): "Planned: at \(time) \(sentence)."
      case .event(let number): "Planned: right after \(number) \(sentence)."
      }
    guard forgotten > 0 else { return when }
    let faults = forgotten == 1 ? "1 fault" : "\(forgotten) faults"
    return "\(when) Now forgotten: \(faults) that came later in this run."
  }

  private func fault(
    for command: FaultCommand, in run: OpenRun
  ) throws(Diagnostic) -> Fault {
    switch command {
    case .crash(let name): return .crash(try run.node(named: name))
    case .restart(let name): return .restart(try run.node(named: name))
    case .repair: return .repair
    case .partition(let groups):
      var nodes: [[NodeID]] = []
      for group in groups {
        var members: [NodeID] = []
        for name in group { members.append(try run.node(named: name)) }
        nodes.append(members)
      }
      return .partition(nodes)
    }
  }
}
