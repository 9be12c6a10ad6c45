import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension FileRun {
  /// What a part of a file did, for whoever shows or keeps it in another form than the text of a run.
  struct Moment {
    /// The line of the file on which the part begins.
    let line: Int
    /// The steps that were done.
    var steps: [BlockRun.Step] = []
    /// What a prediction measured.
    var truth: String?
    /// What was wrong; the part ended there.
    var problems: [Diagnostic] = []
    /// The run behind the part, if one is loaded.
    var run: OpenRun?

    /// The run, if the part did something with it and something has happened in it.
    var moved: OpenRun? {
      guard let run, run.simulation.eventCount > 0,
        steps.contains(where: { $0.command.changesRun || $0.command.isPicture })
      else { return nil }
      return run
    }
  }
}

extension BlockRun.Step {
  /// A run, and how it is drawn.
  struct Drawing {
    let run: OpenRun
    let selection: TraceSelection
    var options = SpaceTimeFigure.Options()
  }

  /// What the step drew, if it drew a run.
  var drawing: Drawing? {
    guard let picture, picture.simulation.eventCount > 0 else { return nil }
    switch command {
    case .diagram(let names, let view):
      let selection = try? view.selection(of: picture, nodes: names)
      return selection.map { Drawing(run: picture, selection: $0) }
    case .cone(let event, let rest):
      let trace = picture.simulation.trace
      let isBookkeeping = trace[event]?.kind.isBookkeeping ?? false
      return Drawing(
        run: picture, selection: TraceSelection(everything: isBookkeeping),
        options: .init(cone: CausalOrder(trace).cone(of: event), rest: rest.rendered))
    default: return nil
    }
  }
}
