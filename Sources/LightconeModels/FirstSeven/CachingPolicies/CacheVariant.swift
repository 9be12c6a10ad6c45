/// Who loads a row that the cache does not have.
enum ReadPolicy: String, CaseIterable, Sendable {
  /// The server, which then fills the cache.
  case aside
  /// The cache.
  case readThrough = "read-through"
  /// The cache, also shortly before a copy that is read expires.
  case refreshAhead = "refresh-ahead"
}

/// Where a write goes.
enum WritePolicy: String, CaseIterable, Sendable {
  /// To the cache, and through it to the database, before it is acknowledged.
  case through
  /// To the cache; to the database later.
  case back
  /// To the database; the cached copy is deleted afterwards, and nobody waits for that.
  case around
  /// To the database; then the cached copy is deleted, and then the write is acknowledged.
  case invalidate
}

/// How the cache tells a fill that comes too late.
enum FillGuard: String, CaseIterable, Sendable {
  /// It does not.
  case none
  /// By a token that a miss hands out and that a write voids.
  case lease
  /// By the version of what it has, or of what was deleted.
  case version
}

/// Which copy goes when there is no room for another.
enum EvictionPolicy: String, CaseIterable, Sendable {
  /// The one that was used longest ago.
  case lru
  /// The one that was stored first.
  case fifo
  /// The one that was used least often; among equals the one that was used longest ago.
  case lfu
}

/// Where the cache is.
enum CachePlacement: String, CaseIterable, Sendable {
  /// One node, which all servers share.
  case external
  /// In the process of each server.
  case `internal`
}

/// Which keys requests touch.
enum AccessPattern: String, CaseIterable, Sendable {
  /// By Zipf's law: a few keys get most requests.
  case zipf
  /// One key after the other, over and over.
  case loop
}

/// Deliberate defects, each of which a check must catch.
enum CacheBug: String, CaseIterable, Sendable {
  /// No defect.
  case none
  /// Invalidate deletes the copy before the database has the new value.
  case invalidatesFirst = "invalidates-first"
  /// Write-around leaves the old copy in the cache.
  case keepsOldCopy = "keeps-old-copy"
  /// With `fill.guard=version`, a deletion leaves no tombstone.
  case noTombstone = "no-tombstone"
  /// With `fill.guard=lease`, a write does not void the token.
  case leaseOutlivesWrite = "lease-outlives-write"
  /// Read-through stores what it has loaded, also if the copy was deleted meanwhile.
  case loadOutlivesDeletion = "load-outlives-deletion"
  /// Write-through stores what the database acknowledges last, whatever its version.
  case lastAnswerWins = "last-answer-wins"
  /// Write-back drops a dirty copy that is evicted.
  case evictsDirty = "evicts-dirty"
  /// Write-back forgets a copy that has left the shelf before the database has it.
  case forgetsTooEarly = "forgets-too-early"
  /// Write-back does not wait for one write of a key before it sends the next.
  case flushesOutOfOrder = "flushes-out-of-order"
}
