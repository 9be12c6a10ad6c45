import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension Session {
  /// Does faults now, or plans them for a moment.
  ///
  /// - Parameter place: what there is to say of the moment, if a person did not name it.
  mutating func intervene(
    _ command: FaultCommand, at moment: Moment?, where place: String? = nil
  ) throws(Diagnostic) -> Reply {
    var run = try loaded()
    let earlier = run.simulation
    let faults = try run.faults(for: command)
    let words = FaultWords(names: run.simulation.nodes.map(\.name))
    var forgotten = 0
    for fault in faults {
      let intervention: Intervention =
        switch moment {
        case nil: .now(fault)
        case .time(let time): .at(time, fault)
        case .event(let number): .afterEvent(number, fault)
        }
      do throws(FaultProblem) {
        forgotten += try run.intervene(intervention)
      } catch {
        var scene = FaultScene(run.simulation)
        if case .event(let number) = moment { scene.event = number }
        throw words.diagnostic(for: error, in: scene)
      }
    }
    self.run = run
    var reply = Reply(
      wrap(describe(words.sentence(for: faults), moment, place, run, forgotten: forgotten)))
    if moment == nil {
      reply.add(impossibleSteps(of: faults, in: run, words))
      if tellsChanges { reply.add(changes(byFault: earlier, to: run.simulation)) }
    }
    return reply
  }

  private func describe(
    _ sentence: String, _ moment: Moment?, _ place: String?, _ run: OpenRun, forgotten: Int
  ) -> String {
    let aside = place.map { ", \($0)" } ?? ""
    let when =
      switch moment {
      case nil: "At \(run.simulation.now)\(aside): \(sentence)."
      case .time(let time): "Planned: at \(time)\(aside) \(sentence)."
      case .event(let number): "Planned: right after \(number)\(aside) \(sentence)."
      }
    guard forgotten > 0 else { return when }
    let faults = forgotten == 1 ? "1 fault" : "\(forgotten) faults"
    return "\(when) Now forgotten: \(faults) that came later in this run."
  }
}
