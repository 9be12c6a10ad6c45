public import LightconeTrace

extension Context {
  /// The node's disk, with everything appended so far.
  @inlinable
  public var disk: Disk<S.Record> { runtime[current.position].disk }

  /// Appends a record to the node's log. It can be read at once and is lost in a crash until a
  /// ``sync()`` is done.
  @inlinable
  public mutating func append(_ record: S.Record) {
    guard !isHalted else { return }
    runtime[current.position].disk.log.append(record)
    perform(.append(recordNumber: runtime[current.position].disk.log.count))
  }

  /// Makes everything appended so far safe: a forced write.
  ///
  /// It takes the disk's time. What the handler does after it happens when the disk is done, and the
  /// node takes no message or timer before that.
  @inlinable
  public mutating func sync() {
    guard !isHalted else { return }
    let duration = draw(syncLatency, .diskLatency)
    perform(.sync(upTo: runtime[current.position].disk.log.count, duration: duration))
    elapsed = elapsed + duration
  }
}
