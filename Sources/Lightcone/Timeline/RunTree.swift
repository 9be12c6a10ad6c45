import LightconeTrace

/// A run and the other futures that were tried from points of it.
///
/// What it solves: "what if it had crashed here instead?" needs two runs with one past, and a way to
/// go from one to the other.
///
/// Example:
///
/// ```swift
/// var tree = RunTree(simulation)
/// _ = tree.timeline.run(atMost: 20)
/// try tree.fork("crashed")
/// try tree.timeline.intervene(.now(.crash(coordinator)))
/// try tree.switch(to: "main")
/// ```
///
/// Rules:
/// 1. The first branch is `main`. Every other one has a name of its own, and begins with the past of
///    the branch in which it was forked, up to the point where one stood. What was done later there
///    stays there.
/// 2. One stands in one branch, and in each branch at one point.
/// 3. What is done in a branch changes no other, also not in the part that they had in common.
///
/// What it does not promise: that branches are kept apart in memory. They are values, and share what
/// they have in common; a branch in which one does not stand keeps few snapshots.
public struct RunTree: Sendable {
  /// The name of the first branch.
  public static let root = "main"

  var branches: [Branch]
  /// The branch in which one stands, by the order of their forks; `main` is 0.
  public internal(set) var currentIndex = 0

  struct Branch: Sendable {
    let name: String
    /// Where it was forked; nil for the first.
    let origin: Origin?
    var timeline: Timeline
  }

  /// Begins a tree with the start of a run.
  public init(_ simulation: Simulation) {
    branches = [Branch(name: Self.root, origin: nil, timeline: Timeline(simulation))]
  }

  /// The branch in which one stands.
  public var timeline: Timeline {
    get { branches[currentIndex].timeline }
    _modify { yield &branches[currentIndex].timeline }
  }

  /// The name of the branch in which one stands.
  public var currentName: String { branches[currentIndex].name }

  /// The names of all branches, in the order in which they were forked.
  public var names: [String] { branches.map(\.name) }

  /// Makes a branch with the past of this one, and goes there.
  ///
  /// - Throws: ``RunTreeProblem`` if the name is taken; the tree is then unchanged.
  public mutating func fork(_ name: String) throws(RunTreeProblem) {
    guard !names.contains(name) else { throw .nameTaken(name) }
    var timeline = timeline
    timeline.forgetFuture()
    let origin = Origin(
      parent: currentIndex, position: timeline.position, time: timeline.current.now,
      eventCount: timeline.current.eventCount)
    branches.append(Branch(name: name, origin: origin, timeline: timeline))
    leave(for: branches.count - 1)
  }

  /// Goes to another branch, to the point where one stood in it.
  ///
  /// - Throws: ``RunTreeProblem`` if there is no such branch.
  public mutating func `switch`(to name: String) throws(RunTreeProblem) {
    guard let index = names.firstIndex(of: name) else { throw .noSuchBranch(name) }
    leave(for: index)
  }

  private static let snapshotsAtRest = 16

  private mutating func leave(for index: Int) {
    guard index != currentIndex else { return }
    branches[currentIndex].timeline.rest(with: Self.snapshotsAtRest)
    currentIndex = index
  }
}

/// What keeps a tree of runs from doing what it is told.
public enum RunTreeProblem: Error, Hashable, Sendable {
  /// A branch of this name is there already.
  case nameTaken(String)
  /// There is no branch of this name.
  case noSuchBranch(String)
}

extension Timeline {
  /// Keeps few snapshots, for a run that nobody moves along.
  mutating func rest(with count: Int) { snapshots.thin(to: count, near: position) }
}
