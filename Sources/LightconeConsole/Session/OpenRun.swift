import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

/// The run that a session works on: a model with its settings, and where in the run one stands.
struct OpenRun: Sendable {
  let model: Model
  let settings: Settings
  private(set) var tree: RunTree
  /// What is kept for each branch, in the order of the branches.
  private var notes = [BranchNotes()]

  init(_ model: Model, _ settings: Settings) throws(Diagnostic) {
    self.model = model
    self.settings = settings
    tree = RunTree(try model.simulation(settings))
  }

  /// The branch in which one stands.
  var timeline: Timeline {
    get { tree.timeline }
    _modify {
      defer {
        let now = tree.timeline.current.now
        notes[tree.currentIndex].farthest = max(farthest, now)
      }
      yield &tree.timeline
    }
  }

  /// Where this branch ends, if it was asked to end somewhere else than at its horizon.
  var end: Instant? {
    get { notes[tree.currentIndex].end }
    set { notes[tree.currentIndex].end = newValue }
  }

  /// Where one stood at each deed of this branch.
  var places: [Place] {
    get { notes[tree.currentIndex].places }
    set { notes[tree.currentIndex].places = newValue }
  }

  /// The latest time at which one has stood in this branch.
  var farthest: Instant { notes[tree.currentIndex].farthest }

  var simulation: Simulation { timeline.current }

  /// The last instant that `run` simulates.
  var horizon: Instant { Instant.start + settings[.horizon] }

  /// The same run, to be done again under other seeds or settings.
  var plan: RunPlan {
    RunPlan(model: model, settings: settings, deeds: timeline.deeds, end: end ?? horizon)
  }

  /// Does something to the system here, and forgets what was done after this point.
  ///
  /// - Returns: how many later deeds were forgotten.
  mutating func intervene(_ intervention: Intervention) throws(FaultProblem) -> Int {
    let place = Place(timeline)
    let forgotten = try timeline.intervene(intervention)
    places.removeLast(forgotten)
    places.append(place)
    return forgotten
  }

  /// Makes a branch with the past of this one, and goes there.
  mutating func fork(_ name: String) throws(RunTreeProblem) {
    try tree.fork(name)
    var copy = notes[tree.descriptions[tree.currentIndex].origin?.parent ?? 0]
    copy.places.removeLast(copy.places.count - timeline.deeds.count)
    notes.append(copy)
  }

  /// Goes to another branch.
  mutating func switchTo(_ name: String) throws(RunTreeProblem) { try tree.switch(to: name) }

  /// What is needed to come back here: small, whatever the world.
  var outline: RunOutline {
    RunOutline(model: model, settings: settings, tree: tree.outline, notes: notes)
  }

  /// The run of an outline.
  ///
  /// - Parameter near: a run whose snapshots may help.
  init(_ outline: RunOutline, near: OpenRun?) throws(Diagnostic) {
    if let near, outline.hasStart(of: near) {
      self = near
    } else {
      try self.init(outline.model, outline.settings)
    }
    tree.restore(outline.tree)
    notes = outline.notes
  }

  /// A run that was done already.
  init(_ model: Model, _ replay: RunToken.Replay, places: [Place]) throws(Diagnostic) {
    try self.init(model, replay.settings)
    timeline = replay.timeline
    self.places = places
    // Who goes on from here may go as far as whoever shared the run.
    notes[0].farthest = max(farthest, replay.timeline.deeds.last?.time ?? .start)
  }

  /// The node of a name.
  func node(named name: String) throws(Diagnostic) -> NodeID {
    if let node = simulation.node(named: name) { return node }
    let names = simulation.nodes.map(\.name)
    throw Diagnostic(
      .unknownNode, "there is no node '\(name)'",
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestWord(to: name, in: names))
  }
}
