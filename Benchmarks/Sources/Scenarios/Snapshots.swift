import Lightcone
import LightconeTrace

/// What a fork costs: a copy of a world of many nodes, in which one node then changes.
public struct ForkScenario {
  /// How many nodes the world has.
  public static let nodeCount = 1_000
  private var world: World<Gossip>

  /// Runs a world until its load is steady.
  public init() {
    world = gossipWorld(nodeCount: Self.nodeCount, isTraced: false)
    world.run(atMost: 20 * Self.nodeCount)
  }

  /// Copies the world, lets one event happen in the copy, and drops it.
  ///
  /// - Returns: the time in the copy, so that nobody can leave the work out.
  public func fork() -> Int64 {
    var copy = world
    copy.run(atMost: 1)
    return copy.now.nanoseconds
  }
}

/// The yardstick of a fork: one plain array, copied because one number in it changes.
public struct PlainCopy {
  private let numbers: ContiguousArray<UInt64>

  /// Makes an array of about the given size.
  public init(bytes: Int) { numbers = ContiguousArray(repeating: 1, count: max(1, bytes / 8)) }

  /// Copies the array, changes one number of the copy, and drops it.
  public func copy() -> UInt64 {
    var copy = numbers
    copy[copy.count / 2] = 2
    return copy[copy.count / 2] &+ copy[0]
  }
}

/// What it costs to go back one step in a long run.
public struct StepBackScenario {
  private var timeline: Timeline

  /// Runs gossip over 100 nodes for a number of events.
  public init(events: Int) {
    timeline = Timeline(Simulation(gossipWorld(nodeCount: 100, isTraced: true)))
    _ = timeline.run(atMost: events)
  }

  /// How many steps lie behind the point where one stands.
  public var position: Int { timeline.position }

  /// Goes back one step.
  public mutating func stepBack() { timeline.go(toPosition: timeline.position - 1) }
}
