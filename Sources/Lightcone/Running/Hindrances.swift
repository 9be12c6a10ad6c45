/// What keeps a node from handling what arrives. A node without any is ordinary, and one comparison
/// says so.
@usableFromInline
struct Hindrances: OptionSet, Hashable, Sendable {
  @usableFromInline let rawValue: UInt8

  @inlinable
  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It has crashed.
  @inlinable static var down: Hindrances { Hindrances(rawValue: 1) }
  /// It waits for its disk.
  @inlinable static var atDisk: Hindrances { Hindrances(rawValue: 2) }
  /// Something that arrived earlier waits for it.
  @inlinable static var backlog: Hindrances { Hindrances(rawValue: 4) }
  /// Somebody paused it.
  @inlinable static var paused: Hindrances { Hindrances(rawValue: 8) }

  /// Whether the node runs, but must let arrivals wait.
  @inlinable
  var makesWait: Bool { rawValue > 1 && rawValue & 1 == 0 }
}
