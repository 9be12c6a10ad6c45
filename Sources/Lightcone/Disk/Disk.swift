/// A node's disk: a log of records, of which a prefix is safe.
///
/// What it solves: protocols promise what they have written down. Whether the promise survives depends
/// on what the disk keeps, and disks keep less than they say.
///
/// Example, from a handler that votes only once its vote is safe:
///
/// ```swift
/// context.append(.prepared(transaction))
/// context.sync()
/// context.send(.vote(transaction, .yes), to: coordinator)
/// ```
///
/// Rules:
/// 1. An appended record can be read at once, and is lost in a crash until it has been synced.
/// 2. A sync makes safe what was appended before it, when the sync is done, not when it is asked for.
/// 3. A crash keeps exactly the synced prefix, unless the disk tears its tail: then it also keeps some
///    of the records behind it, and the next one damaged.
/// 4. A damaged record is noticed when it is read, as by a checksum: ``records`` ends before it.
/// 5. The next append overwrites damaged records at the end of the log: a reader cannot tell a torn
///    record there from one whose bit has flipped. A damaged record before whole ones stays.
/// 6. A disk that loses syncs counts them (``syncedCount``) but keeps them only until the next crash.
///
/// Deviations: records are damaged as a whole, not byte by byte; checksums never fail to notice; there
/// are no directories, no files, no reordering of writes within the unsynced tail.
///
/// What it does not promise: that a protocol which survives these faults survives all faults of real
/// disks, such as a write that lands in the wrong place.
///
/// Reading: Alagappan et al., "Protocol-Aware Recovery for Consensus-Based Storage" (FAST 2018);
/// Rebello et al., "Can Applications Recover from fsync Failures?" (USENIX ATC 2020).
public struct Disk<Record: Hashable & Sendable>: Hashable, Sendable {
  @usableFromInline var log: [Record] = []
  /// How many records have reached the disk: those behind them are appended by a handler that still
  /// waits for the disk, and a crash takes them back.
  @usableFromInline var writtenCount = 0
  /// How many records a crash keeps.
  @usableFromInline var safeCount = 0
  /// How many records the disk says it would keep.
  @usableFromInline var reportedCount = 0
  /// The positions of damaged records, in order.
  @usableFromInline var damagedPositions: [Int] = []
  /// What is wrong with the disk.
  @usableFromInline var condition = DiskCondition()

  @usableFromInline
  init() {}

  /// The records that can be read, the safe ones first: up to the first that is damaged.
  ///
  /// - Complexity: O(1) if none is damaged.
  @inlinable
  public var records: [Record] {
    damagedPositions.isEmpty ? log : Array(log[..<damagedPositions[0]])
  }

  /// How many of the readable records are safe, as far as the disk says.
  @inlinable
  public var syncedCount: Int { min(reportedCount, damagedPositions.first ?? log.count) }

  /// The records that a crash would leave, if the disk does what it says.
  public var syncedRecords: ArraySlice<Record> { log.prefix(syncedCount) }

  /// What a reader finds behind the readable records.
  public var damage: DiskDamage? {
    guard let first = damagedPositions.first else { return nil }
    return DiskDamage(
      position: first, isTail: damagedPositions.count == log.count - first,
      recordsBehind: log.count - first - damagedPositions.count)
  }

  /// Whether it takes no more records.
  @inlinable
  public var isFull: Bool { condition.isFull }

  /// Whether it does nothing any more.
  @inlinable
  public var hasFailed: Bool { condition.hasFailed }
}

/// What a reader finds behind the last record that it can read.
public struct DiskDamage: Hashable, Sendable {
  /// How many records come before the damage.
  public let position: Int
  /// Whether nothing whole stands behind it, as after a torn write: then nothing that was safe can
  /// be missing, as far as one can tell.
  public let isTail: Bool
  /// How many whole records stand behind it.
  public let recordsBehind: Int
}
