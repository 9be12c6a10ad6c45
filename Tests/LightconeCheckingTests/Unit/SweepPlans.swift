import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace

/// Plans that tests of sweeps run.
enum SweepPlans {
  /// Two-phase commit with some parameters, to its end.
  static func commit(
    _ values: KeyValuePairs<String, String> = [:], deeds: [Timeline.Deed] = []
  ) throws -> RunPlan {
    var settings = TwoPhaseCommit.model.settings()
    for (name, value) in values { try settings.set(name, to: value) }
    return RunPlan(
      model: TwoPhaseCommit.model, settings: settings, deeds: deeds, end: .start + .seconds(60))
  }
}
