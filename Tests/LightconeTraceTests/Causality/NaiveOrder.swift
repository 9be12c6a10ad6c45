import LightconeTrace

/// The happened-before relation by its definition: every pair of events is looked at, and then every
/// way from one to another.
struct NaiveOrder {
  private let events: [TraceEvent]
  private let labels: LabelTable
  private(set) var isBefore: [[Bool]]
  /// Whether a crash cuts the order at its node, as it must.
  private let isCutByCrashes: Bool

  init(_ trace: Trace, isCutByCrashes: Bool = true) {
    self.isCutByCrashes = isCutByCrashes
    events = Array(trace.events)
    labels = trace.labels
    let all = events.indices
    isBefore = all.map { _ in all.map { _ in false } }
    for later in all {
      for earlier in 0..<later { isBefore[earlier][later] = leads(earlier, to: later) }
    }
    // Ways only go forward, so that one pass over the middle is enough.
    for middle in all {
      for earlier in 0..<middle where isBefore[earlier][middle] {
        for later in middle..<events.count where isBefore[middle][later] {
          isBefore[earlier][later] = true
        }
      }
    }
  }

  private func leads(_ i: Int, to j: Int) -> Bool {
    let (one, other) = (events[i], events[j])
    return other.cause.position == i || inOneLife(i, j, one, other)
      || byDisk(i, j, one, other) || fromOutside(i, j, one, other)
      || onWire(i, j, one, other) || onWay(i, j, one, other)
  }

  private func isOwn(_ event: TraceEvent) -> Bool {
    switch event.kind {
    case .crash, .restart, .pause, .resume, .hold, .release, .fault, .partition, .repair, .heal,
      .lose, .duplicate, .delay:
      false
    default: true
    }
  }

  /// The last event before a position that fits.
  private func last(before j: Int, _ fits: (TraceEvent) -> Bool) -> Int? {
    (0..<j).last { fits(events[$0]) }
  }

  private func inOneLife(_ i: Int, _ j: Int, _ one: TraceEvent, _ other: TraceEvent) -> Bool {
    guard isOwn(other), one.node == other.node, one.peer == nil || isOwn(one) else { return false }
    let isCut =
      isCutByCrashes
      && (i + 1..<max(i + 1, j)).contains {
        events[$0].kind == .crash && events[$0].node == other.node
      }
    switch one.kind {
    case .lose, .duplicate, .delay: return false
    case .fault: return true
    default: return !isCut
    }
  }

  private func byDisk(_ i: Int, _ j: Int, _ one: TraceEvent, _ other: TraceEvent) -> Bool {
    guard one.node == other.node else { return false }
    if one.kind == .synced, other.kind == .start { return true }
    guard other.kind == .fault, other.peer == nil,
      labels[other.label].hasPrefix("disk: torn tail")
    else { return false }
    return [TraceEvent.Kind.append, .crash].contains { kind in
      last(before: j) { $0.kind == kind && $0.node == other.node } == i
    }
  }

  private func fromOutside(_ i: Int, _ j: Int, _ one: TraceEvent, _ other: TraceEvent) -> Bool {
    func isLast(_ kind: TraceEvent.Kind) -> Bool {
      last(before: j) { $0.kind == kind && $0.node == other.node } == i
    }
    let isMend = one.kind == .repair || one.kind == .heal
    let isInForce = !(i..<j).contains { events[$0].kind == .repair || events[$0].kind == .heal }
    switch other.kind {
    case .restart: return isLast(.crash)
    case .resume: return isLast(.pause)
    case .repair, .heal: return isMend || (one.kind == .partition && isInForce)
    case .lose where other.detail == LossReason.partition.rawValue:
      return one.kind == .partition && isInForce
    case .lose where other.detail == LossReason.receiverDown.rawValue: return isLast(.crash)
    case .deliver where isMend && i < other.cause.position: return true
    default: return one.kind == .heal && isOwn(other)
    }
  }

  private func onWire(_ i: Int, _ j: Int, _ one: TraceEvent, _ other: TraceEvent) -> Bool {
    guard one.peer != nil, Set([one.node, one.peer]) == Set([other.node, other.peer]) else {
      return false
    }
    func isLast(_ kind: TraceEvent.Kind) -> Bool {
      last(before: j) {
        $0.kind == kind && Set([$0.node, $0.peer]) == Set([other.node, other.peer])
      } == i
    }
    switch (one.kind, other.kind) {
    case (.fault, .fault): return true
    case (.fault, .deliver), (.fault, .duplicate): return i < other.cause.position
    case (.fault, .lose):
      return i < other.cause.position && other.detail == LossReason.chance.rawValue
    case (.hold, .release): return isLast(.hold)
    case (.release, .deliver):
      return isLast(.release) && i > other.cause.position && one.time == other.time
    default: return false
    }
  }

  private func onWay(_ i: Int, _ j: Int, _ one: TraceEvent, _ other: TraceEvent) -> Bool {
    guard one.message == other.message, one.message > 0 else { return false }
    switch (one.kind, other.kind) {
    case (.delay, .delay), (.delay, .deliver): return true
    case (.duplicate, .deliver):
      return (0..<j).contains {
        events[$0].message == other.message
          && (events[$0].kind == .deliver || events[$0].kind == .lose)
      }
    default: return false
    }
  }
}
