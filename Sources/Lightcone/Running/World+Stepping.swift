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
        settle()
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
    switch pending {
    case .message(let message, let sender, let receiver, let number, let sent):
      if context.runtime[receiver.position].isBusy,
        !context.network.isCut(from: sender, to: receiver)
      {
        context.runtime[receiver.position].waiting.append(pending)
        return false
      }
      context.clock = time
      deliver(message, from: sender, to: receiver, number: number, sent: sent)
      return true
    case .timer(let message, let node, let handle, let number, let incarnation, let set):
      guard isCurrent(node, incarnation, timer: number, handle) else { return false }
      if context.runtime[node.position].isBusy {
        context.runtime[node.position].waiting.append(pending)
        return false
      }
      context.clock = time
      fire(message, at: node, handle, number: number, set: set)
      return true
    default: return dispatchRare(pending, at: time)
    }
  }

  /// Whether a timer still counts: its node has not crashed since, nor cancelled it.
  @inlinable
  func isCurrent(
    _ node: NodeID, _ incarnation: UInt32, timer number: UInt64, _ handle: TimerHandle
  ) -> Bool {
    let runtime = context.runtime[node.position]
    return runtime.incarnation == incarnation && runtime.timers.indices.contains(Int(handle.index))
      && runtime.timers[Int(handle.index)] == number
  }

  @inlinable
  mutating func deliver(
    _ message: S.Message, from sender: NodeID, to receiver: NodeID, number: UInt64,
    sent: EventNumber
  ) {
    if !context.runtime[receiver.position].isUp {
      return context.recordLoss(number, from: sender, to: receiver, .receiverDown, sent: sent)
    }
    if context.network.isCut(from: sender, to: receiver) {
      return context.recordLoss(number, from: sender, to: receiver, .partition, sent: sent)
    }
    handle(message, from: sender, to: receiver, number: number, sent: sent)
  }

  /// Gives a node a message that has arrived.
  @inlinable
  mutating func handle(
    _ message: S.Message, from sender: NodeID, to receiver: NodeID, number: UInt64,
    sent: EventNumber
  ) {
    begin(
      TraceEvent(
        .deliver, at: context.clock, node: receiver, peer: sender, cause: sent, message: number))
    if !context.isHalted {
      nodes[receiver.position].receive(message, from: sender, &context)
    }
    finish()
  }

  @inlinable
  mutating func fire(
    _ message: S.Message, at node: NodeID, _ handle: TimerHandle, number: UInt64,
    set: EventNumber
  ) {
    context.runtime[node.position].timers[Int(handle.index)] = 0
    begin(TraceEvent(.fireTimer, at: context.clock, node: node, cause: set, message: number))
    if !context.isHalted { nodes[node.position].receive(message, from: node, &context) }
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
