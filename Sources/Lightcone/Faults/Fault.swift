public import LightconeTrace

/// Something that the environment does to a system.
///
/// What it solves: a protocol that only ran while all went well is not tested. Faults are what goes
/// wrong, each by its name, at the moment that one chooses.
///
/// Example:
///
/// ```swift
/// try world.intervene(.at(.start + .seconds(1), .crash(server, restartAfter: .seconds(2))))
/// try world.intervene(.afterEvent(EventNumber(57), .partition([[leader], followers])))
/// ```
///
/// Rules:
/// 1. A fault that is impossible at its moment is refused with a ``FaultProblem`` before anything
///    changes; a planned one that has become impossible by then changes nothing.
/// 2. Every fault leaves a record in the trace. A message that is delivered by hand to a busy or paused
///    node leaves it when the node handles the message.
/// 3. ``heal`` ends all of them.
/// 4. A slow node or disk takes longer for what begins from then on; what is under way is not changed.
///
/// Deviations: a node that fails stops. None goes on with wrong answers (no Byzantine faults), and a
/// crash in the middle of a handler comes between two of its effects, never within one.
///
/// What it does not promise: that a system which survives each fault alone survives them together.
///
/// Reading: Cristian, "Understanding Fault-Tolerant Distributed Systems" (Communications of the ACM
/// 1991), for the kinds of failure.
public enum Fault: Hashable, Sendable {
  /// A node loses its volatile state, its timers and its unsent work; with `restartAfter` it comes
  /// back by itself, unless it was restarted before.
  case crash(NodeID, restartAfter: TimeSpan? = nil)
  /// A crashed node starts again with what its disk kept.
  case restart(NodeID)
  /// A node stands still, as in a garbage collection: messages and timers wait for it, its work stops,
  /// and the clocks go on.
  case pause(NodeID)
  /// A paused node goes on, first with what has waited.
  case resume(NodeID)
  /// A node's work, its disk and the sending of its messages take `factor` times as long;
  /// ``Factor/one`` ends it.
  case slow(NodeID, Factor)

  /// The groups cannot reach each other; nodes in no group still reach everybody. Which of them reach
  /// each other need not be transitive: `a | b` leaves both connected to `c`.
  case partition([[NodeID]])
  /// No message from the first nodes reaches the second ones; the way back stays open.
  case cutOneWay(from: [NodeID], to: [NodeID])
  /// All cuts are healed.
  case repair
  /// Messages between two nodes, both ways, stay in flight until they are released.
  case hold(NodeID, NodeID)
  /// What a hold kept back arrives at once, in the order in which it would have arrived.
  case release(NodeID, NodeID)
  /// The wire between two nodes changes, both ways.
  case link(NodeID, NodeID, LinkFault)

  /// A message in flight arrives now.
  case deliver(MessageNumber)
  /// A message in flight is lost.
  case drop(MessageNumber)
  /// A message in flight arrives later by a time.
  case delay(MessageNumber, by: TimeSpan)

  /// A node's clock changes.
  case clock(NodeID, ClockFault)
  /// A node's disk changes.
  case disk(NodeID, DiskFault)
  /// A person asks a node for one of the model's operations, in words: its name first.
  case operate(NodeID, [String])
  /// From now on only what a schedule says happens, in its order.
  case follow(Schedule)
  /// All that the environment did ends: cuts, holds, changed wires, pauses, slowness, clocks, disks,
  /// a schedule; and every crashed node starts again. What is lost stays lost.
  case heal
}

/// What can happen to the wire between two nodes.
public enum LinkFault: Hashable, Sendable {
  /// It loses messages with this probability instead of the network's.
  case loss(Probability)
  /// It doubles messages with this probability instead of the network's.
  case duplication(Probability)
  /// Its messages take this time instead of the network's.
  case latency(Law)
}

/// What can happen to a node's clock.
public enum ClockFault: Hashable, Sendable {
  /// The wall clock jumps, forward or back; the monotonic clock does not notice.
  case step(by: TimeSpan)
  /// Both clocks run fast (above 0) or slow, in millionths: -1,000,000 < drift <= 1,000,000.
  case drift(partsPerMillion: Int)
}

/// What can happen to a node's disk.
public enum DiskFault: Hashable, Sendable {
  /// At each crash some records that were not synced survive, and the one behind them is torn.
  case tearTail
  /// The disk says that a sync is done, but keeps the records only in a volatile cache.
  case loseSyncs
  /// A bit of a record flips; which record is drawn if none is named (counted from 1).
  case flipBit(record: Int? = nil)
  /// The disk takes no more records.
  case fill
  /// The disk does nothing any more; a node that forces a write crashes, and cannot start again.
  case fail
  /// Syncs and reads take `factor` times as long.
  case slow(Factor)
  /// The disk behaves again. What is lost or damaged stays so.
  case mend
}

/// The number of a message in its run, counted from 1 and written `m14`.
public struct MessageNumber: Hashable, Sendable {
  /// The number.
  public let rawValue: UInt64

  /// Creates a message number.
  @inlinable
  public init(_ rawValue: UInt64) { self.rawValue = rawValue }
}

extension MessageNumber: CustomStringConvertible {
  /// The number as users write it, for example `m14`.
  public var description: String { "m\(rawValue)" }
}
