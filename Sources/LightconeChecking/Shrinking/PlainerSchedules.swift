import Lightcone
import LightconeTrace

extension Schedule {
  /// The schedule, made shorter or plainer in one way each; the shortest first.
  var plainer: [Schedule] {
    let halves = steps.count > 3 ? [Array(steps.prefix(steps.count / 2))] : []
    let withoutOne = steps.indices.reversed().map { place in
      var fewer = steps
      fewer.remove(at: place)
      return fewer
    }
    return (halves + withoutOne + plainerSteps).filter { !$0.isEmpty }.map { Schedule($0) }
  }

  /// The steps, with one of them free of its crash or of its choices.
  private var plainerSteps: [[ScheduledStep]] {
    steps.indices.flatMap { place in
      var calm = steps
      calm[place].crashAfterEvents = nil
      var free = steps
      free[place].choices = []
      return [calm, free].filter { $0 != steps }
    }
  }
}

extension RunReplay {
  /// The variant in which a schedule speaks of the same messages and timers as before, under the numbers
  /// that they have here: a step that is gone takes the messages with it that it sent.
  ///
  /// - Parameter origin: the run in which the numbers of the schedule are right.
  /// - Returns: nil if no schedule stands in that place.
  func renumbered(_ variant: RunVariant, at place: Int, from origin: RunVariant) -> RunVariant? {
    guard case .deed(let deed) = variant.parts[place], case .follow(let schedule) = deed.fault,
      let trace = trace(of: origin)
    else { return nil }
    let known = ScheduledObjects(trace)
    var best = variant
    // The first steps fix what the later ones can speak of, so each round is right for one step more.
    for _ in schedule.steps {
      guard let here = self.trace(of: best) else { return nil }
      let objects = ScheduledObjects(here)
      let next = Schedule(schedule.steps.map { known.step($0, in: objects) })
      let deed = deed.with(deed.intervention.with(.follow(next)))
      let variant = best.replacing(place, with: .deed(deed))
      guard variant != best else { break }
      best = variant
    }
    return best
  }
}

/// The messages and timers of a run, by what they are: sender, text, and the how-many-eth of its kind.
private struct ScheduledObjects {
  private struct Object: Hashable {
    let happening: RunReplay.Happening
    let count: Int
  }

  private var objects: [Bool: [UInt64: Object]] = [:]
  private var numbers: [Object: UInt64] = [:]

  init(_ trace: Trace) {
    var counts: [RunReplay.Happening: Int] = [:]
    for event in trace.events where event.kind == .send || event.kind == .setTimer {
      guard let happening = RunReplay.Happening(event, in: trace) else { continue }
      counts[happening, default: 0] += 1
      let object = Object(happening: happening, count: counts[happening, default: 0])
      objects[event.kind == .send, default: [:]][event.message] = object
      numbers[object] = event.message
    }
  }

  /// A step of this run with the numbers of another; as it is, where there is nothing to go by.
  func step(_ step: ScheduledStep, in other: ScheduledObjects) -> ScheduledStep {
    func number(_ old: UInt64, isMessage: Bool) -> UInt64 {
      objects[isMessage]?[old].flatMap { other.numbers[$0] } ?? old
    }
    func message(_ old: MessageNumber) -> MessageNumber {
      MessageNumber(number(old.rawValue, isMessage: true))
    }
    var step = step
    switch step.event {
    case .deliver(let old): step.event = .deliver(message(old))
    case .drop(let old): step.event = .drop(message(old))
    case .duplicate(let old): step.event = .duplicate(message(old))
    case .fire(let old): step.event = .fire(number(old, isMessage: false))
    case .crash, .restart: break
    }
    return step
  }
}
