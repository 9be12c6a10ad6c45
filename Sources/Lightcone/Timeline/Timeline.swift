public import LightconeTrace

/// A run that one can move along: forward, back, and to any point, with what was done to it on the
/// way.
///
/// Standing at a point means: after its last step, and after what was done there.
///
/// A run is its first world plus what was done to it, and when. Going back is a snapshot and the steps
/// since; nothing is ever undone by an inverse. Going forward again does again what was done. Doing
/// something new in the past forgets what was done after that point: a run has one future. For more
/// than one there is ``RunTree``.
public struct Timeline: Sendable {
  /// The run at the point where one stands.
  public internal(set) var current: Simulation
  /// How many steps lie behind that point.
  public internal(set) var position = 0
  /// What was done, in the order of its positions.
  public internal(set) var deeds: [Deed] = []
  /// How many of the deeds lie behind the point where one stands.
  var doneCount = 0
  var snapshots: SnapshotStore

  /// Begins a timeline at the start of a run.
  public init(_ simulation: Simulation) {
    current = simulation
    snapshots = SnapshotStore(start: simulation)
  }

  /// Something that was done to the run.
  public struct Deed: Hashable, Sendable {
    /// After how many steps it was done.
    public var position: Int
    /// At what time it was done.
    public var time: Instant
    /// What was done.
    public var intervention: Intervention

    /// Describes something that was done, or is to be done.
    public init(position: Int, time: Instant, intervention: Intervention) {
      self.position = position
      self.time = time
      self.intervention = intervention
    }
  }

  /// Does something to the system at this point, and forgets what was done after it.
  ///
  /// - Returns: how many later deeds were forgotten.
  /// - Throws: ``FaultProblem`` if it is impossible; the timeline is then unchanged.
  @discardableResult
  public mutating func intervene(_ intervention: Intervention) throws(FaultProblem) -> Int {
    try current.intervene(intervention)
    let forgotten = forgetFuture()
    deeds.append(Deed(position: position, time: current.now, intervention: intervention))
    doneCount = deeds.count
    return forgotten
  }

  /// Forgets what was done after this point.
  ///
  /// - Returns: how many deeds were forgotten.
  @discardableResult
  public mutating func forgetFuture() -> Int {
    let forgotten = deeds.count - doneCount
    deeds.removeLast(forgotten)
    snapshots.remove(behind: position)
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
      // Where fewer steps were left, the clock may stand later than the last of them.
      if result.steps == stretch { takeSnapshotIfDue() }
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

  /// The steps to the next point at which something is to be done or a snapshot is due.
  private var distanceToBoundary: Int {
    let toSnapshot = snapshots.distance - position % snapshots.distance
    // A deed of this position that is not done yet lies behind the end of the run.
    guard doneCount < deeds.count, deeds[doneCount].position > position else { return toSnapshot }
    return min(toSnapshot, deeds[doneCount].position - position)
  }

  /// Does again what was done at this position, each deed at its time: a run may have stood between
  /// two steps, at a time at which nothing happened.
  mutating func doDeeds(until end: Instant? = nil) {
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
    guard position % snapshots.distance == 0 else { return }
    snapshots.add(.init(position: position, doneCount: doneCount, simulation: current))
  }

  mutating func restore(_ snapshot: SnapshotStore.Snapshot) {
    current = snapshot.simulation
    position = snapshot.position
    doneCount = snapshot.doneCount
  }
}
