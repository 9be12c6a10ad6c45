extension TraceEvent {
  /// The kinds of events. "Handler" below means: what a node does with one message or timer; the
  /// cause of everything in a handler is the event that began it.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    /// A node starts for the first time, or again after a restart (its cause is the restart).
    case start
    /// A node crashes: its volatile state, its timers and its unsent work are gone.
    case crash
    /// A node comes back with what its disk kept.
    case restart
    /// A node sends `message` to `peer`.
    case send
    /// A node receives `message` from `peer`; the cause is the send. Begins a handler.
    case deliver
    /// `message` from `peer` to this node is lost; `detail` is a ``LossReason``, the cause the send.
    case lose
    /// A node sets timer `message` to go off in `value` nanoseconds.
    case setTimer
    /// Timer `message` goes off; the cause is the event that set it. Begins a handler.
    case fireTimer
    /// A node cancels timer `message`.
    case cancelTimer
    /// A node appends record number `value` (counted from 1) to its log; not yet safe.
    case append
    /// A node asks its disk to make everything appended so far safe.
    case sync
    /// The disk reports that the first `value` records are safe; the cause is the sync.
    case synced
    /// A node enters the state `label`; `detail` is a ``LifelineStyle``.
    case become
    /// A node says `label` in words.
    case note
    /// A node adds `value` to its counter `label`.
    case count
    /// A node adds the sample `value` to the series `label`.
    case observe
    /// A client begins operation `message`, whose function is `label`.
    case invoke
    /// A client learns how operation `message` ended: `detail` is an ``OperationOutcome``, `label`
    /// the answer; the cause is the handler, as everywhere.
    case complete
    /// The network is cut as `label` says: `a b | c` between groups, `a -> b` one way.
    case partition
    /// All cuts are healed.
    case repair
    /// The network doubles `message` from `peer` to this node; the cause is the send.
    case duplicate
    /// `message` from `peer` to this node is put off by `value` nanoseconds by hand; the cause is the
    /// send.
    case delay
    /// A node stands still.
    case pause
    /// A paused node goes on.
    case resume
    /// Messages between this node and `peer` stay in flight from now on.
    case hold
    /// What was held between this node and `peer` arrives.
    case release
    /// The environment changes this node, or its link to `peer`, as `label` says: `slow 10x`.
    case fault
    /// Everything that the environment did ends.
    case heal
  }
}

/// Why a message was lost.
public enum LossReason: UInt8, CaseIterable, Hashable, Sendable {
  /// The link lost it by chance.
  case chance
  /// The link was cut when it was sent or when it would have arrived.
  case partition
  /// The receiver was down when it arrived, or crashed while the message waited for it.
  case receiverDown
  /// Somebody took it out of flight.
  case byHand
}

/// How an operation ended, as far as its client knows.
public enum OperationOutcome: UInt8, CaseIterable, Hashable, Sendable {
  /// It took effect.
  case ok
  /// It certainly did not take effect.
  case fail
  /// The client cannot know: it may have taken effect, or take effect later.
  case unknown
}

/// How a node's lifeline is drawn while it is in a state.
public enum LifelineStyle: UInt8, CaseIterable, Hashable, Sendable {
  /// Nothing to do.
  case idle
  /// Busy with something.
  case working
  /// Holds something that others may need, and cannot let go alone: prepared, in doubt.
  case blocked
  /// Done, with the effect in place.
  case done
  /// Done, without the effect: aborted, compensated.
  case undone
  /// Not running.
  case down
}
