public import LightconeTrace

extension RunTree {
  /// Where a branch was forked.
  public struct Origin: Hashable, Sendable {
    /// The branch that it has its past from, by the order of the forks.
    public let parent: Int
    /// How many steps lay behind the point.
    public let position: Int
    /// The time at the point.
    public let time: Instant
    /// How many events lay behind the point.
    public let eventCount: Int
  }

  /// What can be told of one branch.
  public struct BranchDescription: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// The name of the branch that it was forked from; nil for the first.
    public let parent: String?
    /// Where it was forked; nil for the first.
    public let origin: Origin?
    /// How many things were done in it, those of its past included.
    public let deedCount: Int
    /// How many steps lie behind the point where one stands in it.
    public let position: Int
    /// The time there.
    public let time: Instant
    /// How many events lie behind that point.
    public let eventCount: Int
    /// Whether it is the branch in which one stands.
    public let isCurrent: Bool
  }

  /// All branches in the order in which they were forked: each stands behind its parent.
  public var descriptions: [BranchDescription] {
    branches.enumerated().map { index, branch in
      BranchDescription(
        name: branch.name, parent: branch.origin.map { branches[$0.parent].name },
        origin: branch.origin, deedCount: branch.timeline.deeds.count,
        position: branch.timeline.position, time: branch.timeline.current.now,
        eventCount: branch.timeline.current.eventCount, isCurrent: index == currentIndex)
    }
  }

  /// What a tree is, beside its first world: enough to come back to it, and small.
  public struct Outline: Hashable, Sendable {
    struct Branch: Hashable, Sendable {
      let name: String
      let origin: Origin?
      let timeline: Timeline.Outline
    }

    let branches: [Branch]
    let currentIndex: Int
  }

  /// What is needed to come back to this tree.
  public var outline: Outline {
    Outline(
      branches: branches.map {
        Outline.Branch(name: $0.name, origin: $0.origin, timeline: $0.timeline.outline)
      },
      currentIndex: currentIndex)
  }

  /// Becomes the tree of an outline that was taken from a tree with the same first world.
  ///
  /// - Complexity: O(steps since the last snapshots that both trees have in common).
  public mutating func restore(_ outline: Outline) {
    var restored: [Branch] = []
    for branch in outline.branches {
      if let same = branches.first(where: { $0.name == branch.name && $0.origin == branch.origin }),
        same.timeline.outline == branch.timeline
      {
        restored.append(same)
        continue
      }
      // Any branch will do, they all have one start; the branch itself or its parent is nearest.
      let near =
        branches.first { $0.name == branch.name }?.timeline
        ?? branch.origin.map { restored[$0.parent].timeline } ?? branches[0].timeline
      var timeline = near
      timeline.restore(branch.timeline)
      restored.append(Branch(name: branch.name, origin: branch.origin, timeline: timeline))
    }
    branches = restored
    currentIndex = outline.currentIndex
  }
}
