import LightconeTrace

extension WorldSpace {
  /// A way through the space as a schedule for the world in which the search began, once its nodes
  /// have started.
  ///
  /// - Parameter actions: what happens, from the initial state on, each enabled where it stands.
  /// - Returns: the steps; following them leads the world to the same nodes and disks.
  /// - Complexity: O(actions × (events + messages in flight)).
  public func schedule(for actions: [WorldAction]) -> Schedule {
    var (state, world) = (start, world)
    var steps: [ScheduledStep] = []
    for action in actions {
      guard let step = step(for: action, state, world) else { break }
      steps.append(step)
      // An entry that is made for this world is possible.
      try? world.intervene(.now(.follow(Schedule([step]))))
      world.run(atMost: 1)
      state = successor(of: state, by: action)
    }
    return Schedule(steps)
  }

  private func step(
    for action: WorldAction, _ state: WorldState<S>, _ world: World<S>
  ) -> ScheduledStep? {
    guard let event = event(for: action, state, world) else { return nil }
    var step = ScheduledStep(event, choices: action.choices)
    guard action.crashAfterEffects > 0 else { return step }
    step.crashAfterEvents = eventCount(of: step, effects: action.crashAfterEffects, world)
    return step.crashAfterEvents == nil ? nil : step
  }

  private func event(
    for action: WorldAction, _ state: WorldState<S>, _ world: World<S>
  ) -> ScheduledStep.Event? {
    switch action.kind {
    case .crash: return .crash(action.node)
    case .restart: return .restart(action.node)
    case .fire:
      guard let handle = UInt32(exactly: action.item) else { return nil }
      let runtime = world.context.runtime[action.node.position]
      return .fire(runtime.timer(TimerHandle(index: Int(handle))))
    case .deliver, .drop, .duplicate:
      guard let number = number(of: action, state, world) else { return nil }
      switch action.kind {
      case .drop: return .drop(number)
      case .duplicate: return .duplicate(number)
      default: return .deliver(number)
      }
    }
  }

  /// The number, in a world, of a message that a state has in flight.
  private func number(
    of action: WorldAction, _ state: WorldState<S>, _ world: World<S>
  ) -> MessageNumber? {
    guard let message = message(of: action, in: state, place(of: action, in: state)) else {
      return nil
    }
    let pending =
      world.context.held.map(\.message)
      + world.context.queue.tickets.sorted().map { world.context.arena.slots[$0.slot] }
    let found = pending.first {
      $0.kind == .message && $0.node == action.node && $0.sender == action.sender
        && $0.message == message
    }
    return found.map { MessageNumber($0.number) }
  }

  /// How many records of a step come up to one of its visible effects.
  private func eventCount(of step: ScheduledStep, effects: Int, _ world: World<S>) -> Int? {
    var trial = world
    let before = trial.eventCount
    try? trial.intervene(.now(.follow(Schedule([step]))))
    trial.run(atMost: 1)
    // The record of the schedule itself comes before the step.
    let events = trial.context.log.events.dropFirst(before + 1)
    var seen = 0
    for (place, event) in events.enumerated() where event.kind == .send || event.kind == .synced {
      seen += 1
      if seen == effects { return place + 1 }
    }
    return nil
  }
}
