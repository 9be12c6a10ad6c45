public import LightconeTrace

/// A whole distributed system in one value: nodes, messages in flight, disks, time and chance.
///
/// What it solves: a distributed system cannot be stopped, copied, wound back or run twice alike. A
/// world can. Copying it is a snapshot; assigning a copy undoes everything since.
///
/// Example:
///
/// ```swift
/// var world = World<PingPong>(seed: 1, network: Network(latency: .constant(.milliseconds(5))))
/// let server = world.add(Server(), named: "server")
/// world.add(Client(server: server), named: "client")
/// world.run()
/// ```
///
/// Rules:
/// 1. The next event is the earliest; of equally early ones the one that was planned first, and
///    planned faults before all others.
/// 2. The same nodes, settings, seed and faults give the same trace, in every process and on every
///    machine.
/// 3. A crash forgets everything but the synced part of the disk. A restart is a first start with
///    that disk.
/// 4. Messages in flight survive the crash of their sender.
/// 5. What is done to a world is done through ``intervene(_:)``, which refuses what is impossible before
///    anything changes.
///
/// Deviations from real systems: handlers take no time except for their syncs, reads and
/// ``Context/work(_:for:)``.
///
/// What it does not promise: that one run says anything about other runs. A run is one schedule of
/// very many.
///
/// Reading: Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System" (1978), for
/// events and causes; Zhou et al., "FoundationDB" (SIGMOD 2021, §4), for testing by simulation.
public struct World<S: System>: Sendable {
  @usableFromInline var nodes = ContiguousArray<any Node<S>>()
  /// The nodes as they were added: what a crash goes back to.
  @usableFromInline var firstNodes = ContiguousArray<any Node<S>>()
  @usableFromInline var names: [TraceNode] = []
  /// Where a name stands; only looked up, never walked over.
  @usableFromInline var positions: [String: Int32] = [:]
  @usableFromInline var context: Context<S>
  /// What people can ask nodes for.
  var operations: [ModelOperation<S>] = []
  /// Who hears of which crash; see ``announceCrashes(of:to:as:)``.
  @usableFromInline var crashNotices: [CrashNotice<S>] = []

  /// Creates a world without nodes.
  ///
  /// - Parameters:
  ///   - seed: decides everything that is left to chance.
  ///   - network: what happens to messages between nodes; ``Network/validated()`` tells whether it
  ///     is possible. An impossible one is a programmer error here.
  ///   - syncLatency: how long a sync of a disk takes.
  ///   - readLatency: how long a read of a disk takes.
  ///   - recording: how much the run writes down.
  public init(
    seed: UInt64 = 1, network: Network = Network(), syncLatency: Law = .constant(.zero),
    readLatency: Law = .constant(.zero), recording: Recording = .trace
  ) {
    let problem = network.problem ?? syncLatency.problem ?? readLatency.problem
    precondition(problem == nil, problem?.description ?? "")
    context = Context(
      seed: seed, network: network, syncLatency: syncLatency, readLatency: readLatency,
      recording: recording)
  }

  /// Makes room for nodes that will be added, so that none is moved when they are.
  public mutating func reserveCapacity(nodes count: Int) {
    nodes.reserveCapacity(count)
    firstNodes.reserveCapacity(count)
    names.reserveCapacity(count)
    positions.reserveCapacity(count)
    context.runtime.reserveCapacity(count)
  }

  /// Adds a node, which starts when the world runs.
  ///
  /// - Parameters:
  ///   - node: the node in its first state.
  ///   - name: its name, for people; unique in the world.
  ///   - role: the role it plays; its name if not given.
  ///   - zone: the zone it stands in, such as a data centre, if zones matter.
  /// - Returns: its identity: nodes are numbered from 0 in the order in which they are added.
  /// - Complexity: O(log n) in what is in flight.
  @discardableResult
  public mutating func add(
    _ node: some Node<S>, named name: String, role: String? = nil, zone: String = ""
  ) -> NodeID {
    let identity = NodeID(nodes.count)
    let earlier = positions.updateValue(identity.rawValue, forKey: name)
    precondition(earlier == nil, "two nodes are named \(name)")
    nodes.append(node)
    firstNodes.append(node)
    names.append(TraceNode(name: name, role: role ?? name, zone: zone))
    context.runtime.append(NodeRuntime())
    if !context.annexes.isEmpty { context.needAnnexes() }
    context.enqueue(Pending(.start, identity), at: context.clock)
    return identity
  }
}
