public import LightconeTrace

/// A run that one can move along: forward, back, and to any point, with what was done to it on the
/// way.
///
/// Standing at a point means: after its last step, and after what was done there.
///
/// A run is its first world plus what was done to it, and when. Going back is a snapshot and the steps
/// since; nothing is ever undone by an inverse. Going forward again does again what was done. Doing
/// something new in the past forgets what was done after that point: a run has one future.
public struct Timeline: Sendable {
  /// The run at the point where one stands.
  public private(set) var current: Simulation
  /// How many steps lie behind that point.
  public private(set) var position = 0
  /// What was done, in the order of its positions.
  public private(set) var deeds: [Deed] = []
  private var snapshots: [Snapshot]

  private struct Snapshot: Sendable {
    let position: Int
    let doneCount: Int
    let simulation: Simulation
  }

  /// How many of the deeds lie behind the point where one stands.
  private var doneCount = 0
  private static let snapshotDistance = 256

  /// Begins a timeline at the start of a run.
  public init(_ simulation: Simulation) {
    current = simulation
    snapshots = [Snapshot(position: 0, doneCount: 0, simulation: simulation)]
  }

  /// Something that was done to the run.
  public struct Deed: Hashable, Sendable {
    /// After how many steps it was done.
    public let position: Int
    /// At what time it was done.
    public let time: Instant
    /// What was done.
    public let intervention: Intervention
  }

  /// Does something to the system at this point, and forgets what was done after it.
  ///
  /// - Returns: how many later deeds were forgotten.
  /// - Throws: ``FaultProblem`` if it is impossible; the timeline is then unchanged.
  @discardableResult
  public mutating func intervene(_ intervention: Intervention) throws(FaultProblem) -> Int {
    try current.intervene(intervention)
    let forgotten = deeds.count - doneCount
    deeds.removeLast(forgotten)
    deeds.append(Deed(position: position, time: current.now, intervention: intervention))
    doneCount = deeds.count
    snapshots.removeAll { $0.position > position }
    return forgotten
  }

  /// Goes forward.
  ///
  /// - Parameters:
  ///   - end: the last instant that is still simulated.
  ///   - steps: how many steps to take at the most.
  ///   - shouldStop: asked after every few hundred steps at most; true ends the run as cancelled.
  public mutating func run(
    until end: Instant? = nil, atMost steps: Int = .max,
    shouldStop: () -> Bool = { false }
  ) -> RunResult {
    doDeeds(until: end)
    var taken = 0
    while taken < steps {
      let stretch = min(steps - taken, distanceToBoundary)
      let result = current.run(until: end, atMost: stretch)
      position += result.steps
      taken += result.steps
      takeSnapshotIfDue()
      doDeeds(until: end)
      if result.reason != .stepsTaken { return RunResult(result.reason, steps: taken) }
      if shouldStop() { return RunResult(.cancelled, steps: taken) }
    }
    return RunResult(.stepsTaken, steps: taken)
  }

  /// Goes forward step by step until a condition is true.
  public mutating func run(
    until end: Instant?, shouldStop: () -> Bool = { false },
    condition: (Simulation) -> Bool
  ) -> RunResult {
    var taken = 0
    while !condition(current) {
      let result = run(until: end, atMost: 1, shouldStop: shouldStop)
      taken += result.steps
      if result.reason != .stepsTaken { return RunResult(result.reason, steps: taken) }
    }
    return RunResult(.conditionMet, steps: taken)
  }

  /// Goes to the point with the given number of steps behind it, or as near as the run allows.
  public mutating func go(toPosition target: Int) {
    let target = max(0, target)
    if target < position
      || snapshots.contains(where: { $0.position > position && $0.position <= target })
    {
      restore(latestSnapshot { $0.position <= target })
    }
    if target > position { _ = run(atMost: target - position) }
    doDeeds()
  }

  /// Goes to the point right after all that happened up to a time.
  public mutating func go(to time: Instant) {
    if time < current.now { restore(latestSnapshot { $0.simulation.now < time }) }
    _ = run(until: time)
  }

  /// Goes to the first point at which an event has been recorded.
  ///
  /// - Returns: false if the run ends before it; one then stands at the end.
  @discardableResult
  public mutating func go(toEvent number: EventNumber) -> Bool {
    if current.eventCount > number.position {
      restore(latestSnapshot { $0.simulation.eventCount <= number.position })
    }
    doDeeds()
    while current.eventCount <= number.position {
      guard run(atMost: 1).reason == .stepsTaken else { return false }
    }
    return true
  }

  /// The steps to the next point at which something is to be done or a snapshot is due.
  private var distanceToBoundary: Int {
    let toSnapshot = Self.snapshotDistance - position % Self.snapshotDistance
    // A deed of this position that is not done yet lies behind the end of the run.
    guard doneCount < deeds.count, deeds[doneCount].position > position else { return toSnapshot }
    return min(toSnapshot, deeds[doneCount].position - position)
  }

  /// Does again what was done at this position, each deed at its time: a run may have stood between
  /// two steps, at a time at which nothing happened.
  private mutating func doDeeds(until end: Instant? = nil) {
    while doneCount < deeds.count, deeds[doneCount].position == position {
      let time = deeds[doneCount].time
      if let end, time > end { return }
      // No step lies before that time, so this only moves the clock.
      if current.now < time { _ = current.run(until: time) }
      // It was possible when it was done, and the run up to here is the same.
      try? current.intervene(deeds[doneCount].intervention)
      doneCount += 1
    }
  }

  private mutating func takeSnapshotIfDue() {
    guard position % Self.snapshotDistance == 0, (snapshots.last?.position ?? -1) < position else {
      return
    }
    snapshots.append(Snapshot(position: position, doneCount: doneCount, simulation: current))
  }

  private func latestSnapshot(where fits: (Snapshot) -> Bool) -> Snapshot {
    snapshots.last(where: fits) ?? snapshots[0]
  }

  private mutating func restore(_ snapshot: Snapshot) {
    current = snapshot.simulation
    position = snapshot.position
    doneCount = snapshot.doneCount
  }
}
