/// What keeps a node from handling what arrives. A node without any is ordinary, and one comparison
/// says so.
@usableFromInline
struct Hindrances: OptionSet, Hashable, Sendable {
  @usableFromInline let rawValue: UInt8

  @inlinable
  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It has crashed.
  @usableFromInline static let down = Hindrances(rawValue: 1)
  /// It waits for its disk.
  @usableFromInline static let atDisk = Hindrances(rawValue: 2)
  /// Something that arrived earlier waits for it.
  @usableFromInline static let backlog = Hindrances(rawValue: 4)
  /// Somebody paused it.
  @usableFromInline static let paused = Hindrances(rawValue: 8)

  /// Whether the node runs, but must let arrivals wait.
  @inlinable
  var makesWait: Bool { rawValue > 1 && rawValue & 1 == 0 }
}
