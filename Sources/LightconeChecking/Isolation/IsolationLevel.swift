/// How much of each other transactions may see.
///
/// Levels form a partial order: what holds at a level holds at each weaker one. Two of them cannot be
/// compared: snapshot isolation allows write skew, which repeatable read forbids; repeatable read
/// allows phantoms, which snapshot isolation forbids.
///
/// Reading: Adya, "Weak Consistency" (PhD thesis, MIT 1999, chapters 3 and 4), whose names PL-1 to
/// PL-3 stand beside each level; Cerone and Gotsman, "Analysing Snapshot Isolation" (PODC 2016).
public enum IsolationLevel: String, CaseIterable, Hashable, Sendable {
  /// Writes of two transactions never interleave (PL-1).
  case readUncommitted = "read-uncommitted"
  /// Only what was committed, and only last writes, are read (PL-2).
  case readCommitted = "read-committed"
  /// A transaction never misses part of what it depends on (PL-2+).
  case consistentView = "consistent-view"
  /// Reads come from one snapshot, and of two concurrent writers of a key one aborts (PL-SI).
  case snapshotIsolation = "snapshot-isolation"
  /// What was read stays as it was until the transaction ends, except for predicates (PL-2.99).
  case repeatableRead = "repeatable-read"
  /// As if one transaction ran after the other (PL-3).
  case serializable
  /// Serializable, in an order that each client's own order agrees with.
  case strongSessionSerializable = "strong-session-serializable"
  /// Serializable, in an order that real time agrees with (PL-SS).
  case strictSerializable = "strict-serializable"

  /// The level's name in prose: `snapshot isolation`.
  public var words: String {
    String(rawValue.map { $0 == "-" ? " " : $0 })
  }

  /// The levels next below.
  private var nextWeaker: [IsolationLevel] {
    switch self {
    case .readUncommitted: []
    case .readCommitted: [.readUncommitted]
    case .consistentView, .repeatableRead: [.readCommitted]
    case .snapshotIsolation: [.consistentView]
    case .serializable: [.snapshotIsolation, .repeatableRead]
    case .strongSessionSerializable: [.serializable]
    case .strictSerializable: [.strongSessionSerializable]
    }
  }

  /// Whether every history that meets this level meets the other one too. A level implies itself.
  public func implies(_ other: IsolationLevel) -> Bool {
    self == other || nextWeaker.contains { $0.implies(other) }
  }

  /// Whether this level implies the other, and is not the same.
  public func isStronger(than other: IsolationLevel) -> Bool {
    self != other && implies(other)
  }

  /// All levels that are broken if these are: they and all stronger ones, weakest first.
  static func broken(with levels: [IsolationLevel]) -> [IsolationLevel] {
    allCases.filter { level in levels.contains { level.implies($0) } }
  }

  /// Those of some levels than which none of the others is weaker.
  static func weakest(of levels: [IsolationLevel]) -> [IsolationLevel] {
    levels.filter { level in !levels.contains { level.isStronger(than: $0) } }
  }
}
