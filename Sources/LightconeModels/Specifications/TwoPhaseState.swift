/// A state of ``TwoPhase`` in 64 bits: four for each resource manager, four for the transaction
/// manager.
public struct TwoPhaseState: Hashable, Sendable {
  /// What a resource manager does.
  public enum Manager: UInt64, Hashable, Sendable {
    /// It has not decided anything.
    case working
    /// It can go either way, and has said so.
    case prepared
    /// It has committed.
    case committed
    /// It has aborted.
    case aborted
  }

  /// From the lowest bit: for each resource manager, two bits for what it does, one for its message
  /// `Prepared` in `msgs`, one for its place in `tmPrepared`; from bit 60, one bit for each of: the
  /// transaction manager has committed, has aborted, `Commit` in `msgs`, `Abort` in `msgs`.
  public var bits: UInt64

  /// All are working, and nothing was sent.
  @inlinable
  public init() { bits = 0 }

  @usableFromInline static let hasCommitted: UInt64 = 1 << 60
  @usableFromInline static let hasAborted: UInt64 = 1 << 61
  @usableFromInline static let commitSent: UInt64 = 1 << 62
  @usableFromInline static let abortSent: UInt64 = 1 << 63
  /// In the part of a resource manager: its message `Prepared` is in `msgs`.
  @usableFromInline static let preparedSent: UInt64 = 0b0100
  /// In the part of a resource manager: the transaction manager has received that message.
  @usableFromInline static let preparedReceived: UInt64 = 0b1000

  /// Bit 0 of the part of each resource manager.
  @inlinable
  static func everyManager(_ count: Int) -> UInt64 {
    0x0111_1111_1111_1111 & ((1 << UInt64(4 * count)) &- 1)
  }

  /// The four bits of a resource manager.
  @inlinable
  func part(_ manager: Int) -> UInt64 { (bits >> UInt64(truncatingIfNeeded: 4 &* manager)) & 0xF }

  /// What a resource manager does.
  @inlinable
  public func manager(_ manager: Int) -> Manager {
    Manager(rawValue: part(manager) & 0b11) ?? .working
  }

  /// Whether the transaction manager has not decided yet.
  @inlinable
  public var isUndecided: Bool { bits & (Self.hasCommitted | Self.hasAborted) == 0 }

  /// Bit 0 of the part of each resource manager that has committed.
  @inlinable
  var committedManagers: UInt64 { (bits >> 1) & ~bits & 0x0111_1111_1111_1111 }

  /// Bit 0 of the part of each resource manager that has aborted.
  @inlinable
  var abortedManagers: UInt64 { (bits >> 1) & bits & 0x0111_1111_1111_1111 }

  /// The state after a resource manager went over to something else.
  @inlinable
  func with(_ manager: Int, _ next: Manager, saying message: UInt64 = 0) -> TwoPhaseState {
    let shift = UInt64(truncatingIfNeeded: 4 &* manager)
    var state = self
    state.bits = (bits & ~(0b11 << shift)) | ((next.rawValue | message) << shift)
    return state
  }

  /// The state with some more bits.
  @inlinable
  func adding(_ more: UInt64) -> TwoPhaseState {
    var state = self
    state.bits |= more
    return state
  }

  /// A word that is the same for all states that differ only in which resource manager does what:
  /// how many of them are in each of their conditions.
  ///
  /// Of the 16 conditions 15 are counted, four bits for each, as the sixteenth follows from them.
  @inlinable
  func symmetricWord(_ count: Int) -> UInt64 {
    var counted: UInt64 = 0
    for manager in 0..<count {
      let condition = part(manager)
      if condition != 0 { counted &+= 1 << (4 &* (condition &- 1)) }
    }
    return counted | (bits & 0xF << 60)
  }
}
