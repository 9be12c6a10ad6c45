import Lightcone
import LightconeTrace

extension CachedRow: CustomStringConvertible {
  /// The row as `k7=3`; `k7=nil` if it was never written.
  public var description: String { "k\(key)=\(valueText)" }

  /// The value in words.
  var valueText: String { value == 0 ? "nil" : "\(value)" }
}

extension CachedDatabase.Message: CustomStringConvertible {
  /// The message in a few words, as diagrams show it.
  public var description: String {
    switch self {
    case .get(_, let key): "get k\(key)"
    case .found(_, let row, let isHit): isHit ? "hit \(row)" : "\(row)"
    case .missing(_, let key, let withLease): withLease ? "miss k\(key), lease" : "miss k\(key)"
    case .wait: "wait"
    case .fill(_, let row, _): "fill \(row)"
    case .filled(_, let isStored): isStored ? "filled" : "refused"
    case .delete(_, let key, _): "delete k\(key)"
    case .deleted: "deleted"
    case .put(_, let key, let value): "put k\(key)=\(value)"
    case .putDone: "done"
    case .load(_, let key): "load k\(key)"
    case .loaded(_, let row): "\(row)"
    case .store(_, let key, let value, _): "store k\(key)=\(value)"
    case .stored(_, let key, _): "stored k\(key)"
    case .arrival: "arrival"
    case .overdue: "overdue"
    case .askAgain: "ask again"
    case .flush: "flush"
    case .served: "served"
    case .askedByHand(let key, let isWrite): "asked to \(isWrite ? "write" : "read") k\(key)"
    }
  }
}

extension CachedDatabase.Record: CustomStringConvertible {
  /// The record in a few words.
  public var description: String {
    switch self {
    case .committed(let row): "\(row) (v\(row.version))"
    }
  }
}

extension LifelineState {
  static let emptyCache = LifelineState("empty", .idle)
  static let cleanCache = LifelineState("clean", .done)
  static let dirtyCache = LifelineState("dirty", .blocked)
}
