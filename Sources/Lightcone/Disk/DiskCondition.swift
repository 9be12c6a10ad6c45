/// What faults have made of a disk.
@usableFromInline
struct DiskCondition: Hashable, Sendable {
  @usableFromInline var tearsTail = false
  @usableFromInline var losesSyncs = false
  @usableFromInline var isFull = false
  @usableFromInline var hasFailed = false
  @usableFromInline var slowness = Factor.one

  @usableFromInline
  init() {}

  /// What is wrong, in words.
  var words: [String] {
    [
      (tearsTail, "tears its tail"), (losesSyncs, "loses syncs"), (isFull, "full"),
      (hasFailed, "failed"), (slowness != .one, "slow \(slowness)"),
    ]
    .filter(\.0).map(\.1)
  }
}
