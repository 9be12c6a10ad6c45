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
  /// What the step drew, if it drew a run.
  var drawing: (run: OpenRun, selection: TraceSelection, cone: EventNumber?)? {
    guard let picture, picture.simulation.eventCount > 0 else { return nil }
    switch command {
    case .diagram(let names, let range):
      var selection = range.selection
      selection.nodes = names.compactMap { picture.simulation.node(named: $0) }
      return (picture, selection, nil)
    case .cone(let event):
      let isBookkeeping = picture.simulation.trace[event]?.kind.isBookkeeping ?? false
      return (picture, TraceSelection(everything: isBookkeeping), event)
    default: return nil
    }
  }
}
