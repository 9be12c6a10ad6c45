public import LightconeTrace

extension Context {
  /// The node's disk, with everything appended so far. Looking at it costs nothing: ``read()`` is what
  /// a program does that has not kept its records in memory.
  @inlinable
  public var disk: Disk<S.Record> {
    annexes.isEmpty ? Disk() : annexes[current.position].disk
  }

  /// Appends a record to the node's log. It can be read at once and is lost in a crash until a
  /// ``sync()`` is done.
  ///
  /// - Returns: false if the disk is full or has failed; nothing is then written.
  @inlinable
  @discardableResult
  public mutating func append(_ record: S.Record) -> Bool {
    guard mode != .void else { return false }
    if annexes.isEmpty { needAnnexes() }
    guard annexes[current.position].disk.append(record) else { return false }
    perform(.append(recordNumber: annexes[current.position].disk.log.count))
    return true
  }

  /// Makes everything appended so far safe: a forced write.
  ///
  /// It takes the disk's time. What the handler does after it happens when the disk is done, and the
  /// node takes no message or timer before that. If the disk has failed, the node crashes instead, as
  /// a program should that cannot know what its disk holds.
  @inlinable
  public mutating func sync() {
    guard mode != .void else { return }
    if annexes.isEmpty { needAnnexes() }
    let duration = diskTime(syncLatency)
    perform(.sync(upTo: annexes[current.position].disk.log.count, duration: duration))
    spend(duration)
  }

  /// Reads the whole log, as after a restart.
  ///
  /// It takes the disk's time as ``sync()`` does: the handler has the records at once, and what it does
  /// with them happens when the disk is done.
  ///
  /// - Returns: the records up to the first damaged one; none if the disk has failed.
  @inlinable
  public mutating func read() -> [S.Record] {
    guard mode != .void else { return [] }
    if annexes.isEmpty { needAnnexes() }
    let duration = diskTime(readLatency)
    if duration > .zero {
      perform(.read(duration: duration))
      spend(duration)
    }
    let disk = annexes[current.position].disk
    return disk.hasFailed ? [] : disk.records
  }

  /// A time of the disk, with its slowness and the node's.
  @inlinable
  mutating func diskTime(_ law: Law) -> TimeSpan {
    if schedule != nil || mode == .collecting { return .zero }
    let span = draw(law, .diskLatency)
    return slowed(annexes[current.position].disk.condition.slowness.times(span))
  }

  /// Moves the handler's time on, at most to the end of time.
  @inlinable
  mutating func spend(_ duration: TimeSpan) { elapsed = now.later(by: duration) - clock }

  @inlinable
  mutating func executeSync(upTo: Int, duration: TimeSpan) {
    let asked = record(
      TraceEvent(.sync, at: clock, node: current, cause: cause, value: Int64(upTo)))
    guard mode != .void else { return }
    if annexes[current.position].disk.hasFailed { return haltAtFailedDisk() }
    guard duration > .zero else { return finishSync(SyncUnderWay(upTo: upTo, asked: asked)) }
    annexes[current.position].syncUnderWay = SyncUnderWay(upTo: upTo, asked: asked)
    waitForDisk(duration)
  }

  /// Lets the node wait for its disk, and keeps what its handler does next.
  @inlinable
  mutating func waitForDisk(_ duration: TimeSpan) {
    let position = current.position
    runtime[position].hindrances.insert(.atDisk)
    annexes[position].deferredCause = cause
    mode = .deferred
    enqueue(
      Pending(.diskDone, current, incarnation: runtime[position].incarnation),
      at: instant(after: duration))
  }

  /// Makes records safe and says so.
  @inlinable
  mutating func finishSync(_ sync: SyncUnderWay) {
    annexes[current.position].disk.finishSync(upTo: sync.upTo)
    record(
      TraceEvent(.synced, at: clock, node: current, cause: sync.asked, value: Int64(sync.upTo)))
  }

  /// Crashes a node whose forced write has failed, once its handler has ended.
  @usableFromInline
  mutating func haltAtFailedDisk() {
    mode = .void
    due.append(.crash(current))
  }

  /// Goes on with what a handler does after a wait for the disk, until its end or its next wait.
  @inlinable
  mutating func resumeDeferred() {
    let position = current.position
    let effects = annexes[position].deferred
    annexes[position].deferred = []
    for (index, effect) in effects.enumerated() {
      switch mode {
      case .void: return
      case .deferred:
        annexes[position].deferred = Array(effects[index...])
        return
      case .immediate, .collecting: execute(effect)
      }
    }
  }
}
