import Lightcone
import LightconeTrace

extension RunReplay {
  /// What an event is, whatever its number.
  struct Happening: Hashable {
    let node: String
    let kind: TraceEvent.Kind
    let text: String

    init?(_ event: TraceEvent, in trace: Trace) {
      guard let node = event.node else { return nil }
      self.node = trace.name(of: node)
      kind = event.kind
      switch event.kind {
      case .send, .deliver, .lose: text = trace.messageText(of: event)
      case .setTimer, .fireTimer, .cancelTimer: text = trace.timerText(of: event)
      default: text = trace.labels[event.label]
      }
    }
  }

  private static let mostTargets = 6

  /// The variants in which something that is done right after an event of a run is done after the
  /// same happening here: the one of the same count first, then others.
  ///
  /// - Parameter origin: the run in which the numbers are right.
  func following(_ variant: RunVariant, from origin: RunVariant) -> [RunVariant] {
    let places = variant.parts.indices.filter { place in
      guard case .deed(let deed) = variant.parts[place] else { return false }
      if case .afterEvent = deed.intervention { return true } else { return false }
    }
    // With several, each changes the numbers of the others.
    guard places.count == 1, let place = places.first,
      case .deed(let deed) = variant.parts[place],
      case .afterEvent(let number, let fault) = deed.intervention,
      let trace = trace(of: origin), let event = trace[number],
      let happening = Happening(event, in: trace),
      let other = self.trace(of: variant.replacing(place, with: nil))
    else { return [] }
    let count = trace.numbers(of: happening, upTo: number).count
    let targets = other.numbers(of: happening)
    let ordered = targets.enumerated().sorted {
      abs($0.offset + 1 - count) < abs($1.offset + 1 - count)
    }
    return ordered.prefix(Self.mostTargets).filter { $0.element != number }.map { target in
      variant.replacing(place, with: .deed(deed.with(.afterEvent(target.element, fault))))
    }
  }

  /// The time of an event in a run.
  func time(of number: EventNumber, in variant: RunVariant) -> Instant? {
    trace(of: variant)?[number]?.time
  }

  /// The trace of a run, to its end.
  func trace(of variant: RunVariant) -> Trace? {
    var free = self
    free.failure = RunFailure("nothing") { _, _ in false }
    return free.timeline(of: variant, shouldStop: { false })?.current.trace
  }
}

extension Trace {
  /// The numbers of the events that are a happening, in order.
  fileprivate func numbers(
    of happening: RunReplay.Happening, upTo last: EventNumber? = nil
  ) -> [EventNumber] {
    events.enumerated().compactMap { position, event in
      let number = EventNumber(position + 1)
      if let last, number.rawValue > last.rawValue { return nil }
      return RunReplay.Happening(event, in: self) == happening ? number : nil
    }
  }
}
