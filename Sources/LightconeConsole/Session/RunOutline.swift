import Lightcone
import LightconeTrace

/// What a session keeps for a branch besides the branch itself.
struct BranchNotes: Hashable, Sendable {
  /// Where the branch ends, if it was asked to end somewhere else than at the run's horizon.
  var end: Instant?
  /// Where one stood at each deed.
  var places: [Place] = []
  /// The latest time at which one has stood.
  var farthest = Instant.start
}

/// What a run is, without its worlds: enough to do it again.
struct RunOutline: Sendable {
  let model: Model
  let settings: Settings
  let tree: RunTree.Outline
  let notes: [BranchNotes]

  /// Whether a run has the same model, settings and seed, and so the same first world.
  func hasStart(of run: OpenRun) -> Bool { hasStart(run.model, run.settings) }

  private func hasStart(_ model: Model, _ settings: Settings) -> Bool {
    self.model.name == model.name && self.settings.seed == settings.seed
      && self.settings.differences.elementsEqual(settings.differences, by: ==)
  }
}

extension RunOutline: Equatable {
  /// Whether both stand at the same points of the same runs.
  static func == (first: RunOutline, second: RunOutline) -> Bool {
    first.hasStart(second.model, second.settings) && first.tree == second.tree
      && first.notes == second.notes
  }
}
