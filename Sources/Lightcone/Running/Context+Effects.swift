public import LightconeTrace

extension Context {
  /// Does one effect at the clock's time.
  @inlinable
  mutating func execute(_ effect: Effect<S>) {
    switch effect {
    case .send(let message, let receiver): executeSend(message, to: receiver)
    case .setTimer(let message, let handle, let number, let delay):
      executeSetTimer(message, handle, number: number, delay: delay)
    case .cancelTimer(let number):
      record(TraceEvent(.cancelTimer, at: clock, node: current, cause: cause, message: number))
    case .append(let recordNumber):
      record(
        TraceEvent(
          .append, at: clock, node: current, cause: cause, value: Int64(recordNumber)))
    case .sync(let upTo, let duration): executeSync(upTo: upTo, duration: duration)
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
    log.messages.append(message)
    let number = UInt64(log.messages.count)
    let sent = record(
      TraceEvent(.send, at: clock, node: current, peer: receiver, cause: cause, message: number))
    // One index for each message, whatever becomes of it: a lost message moves no other's latency.
    let isCertain = network.latency.isConstant && network.loss == .never
    let index = isCertain ? 0 : links.next(from: current, to: receiver)
    if network.isCut(from: current, to: receiver) {
      return recordLoss(number, from: current, to: receiver, .partition, sent: sent)
    }
    if network.loss > .never, network.loss.happens(linkBits(.linkLoss, to: receiver, index)) {
      return recordLoss(number, from: current, to: receiver, .chance, sent: sent)
    }
    let latency =
      network.latency.isConstant
      ? network.latency.mean : network.latency.draw(linkBits(.linkLatency, to: receiver, index))
    enqueue(
      Pending(
        .message, receiver, sender: current, cause: sent, number: number, message: message),
      at: instant(after: latency))
  }

  @inlinable
  func linkBits(_ purpose: DrawPurpose, to receiver: NodeID, _ index: UInt64) -> UInt64 {
    randomBits(seed: seed, purpose, from: current, to: receiver, index: index)
  }

  /// Writes down that a message on its way is lost.
  @inlinable
  mutating func recordLoss(_ message: Pending<S>, _ reason: LossReason) {
    recordLoss(
      message.number, from: message.sender, to: message.node, reason, sent: message.cause)
  }

  /// Writes down that a message is lost.
  @inlinable
  mutating func recordLoss(
    _ number: UInt64, from sender: NodeID, to receiver: NodeID, _ reason: LossReason,
    sent: EventNumber
  ) {
    record(
      TraceEvent(
        .lose, at: clock, node: receiver, peer: sender, cause: sent, message: number,
        detail: reason.rawValue))
  }

  @inlinable
  mutating func executeSetTimer(
    _ message: S.Message, _ handle: TimerHandle, number: UInt64, delay: TimeSpan
  ) {
    let set = record(
      TraceEvent(
        .setTimer, at: clock, node: current, cause: cause, message: number,
        value: delay.nanoseconds))
    // The same handler may have cancelled it already, while both waited for the disk.
    guard runtime[current.position].timers[Int(handle.index)] == number else { return }
    enqueue(
      Pending(
        .timer, current, cause: set, incarnation: runtime[current.position].incarnation,
        handle: handle, number: number, message: message),
      at: instant(after: delay))
  }

  @inlinable
  mutating func executeSync(upTo: Int, duration: TimeSpan) {
    let asked = record(
      TraceEvent(.sync, at: clock, node: current, cause: cause, value: Int64(upTo)))
    guard !isHalted else { return }
    guard duration > .zero else { return finishSync(upTo: upTo, asked: asked) }
    let position = current.position
    runtime[position].isSyncing = true
    runtime[position].syncUnderWay = (upTo, asked)
    runtime[position].deferredCause = cause
    isDeferring = true
    enqueue(
      Pending(.syncDone, current, incarnation: runtime[position].incarnation),
      at: instant(after: duration))
  }

  /// Makes records safe and says so.
  @inlinable
  mutating func finishSync(upTo: Int, asked: EventNumber) {
    let position = current.position
    runtime[position].disk.safeCount = max(runtime[position].disk.safeCount, upTo)
    record(
      TraceEvent(.synced, at: clock, node: current, cause: asked, value: Int64(upTo)))
  }

  /// Goes on with what a handler does after a sync, until its end or its next sync.
  @inlinable
  mutating func resumeDeferred() {
    let position = current.position
    let effects = runtime[position].deferred
    runtime[position].deferred = []
    for (index, effect) in effects.enumerated() {
      guard !isHalted else { return }
      guard !isDeferring else {
        runtime[position].deferred = Array(effects[index...])
        return
      }
      execute(effect)
    }
  }
}
