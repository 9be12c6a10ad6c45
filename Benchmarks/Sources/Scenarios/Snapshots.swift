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

/// The yardstick of a fork: the arrays alone, copied because something in them changes. One holds the
/// nodes, of any role as in a world; one holds as many plain bytes as the rest of the fork asks for.
public struct PlainCopy {
  private let nodes: ContiguousArray<any Node<Gossip>>
  private let numbers: ContiguousArray<UInt64>

  /// Makes arrays of about the given size together.
  public init(bytes: Int, nodeCount: Int) {
    nodes = ContiguousArray(repeating: Gossiper(nodeCount: nodeCount), count: nodeCount)
    let rest = bytes - nodeCount * MemoryLayout<any Node<Gossip>>.stride
    numbers = ContiguousArray(repeating: 1, count: max(1, rest / 8))
  }

  /// Copies the arrays, changes something in the copies, and drops them.
  public func copy() -> UInt64 {
    var (copy, others) = (numbers, nodes)
    copy[copy.count / 2] = 2
    others[others.count / 2] = Gossiper(nodeCount: 1)
    return copy[copy.count / 2] &+ copy[0] &+ UInt64(others.count)
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
