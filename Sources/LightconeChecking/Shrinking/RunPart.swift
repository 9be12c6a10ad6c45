import Lightcone
import LightconeTrace

/// One thing that sets a run apart from the model's plain one: something that is done to it, or a
/// parameter that is not at its default.
enum RunPart: Hashable, Sendable {
  case deed(ShrinkDeed)
  case setting(ShrinkSetting)
}

/// A parameter that differs from its default.
struct ShrinkSetting: Hashable, Sendable {
  let name: String
  var value: SettingValue
}

/// Something that is done to a run, at a moment that means something in other runs too.
///
/// A deed's position counts steps from the start, which are others in another run. So it is kept as a
/// time and the number of steps that were taken at just that time.
struct ShrinkDeed: Hashable, Sendable {
  /// When it is done.
  var time: Instant
  /// How many steps are taken at that time before it.
  var steps: Int
  /// What is done. Nodes go by their numbers in the run that is shrunk.
  var intervention: Intervention

  /// Something that is planned before the first step.
  init(planned intervention: Intervention) {
    (time, steps) = (.start, 0)
    self.intervention = intervention
  }

  init(time: Instant, steps: Int, _ intervention: Intervention) {
    self.time = time
    self.steps = steps
    self.intervention = intervention
  }

  /// Whether it is done before the first step.
  var isPlannedAtStart: Bool { time == .start && steps == 0 }

  var fault: Fault { intervention.fault }

  func with(_ intervention: Intervention) -> ShrinkDeed {
    ShrinkDeed(time: time, steps: steps, intervention)
  }
}

/// A run as the shrinker changes it: all that it is made of besides the model.
struct RunVariant: Hashable, Sendable {
  var seed: UInt64
  var parts: [RunPart]

  var deeds: [ShrinkDeed] {
    parts.compactMap { if case .deed(let deed) = $0 { deed } else { nil } }
  }

  var settings: [ShrinkSetting] {
    parts.compactMap { if case .setting(let setting) = $0 { setting } else { nil } }
  }

  /// The same with another part in a place, or without it.
  func replacing(_ place: Int, with part: RunPart?) -> RunVariant {
    var copy = self
    if let part { copy.parts[place] = part } else { copy.parts.remove(at: place) }
    return copy
  }
}

extension ShrinkDeed {
  /// The deeds behind a timeline's point, each with its time and the steps at that time.
  ///
  /// - Parameter start: the timeline's first world, before anything was done to it.
  static func all(of timeline: Timeline, from start: Simulation) -> [ShrinkDeed] {
    var simulation = start
    var (position, time, steps) = (0, Instant.start, 0)
    return timeline.deeds.filter {
      ($0.position, $0.time) <= (timeline.position, timeline.current.now)
    }.map { deed in
      if deed.time > time {
        let before = Instant(nanoseconds: deed.time.nanoseconds - 1)
        position += simulation.run(until: before, atMost: deed.position - position).steps
        (time, steps) = (deed.time, 0)
      }
      let taken = simulation.run(until: deed.time, atMost: deed.position - position).steps
      position += taken
      steps += taken
      if simulation.now < deed.time { _ = simulation.run(until: deed.time) }
      try? simulation.intervene(deed.intervention)
      return ShrinkDeed(time: deed.time, steps: steps, deed.intervention)
    }
  }
}
