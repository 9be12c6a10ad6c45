public import LightconeTrace

extension World {
  /// Lets the next thing happen: one message, timer, finished sync or planned fault, with all that
  /// the node does in answer.
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
    var taken = 0
    while taken < steps {
      guard let next = context.queue.first else { return RunResult(.quiescent, steps: taken) }
      if let end, next.time > end {
        context.clock = max(context.clock, end)
        return RunResult(.timeReached, steps: taken)
      }
      let pending = context.arena.remove(next.slot)
      _ = context.queue.pop()
      if dispatch(pending, at: next.time) {
        if !context.due.isEmpty { settle() }
        taken += 1
      }
    }
    admitArrivals()
    return RunResult(.stepsTaken, steps: taken)
  }

  /// Lets one pending thing happen, if it still counts.
  ///
  /// - Returns: false if it was void (a cancelled timer, work of an earlier incarnation) or has to
  ///   wait for a busy node.
  @inlinable
  mutating func dispatch(_ pending: Pending<S>, at time: Instant) -> Bool {
    switch pending.kind {
    case .message:
      let isCut = context.network.isCut(from: pending.sender, to: pending.node)
      if context.runtime[pending.node.position].isBusy, !isCut {
        context.runtime[pending.node.position].waiting.append(pending)
        return false
      }
      context.clock = time
      if !context.runtime[pending.node.position].isUp {
        context.recordLoss(pending, .receiverDown)
      } else if isCut {
        context.recordLoss(pending, .partition)
      } else {
        deliver(pending)
      }
      return true
    case .timer:
      guard isCurrent(pending) else { return false }
      if context.runtime[pending.node.position].isBusy {
        context.runtime[pending.node.position].waiting.append(pending)
        return false
      }
      context.clock = time
      fire(pending)
      return true
    default: return dispatchRare(pending, at: time)
    }
  }

  /// Whether a timer still counts: its node has not crashed since, nor cancelled it.
  @inlinable
  func isCurrent(_ timer: Pending<S>) -> Bool {
    let (position, index) = (timer.node.position, Int(timer.handle.index))
    return context.runtime[position].incarnation == timer.incarnation
      && index < context.runtime[position].timers.count
      && context.runtime[position].timers[index] == timer.number
  }

  /// Gives a node a message that has arrived.
  @inlinable
  mutating func deliver(_ message: Pending<S>) {
    begin(
      TraceEvent(
        .deliver, at: context.clock, node: message.node, peer: message.sender,
        cause: message.cause, message: message.number))
    handOver(message)
  }

  /// Lets a timer go off.
  @inlinable
  mutating func fire(_ timer: Pending<S>) {
    context.runtime[timer.node.position].timers[Int(timer.handle.index)] = 0
    begin(
      TraceEvent(
        .fireTimer, at: context.clock, node: timer.node, cause: timer.cause,
        message: timer.number))
    handOver(timer)
  }

  /// Lets a node handle what a message or timer says, unless a crash comes before it.
  @inlinable
  mutating func handOver(_ pending: Pending<S>) {
    if !context.isHalted, let message = pending.message {
      nodes[pending.node.position].receive(message, from: pending.sender, &context)
    }
    finish()
  }

  /// Begins a handler with the event that causes everything in it.
  @inlinable
  mutating func begin(_ event: TraceEvent) {
    context.current = NodeID(Int(event.nodePosition))
    context.elapsed = .zero
    context.isDeferring = false
    context.isHalted = false
    context.cause = .none
    context.cause = context.record(event)
  }

  /// Ends a handler.
  @inlinable
  mutating func finish() {
    context.isDeferring = false
    context.elapsed = .zero
    context.isHalted = false
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
