public import LightconeTrace

extension World {
  /// Lets the next thing happen: one message, timer, finished wait or planned fault, with all that the
  /// node does in answer.
  ///
  /// - Returns: false if nothing is left to happen.
  /// - Complexity: O(log n) in what is in flight, plus the node's own work.
  @inlinable
  @discardableResult
  public mutating func step() -> Bool { run(atMost: 1).steps == 1 }

  /// Lets things happen until nothing is left, or the next would be later than `end`.
  ///
  /// - Parameters:
  ///   - end: the last instant that is still simulated.
  ///   - steps: how many steps to take at the most.
  /// - Returns: why it stopped, and after how many steps.
  @inlinable
  @discardableResult
  public mutating func run(until end: Instant? = nil, atMost steps: Int = .max) -> RunResult {
    if context.schedule != nil { return runSchedule(until: end, atMost: steps) }
    let last = end ?? Instant(nanoseconds: .max)
    var taken = 0
    while taken < steps {
      guard let next = context.queue.first else { return RunResult(.quiescent, steps: taken) }
      if next.time > last {
        context.clock = max(context.clock, last)
        return RunResult(.timeReached, steps: taken)
      }
      assert(next.time >= context.clock, "\(next.time) comes after \(context.clock)")
      context.queue.removeFirst()
      let happened = dispatch(context.arena.remove(next.slot), at: next.time)
      if happened {
        if !context.due.isEmpty { settle() }
        taken &+= 1
      }
      #if DEBUG
        assertSound()
      #endif
    }
    admitArrivals()
    return RunResult(.stepsTaken, steps: taken)
  }

  /// Lets one pending thing happen, if it still counts.
  ///
  /// - Returns: false if it was void (a cancelled timer, work of an earlier incarnation) or has to
  ///   wait for a busy node.
  @inlinable
  @inline(__always)
  mutating func dispatch(_ pending: Pending<S>, at time: Instant) -> Bool {
    let hindrances = context.runtime[pending.node.position].hindrances
    switch pending.kind {
    case .message:
      guard hindrances.isEmpty, !context.isCareful else { return arrive(pending, at: time) }
      context.clock = time
      deliver(pending)
      return true
    case .timer, .work:
      guard isCurrent(pending) else { return false }
      if hindrances.makesWait {
        keepWaiting(pending, at: time)
        return false
      }
      context.clock = time
      fire(pending)
      return true
    case .diskDone:
      guard isOfThisIncarnation(pending) else { return false }
      return finishWait(of: pending.node, at: time)
    default: return dispatchRare(pending, at: time)
    }
  }

  /// Whether a timer still counts: its node has not crashed since, nor cancelled it.
  // Always in line: a call would copy the whole world to pass it.
  @inlinable
  @inline(__always)
  func isCurrent(_ timer: Pending<S>) -> Bool {
    let position = timer.node.position
    return context.runtime[position].incarnation == timer.incarnation
      && context.runtime[position].timer(timer.handle) == timer.number
  }

  /// Gives a node a message that has arrived.
  @inlinable
  @inline(__always)
  mutating func deliver(_ message: Pending<S>) {
    begin(
      TraceEvent(
        .deliver, at: context.clock, node: message.node, peer: message.sender,
        cause: message.cause, message: message.number))
    handOver(message)
  }

  /// Lets a timer go off.
  @inlinable
  @inline(__always)
  mutating func fire(_ timer: Pending<S>) {
    context.runtime[timer.node.position].free(timer.handle)
    begin(
      TraceEvent(
        .fireTimer, at: context.clock, node: timer.node, cause: timer.cause,
        message: timer.number))
    handOver(timer)
  }

  /// Lets a node handle what a message or timer says, unless a crash comes before it.
  @inlinable
  @inline(__always)
  mutating func handOver(_ pending: Pending<S>) {
    if context.mode != .void, let message = pending.message {
      nodes[pending.node.position].receive(message, from: pending.sender, &context)
    }
    finish()
  }

  /// Begins a handler with the event that causes everything in it.
  @inlinable
  @inline(__always)
  mutating func begin(_ event: TraceEvent) {
    context.current = NodeID(Int(event.nodePosition))
    context.elapsed = .zero
    context.mode = .immediate
    context.cause = context.record(event)
  }

  /// Ends a handler.
  @inlinable
  @inline(__always)
  mutating func finish() {
    context.mode = .immediate
    context.elapsed = .zero
  }
}

/// How a run ended.
public struct RunResult: Hashable, Sendable {
  /// Why a run ended.
  public enum Reason: Hashable, Sendable {
    /// Nothing is left to happen.
    case quiescent
    /// The next event lies behind the end that was asked for.
    case timeReached
    /// As many steps were taken as were asked for.
    case stepsTaken
    /// A condition came true.
    case conditionMet
    /// Somebody asked to stop.
    case cancelled
  }

  /// Why it ended.
  public var reason: Reason
  /// How many steps were taken.
  public var steps: Int

  /// Creates a result.
  @inlinable
  public init(_ reason: Reason, steps: Int) {
    self.reason = reason
    self.steps = steps
  }
}
