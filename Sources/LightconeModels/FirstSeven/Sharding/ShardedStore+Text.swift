import Lightcone
import LightconeTrace

extension ShardRow: CustomStringConvertible {
  /// The row as `k7=3`; `k7=nil` if it was never written.
  public var description: String { "\(key)=\(valueText)" }

  /// The value in words.
  var valueText: String { value == 0 ? "nil" : "\(value)" }
}

extension ShardRequest: CustomStringConvertible {
  /// The request in a few words.
  public var description: String { "\(function) \(subject)" }

  /// What is asked for, as histories name it.
  var function: String {
    switch self {
    case .put: "write"
    case .get: "read"
    case .find: "find"
    case .join: "join"
    case .register: "register"
    }
  }

  /// What it is asked of.
  var subject: String {
    switch self {
    case .put(let key), .get(let key), .join(let key): "k\(key)"
    case .find(let city): "city\(city)"
    case .register(let user, let name): "user\(user) as name\(name)"
    }
  }

  /// Whether it changes nothing.
  var isRead: Bool {
    switch self {
    case .get, .find, .join: true
    case .put, .register: false
    }
  }
}

extension PartitionPlace: CustomStringConvertible {
  /// The place as `p3 at shard5`, with partitions and shards numbered from 1.
  public var description: String { "p\(partition + 1) at shard\(shard + 1)" }
}

extension ShardedStore.Message: CustomStringConvertible {
  /// The message in a few words, as diagrams show it.
  public var description: String {
    switch self {
    case .put(_, let key, let value, let version): "put \(key)=\(value) v\(version)"
    case .get(_, let keys): "get \(ShardedStore.list(keys))"
    case .find(_, let query, _): "find city\(query.city)"
    case .reserve(_, let name, _): "reserve name\(name)"
    case .register(_, let user, let name): "user\(user) is name\(name)"
    case .stored(_, let row): "stored \(row)"
    case .rows(_, let rows): ShardedStore.list(rows)
    case .found(_, let keys): keys.isEmpty ? "none" : ShardedStore.list(keys.map { RowKey($0) })
    case .decided(_, let isAccepted): isAccepted ? "ok" : "taken"
    case .moved(_, let places): "moved: \(ShardedStore.list(places))"
    case .move(let places): "move \(ShardedStore.list(places))"
    case .copy(let place, let chunk, let rows, _):
      "copy p\(place.partition + 1).\(chunk + 1)\(rows.isEmpty ? "" : " \(ShardedStore.list(rows))")"
    case .copied(let place, let chunk, _): "copied p\(place.partition + 1).\(chunk + 1)"
    case .handOver(let place, let rows, _):
      "hand over p\(place.partition + 1)\(rows.isEmpty ? "" : " \(ShardedStore.list(rows))")"
    case .owned(let place): "own p\(place.partition + 1)"
    case .restarted: "restarted"
    case .news(let place): "\(place) v\(place.version)"
    case .lookUp(_, let partition): "where is p\(partition + 1)?"
    case .located(_, let place): "\(place)"
    case .arrival: "arrival"
    case .overdue: "overdue"
    case .served: "served"
    case .late: "slow answer"
    case .goOn: "go on copying"
    case .again: "send again"
    case .addShard: "add a shard"
    case .asked(let request): "asked to \(request)"
    }
  }
}

extension ShardedStore {
  /// The first of some things, and how many there are if there are many.
  fileprivate static func list(_ things: [some CustomStringConvertible]) -> String {
    let shown = things.prefix(2).map(\.description).joined(separator: " ")
    return things.count <= 2 ? shown : "\(shown) +\(things.count - 2)"
  }
}

extension ShardedStore.Record: CustomStringConvertible {
  /// The record in a few words.
  public var description: String {
    switch self {
    case .row(let row): "\(row) (v\(row.version))"
    case .leaving(let place): "leaving: \(place)"
    case .gone(let place): "gone: \(place)"
    case .owned(let place): "owned: \(place)"
    }
  }
}

extension LifelineState {
  static let calmShard = LifelineState("calm", .idle)
  static let copyingShard = LifelineState("copying", .working)
  static let hotShard = LifelineState("hot", .blocked)
}
