public import LightconeTrace

extension Context {
  /// Sends a message; the network decides when it arrives, and whether it does.
  ///
  /// - Complexity: O(log n) in what is in flight.
  @inlinable
  public mutating func send(_ message: S.Message, to receiver: NodeID) {
    perform(.send(message, to: receiver))
  }

  /// Sends the same message to several nodes, in the order given.
  @inlinable
  public mutating func send(_ message: S.Message, to receivers: some Sequence<NodeID>) {
    for receiver in receivers { send(message, to: receiver) }
  }

  /// Sends a message to the node's own future self.
  ///
  /// - Parameters:
  ///   - message: what ``Node/receive(_:from:_:)`` will get, with the node itself as sender.
  ///   - delay: how long it takes; a law, so that each call may draw another time.
  /// - Returns: a handle for ``cancel(_:)``. It is free for other timers once this one has gone off.
  @inlinable
  @discardableResult
  public mutating func schedule(_ message: S.Message, after delay: Law) -> TimerHandle {
    guard !isHalted else { return TimerHandle(index: 0) }
    let span = draw(delay, .timerDelay)
    log.timers.append(message)
    let number = UInt64(log.timers.count)
    let handle = reserveTimer(number)
    perform(.setTimer(message, handle, number: number, delay: span))
    return handle
  }

  /// Sends a message to the node's own future self after a fixed time.
  @inlinable
  @discardableResult
  public mutating func schedule(_ message: S.Message, after delay: TimeSpan) -> TimerHandle {
    schedule(message, after: .constant(delay))
  }

  /// Takes back a timer; nothing happens if it has gone off already or belongs to nobody.
  @inlinable
  public mutating func cancel(_ handle: TimerHandle) {
    let index = Int(handle.index)
    guard !isHalted, runtime[current.position].timers.indices.contains(index) else { return }
    let number = runtime[current.position].timers[index]
    guard number > 0 else { return }
    runtime[current.position].timers[index] = 0
    perform(.cancelTimer(number: number))
  }

  /// Takes back a timer, if there is one, and forgets its handle.
  @inlinable
  public mutating func cancel(_ handle: inout TimerHandle?) {
    if let timer = handle { cancel(timer) }
    handle = nil
  }

  /// The lowest free handle, now standing for a timer.
  @inlinable
  mutating func reserveTimer(_ number: UInt64) -> TimerHandle {
    let position = current.position
    if let free = runtime[position].timers.firstIndex(of: 0) {
      runtime[position].timers[free] = number
      return TimerHandle(index: free)
    }
    runtime[position].timers.append(number)
    return TimerHandle(index: runtime[position].timers.count - 1)
  }
}
