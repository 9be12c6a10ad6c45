public import LightconeTrace

extension Context {
  /// Sends a message; the network decides when it arrives, and whether it does.
  ///
  /// - Parameters:
  ///   - message: what the receiver's ``Node/receive(_:from:_:)`` will get.
  ///   - receiver: a node of the world, also this one; any other is a programmer error.
  /// - Complexity: O(log n) in what is in flight.
  @inlinable
  public mutating func send(_ message: S.Message, to receiver: NodeID) {
    if mode == .immediate {
      executeSend(message, to: receiver)
    } else {
      perform(.send(message, to: receiver))
    }
  }

  /// Sends the same message to several nodes, in the order given.
  @inlinable
  public mutating func send(_ message: S.Message, to receivers: some Sequence<NodeID>) {
    for receiver in receivers { send(message, to: receiver) }
  }

  /// Sends a message to the node's own future self, by the node's own clock.
  ///
  /// A timer goes on while the node is paused, and then goes off late.
  ///
  /// - Parameters:
  ///   - message: what ``Node/receive(_:from:_:)`` will get, with the node itself as sender.
  ///   - delay: how long it takes; a law, so that each call may draw another time.
  /// - Returns: a handle for ``cancel(_:)``. It is free for other timers once this one has gone off.
  @inlinable
  @discardableResult
  public mutating func schedule(_ message: S.Message, after delay: Law) -> TimerHandle {
    guard mode != .void else { return TimerHandle(index: 0) }
    var span = draw(delay, .timerDelay)
    if !annexes.isEmpty { span = annexes[current.position].clock.trueSpan(of: span) }
    return setTimer(message, span, isWork: false)
  }

  /// Sends a message to the node's own future self after a fixed time.
  @inlinable
  @discardableResult
  public mutating func schedule(_ message: S.Message, after delay: TimeSpan) -> TimerHandle {
    schedule(message, after: .constant(delay))
  }

  /// Does a piece of work that takes a time, and tells the node when it is done: the service time of a
  /// request, for example.
  ///
  /// Unlike a timer, work takes longer on a slow node, and stands still while the node is paused.
  ///
  /// - Parameters:
  ///   - message: what ``Node/receive(_:from:_:)`` will get, with the node itself as sender.
  ///   - duration: how long the work takes on an ordinary node.
  /// - Returns: a handle for ``cancel(_:)``.
  @inlinable
  @discardableResult
  public mutating func work(_ message: S.Message, for duration: Law) -> TimerHandle {
    guard mode != .void else { return TimerHandle(index: 0) }
    return setTimer(message, slowed(draw(duration, .timerDelay)), isWork: true)
  }

  /// Takes back a timer; nothing happens if it has gone off already or belongs to nobody.
  ///
  /// Forget a handle whose timer has gone off: a later timer may have it, and would be taken back.
  @inlinable
  public mutating func cancel(_ handle: TimerHandle) {
    guard mode != .void else { return }
    let number = runtime[current.position].timer(handle)
    guard number > 0 else { return }
    runtime[current.position].free(handle)
    perform(.cancelTimer(number: number))
  }

  /// Takes back a timer, if there is one, and forgets its handle.
  @inlinable
  public mutating func cancel(_ handle: inout TimerHandle?) {
    if let timer = handle { cancel(timer) }
    handle = nil
  }

  @inlinable
  mutating func setTimer(_ message: S.Message, _ span: TimeSpan, isWork: Bool) -> TimerHandle {
    let number = log.numberTimer(message)
    let handle = runtime[current.position].reserve(number)
    if mode == .immediate {
      executeSetTimer(message, handle, number: number, delay: span, isWork: isWork)
    } else {
      perform(.setTimer(message, handle, number: number, delay: span, isWork: isWork))
    }
    return handle
  }
}
