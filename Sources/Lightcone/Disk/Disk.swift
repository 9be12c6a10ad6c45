/// A node's disk: a log of records, of which a prefix is safe.
///
/// Rules:
/// 1. An appended record can be read at once, and is lost in a crash until it has been synced.
/// 2. A sync makes safe what was appended before it, when the sync is done, not when it is asked for.
/// 3. A crash keeps exactly the synced prefix.
///
/// What it does not promise: real disks also tear the last record and lose what they said was safe.
public struct Disk<Record: Hashable & Sendable>: Hashable, Sendable {
  @usableFromInline var log: [Record] = []
  @usableFromInline var safeCount = 0

  @usableFromInline
  init() {}

  /// All records, the safe ones first.
  @inlinable
  public var records: [Record] { log }

  /// How many records are safe.
  @inlinable
  public var syncedCount: Int { safeCount }

  /// The records that a crash would leave.
  public var syncedRecords: ArraySlice<Record> { log.prefix(safeCount) }

  /// Forgets what was not synced.
  mutating func crash() { log.removeLast(log.count - safeCount) }
}
