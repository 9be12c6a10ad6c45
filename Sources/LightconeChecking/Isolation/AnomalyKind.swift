/// Something that transactions did to each other, and that some isolation level forbids.
///
/// The names are those of Adya's thesis, and of Elle where Adya's model has no such thing.
public enum AnomalyKind: String, CaseIterable, Hashable, Sendable {
  /// A transaction does not see its own writes as it made them.
  case internalInconsistency = "internal"
  /// A read shows what nobody wrote.
  case garbageRead = "garbage-read"
  /// A list holds an element twice that was appended once.
  case duplicateAppend = "duplicate-append"
  /// Writes of transactions form a cycle: a dirty write.
  case g0 = "G0"
  /// A read shows what an aborted transaction wrote.
  case g1a = "G1a"
  /// A read shows what a transaction wrote and then overwrote.
  case g1b = "G1b"
  /// A cycle of writes and at least one read: information flows in a circle.
  case g1c = "G1c"
  /// A committed write builds on one that was aborted.
  case dirtyUpdate = "dirty-update"
  /// Two reads of a list of which neither is a beginning of the other.
  case incompatibleOrder = "incompatible-order"
  /// One transaction reads a key twice and finds two versions: a fuzzy read.
  case nonRepeatableRead = "non-repeatable-read"
  /// Two transactions read the same version and both replace it.
  case lostUpdate = "lost-update"
  /// A cycle with exactly one anti-dependency. With two keys it is known as read skew.
  case gSingle = "G-single"
  /// A cycle with several anti-dependencies, no two of which follow each other: a long fork.
  case gNonadjacent = "G-nonadjacent"
  /// Two transactions each read what the other then overwrites.
  case writeSkew = "write-skew"
  /// A cycle with several anti-dependencies, of which two follow each other.
  case g2Item = "G2-item"
  /// A cycle of writes and the order of one client's transactions.
  case g0Process = "G0-process"
  /// A cycle of writes, reads and the order of one client's transactions.
  case g1cProcess = "G1c-process"
  /// A cycle with one anti-dependency and the order of one client's transactions.
  case gSingleProcess = "G-single-process"
  /// A cycle with anti-dependencies and the order of one client's transactions.
  case g2Process = "G2-process"
  /// A cycle of writes and real time.
  case g0Realtime = "G0-realtime"
  /// A cycle of writes, reads and real time.
  case g1cRealtime = "G1c-realtime"
  /// A cycle with one anti-dependency and real time: a stale read.
  case gSingleRealtime = "G-single-realtime"
  /// A cycle with anti-dependencies and real time.
  case g2Realtime = "G2-realtime"

  /// The weakest levels that forbid it.
  public var forbiddenAt: [IsolationLevel] {
    switch self {
    case .internalInconsistency, .garbageRead, .duplicateAppend, .g0: [.readUncommitted]
    case .g1a, .g1b, .g1c, .dirtyUpdate, .incompatibleOrder: [.readCommitted]
    case .nonRepeatableRead, .lostUpdate, .gSingle: [.consistentView, .repeatableRead]
    case .gNonadjacent: [.snapshotIsolation, .repeatableRead]
    case .writeSkew, .g2Item: [.repeatableRead]
    case .g0Process, .g1cProcess, .gSingleProcess, .g2Process: [.strongSessionSerializable]
    case .g0Realtime, .g1cRealtime, .gSingleRealtime, .g2Realtime: [.strictSerializable]
    }
  }

  /// What it is, in a few words after its name.
  public var words: String {
    switch self {
    case .internalInconsistency: "a transaction does not see its own writes"
    case .garbageRead: "a read shows what nobody wrote"
    case .duplicateAppend: "one append took effect twice"
    case .g0: "writes form a cycle"
    case .g1a: "aborted read"
    case .g1b: "intermediate read"
    case .g1c: "circular information flow"
    case .dirtyUpdate: "a committed write builds on an aborted one"
    case .incompatibleOrder: "two reads show orders that exclude each other"
    case .nonRepeatableRead: "two reads in one transaction show two versions"
    case .lostUpdate: "two transactions replace the same version"
    case .gSingle: "a cycle with one anti-dependency"
    case .gNonadjacent: "a cycle whose anti-dependencies never follow each other"
    case .writeSkew: "each of two transactions overwrites what the other read"
    case .g2Item: "a cycle of anti-dependencies"
    case .g0Process, .g0Realtime: "a cycle of writes and \(orderWords)"
    case .g1cProcess, .g1cRealtime: "a cycle of writes, reads and \(orderWords)"
    case .gSingleProcess, .gSingleRealtime: "one anti-dependency against \(orderWords)"
    case .g2Process, .g2Realtime: "anti-dependencies against \(orderWords)"
    }
  }

  /// The order outside of the data that a cycle needs.
  private var orderWords: String {
    rawValue.hasSuffix("process") ? "a client's own order" : "real time"
  }
}
