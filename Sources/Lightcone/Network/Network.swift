public import LightconeTrace

/// The wires between the nodes: how long a message takes, how often one is lost or doubled, how much
/// fits through at once, and which links are cut or held.
///
/// What it solves: a protocol is right only if it is right on the worst network that it may meet.
///
/// Example:
///
/// ```swift
/// var network = Network(latency: .exponential(mean: .milliseconds(5)), loss: .percent(1))
/// network.order = .firstInFirstOut
/// network.setLatency(.constant(.milliseconds(80)), between: paris, and: sydney)
/// ```
///
/// Rules:
/// 1. Each message draws its own latency; two messages on one link may overtake each other unless the
///    latency is constant or ``order`` is first in, first out.
/// 2. A message is lost if its link is cut when it is sent, or cut when it would arrive.
/// 3. A node's messages to itself take the same way as all others.
/// 4. Each message draws whether it is lost, then whether it is doubled; the copy draws a latency of
///    its own.
/// 5. With a ``bandwidth`` each direction of each link sends one message after the other: a message
///    waits until those before it are through, takes size / bandwidth, and then the latency.
/// 6. On a held link messages stay in flight until it is released.
///
/// Deviations: links do not share wires, so that traffic on one never slows another; bandwidth queues
/// are unbounded; a cut loses messages at once instead of after a timeout.
///
/// What it does not promise: that a real network behaves as any of its laws.
///
/// Reading: Bailis and Kingsbury, "The Network is Reliable" (ACM Queue 2014); Alquraan et al., "An
/// Analysis of Network-Partitioning Failures in Cloud Systems" (OSDI 2018), for one-way and
/// non-transitive cuts.
public struct Network: Hashable, Sendable {
  /// Whether messages on one link may overtake each other.
  public enum Order: String, CaseIterable, Hashable, Sendable {
    /// They may.
    case unordered
    /// They arrive in the order in which they were sent, as on a TCP connection.
    case firstInFirstOut = "fifo"
  }

  /// How long a message takes from one node to another, where a link has no law of its own.
  public var latency: Law
  /// How likely a message is to be lost on its way, where a link says nothing else.
  public var loss: Probability
  /// How likely a message is to be doubled on its way, where a link says nothing else.
  public var duplication: Probability
  /// Whether messages on one link may overtake each other.
  public var order: Order
  /// How many bytes go through each direction of each link in a second; nil for no limit.
  public var bandwidth: Bandwidth?
  /// The cuts in force; a link is cut if any of them separates its ends.
  @usableFromInline var cuts: [Cut] = []
  /// The links whose messages are held.
  @usableFromInline var held: [HeldLink] = []
  /// What is special about some links; only looked up, never walked over.
  @usableFromInline var links: [Link: LinkConditions] = [:]
  /// What is wrong with the first impossible law that a link was given.
  var unusualProblem: SettingProblem?
  /// What faults have changed of them.
  @usableFromInline var changedLinks: [Link: LinkConditions] = [:]

  /// Creates a network without cuts.
  public init(
    latency: Law = .constant(.milliseconds(5)), loss: Probability = .never,
    duplication: Probability = .never, order: Order = .unordered, bandwidth: Bandwidth? = nil
  ) {
    self.latency = latency
    self.loss = loss
    self.duplication = duplication
    self.order = order
    self.bandwidth = bandwidth
  }

  /// Gives the way from one node to another a latency of its own.
  public mutating func setLatency(_ law: Law, from sender: NodeID, to receiver: NodeID) {
    if let problem = law.problem, unusualProblem == nil { unusualProblem = problem }
    links[Link(sender, receiver), default: LinkConditions()].latency = law
  }

  /// Gives the link between two nodes a latency of its own, both ways.
  public mutating func setLatency(_ law: Law, between first: NodeID, and second: NodeID) {
    setLatency(law, from: first, to: second)
    setLatency(law, from: second, to: first)
  }

  /// Gives the way from one node to another a loss of its own.
  public mutating func setLoss(_ loss: Probability, from sender: NodeID, to receiver: NodeID) {
    links[Link(sender, receiver), default: LinkConditions()].loss = loss
  }

  /// Gives the way from one node to another a duplication of its own.
  public mutating func setDuplication(
    _ duplication: Probability, from sender: NodeID, to receiver: NodeID
  ) {
    links[Link(sender, receiver), default: LinkConditions()].duplication = duplication
  }

  /// Whether messages from one node to another are cut off.
  @inlinable
  public func isCut(from sender: NodeID, to receiver: NodeID) -> Bool {
    !cuts.isEmpty && cuts.contains { $0.separates(sender, receiver) }
  }

  /// Whether messages between two nodes are held.
  @inlinable
  public func isHeld(_ first: NodeID, _ second: NodeID) -> Bool {
    !held.isEmpty && held.contains(HeldLink(first, second))
  }

  /// Whether no link is cut.
  public var isWhole: Bool { cuts.isEmpty }
}
