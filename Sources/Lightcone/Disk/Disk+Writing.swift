extension Disk {
  /// Adds a record behind the last whole one.
  ///
  /// - Returns: whether the disk took it.
  @inlinable
  mutating func append(_ record: Record) -> Bool {
    guard !condition.isFull, !condition.hasFailed else { return false }
    if !damagedPositions.isEmpty { removeTornTail() }
    log.append(record)
    return true
  }

  /// Makes the first records safe, or says so.
  @inlinable
  mutating func finishSync(upTo count: Int) {
    let count = min(count, writtenCount)
    reportedCount = max(reportedCount, count)
    if !condition.losesSyncs { safeCount = max(safeCount, count) }
  }

  /// Forgets what a crash forgets.
  ///
  /// - Parameter bits: decide how much of the unsynced tail survives, where the disk tears it.
  /// - Returns: whether it tore a record.
  @usableFromInline
  mutating func crash(_ bits: UInt64) -> Bool {
    let unsafe = writtenCount - safeCount
    let isTorn = condition.tearsTail && unsafe > 0
    let survivors = isTorn ? Int(scaled(bits, below: UInt64(unsafe))) : 0
    let kept = safeCount + survivors + (isTorn ? 1 : 0)
    log.removeLast(log.count - kept)
    damagedPositions.removeAll { $0 >= kept }
    if isTorn { damage(kept - 1) }
    writtenCount = kept
    safeCount = kept
    reportedCount = kept
    return isTorn
  }

  /// Flips a bit of a record.
  mutating func damage(_ position: Int) {
    guard !damagedPositions.contains(position) else { return }
    damagedPositions.append(position)
    damagedPositions.sort()
  }

  /// Removes the damaged records at the end.
  @usableFromInline
  mutating func removeTornTail() {
    while let last = damagedPositions.last, last == log.count - 1 {
      damagedPositions.removeLast()
      log.removeLast()
    }
    writtenCount = min(writtenCount, log.count)
    safeCount = min(safeCount, log.count)
    reportedCount = min(reportedCount, log.count)
  }
}
