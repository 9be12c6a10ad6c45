public import LightconeTrace

extension Context {
  /// Brings a message onto a network that is not plain, or from a node that is slow.
  @inlinable
  @inline(never)
  mutating func transmit(_ message: Pending<S>) {
    let link = Link(current, message.node)
    // One index for each message, whatever becomes of it: a lost message moves no other's latency.
    let index =
      network.isCertain ? 0 : links.next(from: current, to: message.node, of: runtime.count)
    let conditions = network.conditions(of: link)
    if network.isCut(from: current, to: message.node) { return recordLoss(message, .partition) }
    if conditions.loss > .never, schedule == nil,
      conditions.loss.happens(linkBits(.linkLoss, to: message.node, index))
    {
      return recordLoss(message, .chance)
    }
    travel(message, link, conditions.latency.draw(linkBits(.linkLatency, to: message.node, index)))
    guard conditions.duplication > .never, schedule == nil,
      conditions.duplication.happens(linkBits(.linkDuplication, to: message.node, index))
    else { return }
    record(
      TraceEvent(
        .duplicate, at: clock, node: message.node, peer: current, cause: message.cause,
        message: message.number))
    travel(message, link, conditions.latency.draw(linkBits(.copyLatency, to: message.node, index)))
  }

  /// Lets a message wait for the wire, travel, and arrive behind those before it.
  @inlinable
  mutating func travel(_ message: Pending<S>, _ link: Link, _ latency: TimeSpan) {
    let latency = slowed(latency)
    guard network.order == .firstInFirstOut || network.bandwidth != nil else {
      return enqueue(message, at: instant(after: latency))
    }
    var arrival = instant(after: latency)
    var traffic = traffic[link] ?? LinkTraffic()
    if let bandwidth = network.bandwidth, let content = message.message {
      traffic.occupy(for: bandwidth.time(for: S.size(of: content)), from: clock)
      arrival = traffic.freeAt.later(by: latency)
    }
    if network.order == .firstInFirstOut { arrival = max(arrival, traffic.lastArrival) }
    traffic.lastArrival = arrival
    self.traffic[link] = traffic
    enqueue(message, at: arrival)
  }

  /// Writes down that a message on its way is lost.
  @inlinable
  mutating func recordLoss(_ message: Pending<S>, _ reason: LossReason) {
    record(
      TraceEvent(
        .lose, at: clock, node: message.node, peer: message.sender, cause: message.cause,
        message: message.number, detail: reason.rawValue))
  }
}

extension LinkTraffic {
  /// Keeps the wire busy for a time, once it is free.
  @usableFromInline
  mutating func occupy(for span: TimeSpan, from now: Instant) {
    freeAt = max(freeAt, now).later(by: span)
  }
}
