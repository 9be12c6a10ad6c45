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
///
/// Deviations from real systems: handlers take no time except for their syncs; a node's clock is
/// always right.
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
  @usableFromInline var context: Context<S>

  /// Creates a world without nodes.
  ///
  /// - Parameters:
  ///   - seed: decides everything that is left to chance.
  ///   - network: latency and loss between nodes.
  ///   - syncLatency: how long a sync of a disk takes.
  public init(
    seed: UInt64 = 1, network: Network = Network(), syncLatency: Law = .constant(.zero)
  ) {
    context = Context(seed: seed, network: network, syncLatency: syncLatency)
  }

  /// Adds a node, which starts when the world runs.
  ///
  /// - Parameters:
  ///   - node: the node in its first state.
  ///   - name: its name, for people; unique in the world.
  ///   - role: the role it plays; its name if not given.
  /// - Returns: its identity: nodes are numbered from 0 in the order in which they are added.
  @discardableResult
  public mutating func add(
    _ node: some Node<S>, named name: String, role: String? = nil
  ) -> NodeID {
    precondition(!names.contains { $0.name == name }, "two nodes are named \(name)")
    let identity = NodeID(nodes.count)
    nodes.append(node)
    firstNodes.append(node)
    names.append(TraceNode(name: name, role: role ?? name))
    context.runtime.append(NodeRuntime())
    context.enqueue(Pending(.start, identity), at: context.clock)
    return identity
  }
}
