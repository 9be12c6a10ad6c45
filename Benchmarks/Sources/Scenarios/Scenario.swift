import Lightcone
import LightconeTrace

/// A system under steady load, to be run for any number of events on each ``Path``.
///
/// Rules:
/// 1. An event is one step of the world: a message that arrives, or a timer that goes off.
/// 2. The load is steady: the number of pending events stays near ``pendingCount``, so that the bare
///    queue can be measured with equally many.
/// 3. The same number of events leads to the same simulated time on every path.
public struct Scenario: Sendable {
  /// A short name in kebab-case.
  public let name: String
  /// What it is, in one sentence.
  public let summary: String
  /// How many events are pending on average.
  public var pendingCount: Int
  private let begin: @Sendable (Path) throws -> ScenarioRun

  init<S: System>(
    _ name: String, _ summary: String, pendingCount: Int,
    world: @escaping @Sendable (_ isTraced: Bool) -> World<S>
  ) {
    self.name = name
    self.summary = summary
    self.pendingCount = pendingCount
    begin = { path in
      switch path {
      case .bare: return ScenarioRun(world(false))
      case .traced: return ScenarioRun(world(true))
      case .catalog:
        let model = Model(
          name: name, version: 1, summary: summary, parameters: [], crashRoles: [],
          metrics: [Metric<S>](), properties: [Property<S>](), world: { _ in world(true) })
        return ScenarioRun(try model.simulation(model.settings()))
      }
    }
  }

  /// A new run, before its first event.
  public func run(_ path: Path) throws -> ScenarioRun { try begin(path) }

  /// All scenarios, in the order in which they are shown.
  public static let all = [pingPong, gossip, singleServerQueue, raftAppend]
}

/// One run of a scenario.
public struct ScenarioRun {
  /// Lets the given number of events happen, and returns how many did.
  public let advance: (Int) -> Int
  /// The simulated time in nanoseconds.
  public let nanoseconds: () -> Int64
  /// How many events are pending, if the trace tells.
  public let pendingCount: () -> Int?

  /// Runs a world. The closures are made where the type of its messages is known, so that the kernel
  /// is specialised for it: one call stands for many events.
  init<S: System>(_ world: World<S>) {
    var world = world
    advance = { world.run(atMost: $0).steps }
    nanoseconds = { world.now.nanoseconds }
    pendingCount = {
      guard world.count(of: .deliver) > 0 else { return nil }
      let begun = world.count(of: .send) + world.count(of: .setTimer)
      let ended = world.count(of: .deliver) + world.count(of: .fireTimer)
      return begun - ended
    }
  }

  init(_ simulation: Simulation) {
    var simulation = simulation
    advance = { simulation.run(atMost: $0).steps }
    nanoseconds = { simulation.now.nanoseconds }
    pendingCount = { nil }
  }
}
