public import LightconeTrace

/// A run of some model whose message type the holder does not know.
///
/// It is a value like the world inside it: a copy is a snapshot. The loops run in closures that were
/// made where the message type was concrete, so that erasing costs one call for a run and not one for
/// each event.
public struct Simulation: Sendable {
  @usableFromInline var state: any Sendable
  @usableFromInline let driver: Driver

  /// Wraps a world.
  @inlinable
  public init<S: System>(
    _ world: World<S>, metrics: [Metric<S>] = [], properties: [Property<S>] = []
  ) {
    state = world
    driver = Driver(S.self, metrics: metrics, properties: properties)
  }

  /// Lets things happen; see ``World/run(until:atMost:)``.
  public mutating func run(until end: Instant? = nil, atMost steps: Int = .max) -> RunResult {
    driver.run(&state, end, steps)
  }

  /// Does something to the system; see ``World/intervene(_:)``.
  public mutating func intervene(_ intervention: Intervention) throws(FaultProblem) {
    if let problem = driver.intervene(&state, intervention) { throw problem }
  }

  /// The time.
  public var now: Instant { driver.glance(state).now }
  /// How many events the trace holds.
  public var eventCount: Int { driver.glance(state).eventCount }
  /// The digest of the trace so far.
  public var fingerprint: Fingerprint { driver.glance(state).fingerprint }
  /// The nodes by number.
  public var nodes: [TraceNode] { driver.glance(state).nodes }
  /// The trace so far.
  public var trace: Trace { driver.trace(state) }

  /// The messages in flight, those that arrive first in front.
  public var messagesInFlight: [MessageInFlight] { driver.messagesInFlight(state) }

  /// Whether a node runs.
  public func isUp(_ node: NodeID) -> Bool { driver.isUp(state, node) }

  /// A node's state in words, for people.
  public func inspect(_ node: NodeID) -> NodeInspection { driver.inspect(state, node) }

  /// What a metric says, if the model has it.
  public func metric(_ name: String) -> MetricValue? { driver.metric(state, name) }

  /// Whether a property is true at this moment, if the model has it.
  public func property(_ name: String) -> Bool? { driver.property(state, name) }

  /// The number of a node by its name.
  public func node(named name: String) -> NodeID? {
    nodes.firstIndex { $0.name == name }.map { NodeID($0) }
  }
}

/// What can be told of a world at little cost.
@usableFromInline
struct Glance: Sendable {
  @usableFromInline let now: Instant
  @usableFromInline let eventCount: Int
  @usableFromInline let fingerprint: Fingerprint
  @usableFromInline let nodes: [TraceNode]

  @inlinable
  init<S: System>(_ world: World<S>) {
    now = world.now
    eventCount = world.eventCount
    fingerprint = world.fingerprint
    nodes = world.descriptions
  }
}
