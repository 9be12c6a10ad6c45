public import LightconeTrace

extension Context {
  /// Does one effect at the clock's time.
  @inlinable
  mutating func execute(_ effect: Effect<S>) {
    switch effect {
    case .send(let message, let receiver): executeSend(message, to: receiver)
    case .setTimer(let message, let handle, let number, let delay, let isWork):
      executeSetTimer(message, handle, number: number, delay: delay, isWork: isWork)
    case .cancelTimer(let number):
      record(TraceEvent(.cancelTimer, at: clock, node: current, cause: cause, message: number))
    case .append(let recordNumber):
      annexes[current.position].disk.writtenCount = recordNumber
      record(
        TraceEvent(
          .append, at: clock, node: current, cause: cause, value: Int64(recordNumber)))
    case .sync(let upTo, let duration): executeSync(upTo: upTo, duration: duration)
    case .read(let duration): waitForDisk(duration)
    case .mark(let kind, let label, let value, let detail, let message):
      log.tally(kind, label: label, value: value)
      record(
        TraceEvent(
          kind, at: clock, node: current, cause: cause, message: message, label: label,
          value: value, detail: detail))
    case .failPoint(let name): noticeFailPoint(name)
    }
  }

  @inlinable
  mutating func executeSend(_ message: S.Message, to receiver: NodeID) {
    precondition(
      runtime.indices.contains(receiver.position),
      "\(current) sends to \(receiver), and the world has \(runtime.count) nodes")
    let number = log.numberMessage(message)
    let sent = record(
      TraceEvent(.send, at: clock, node: current, peer: receiver, cause: cause, message: number))
    let pending = Pending<S>(
      .message, receiver, sender: current, cause: sent, number: number, message: message)
    if isCareful { return transmit(pending) }
    if case .constant(let latency) = network.latency {
      return enqueue(pending, at: instant(after: latency))
    }
    let index = links.next(from: current, to: receiver, of: runtime.count)
    let bits = linkBits(.linkLatency, to: receiver, index)
    enqueue(pending, at: instant(after: network.latency.draw(bits)))
  }

  @inlinable
  func linkBits(_ purpose: DrawPurpose, to receiver: NodeID, _ index: UInt64) -> UInt64 {
    randomBits(seed: seed, purpose, from: current, to: receiver, index: index)
  }

  @inlinable
  mutating func executeSetTimer(
    _ message: S.Message, _ handle: TimerHandle, number: UInt64, delay: TimeSpan, isWork: Bool
  ) {
    let set = record(
      TraceEvent(
        .setTimer, at: clock, node: current, cause: cause, message: number,
        value: delay.nanoseconds))
    // The same handler may have cancelled it already, while both waited for the disk.
    guard runtime[current.position].timer(handle) == number else { return }
    enqueue(
      Pending(
        isWork ? .work : .timer, current, cause: set,
        incarnation: runtime[current.position].incarnation, handle: handle, number: number,
        message: message),
      at: instant(after: delay))
  }
}
