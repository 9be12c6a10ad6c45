import Lightcone
import LightconeTrace

/// A row as a shard holds it.
public struct ShardRow: Hashable, Sendable {
  let key: RowKey
  /// The value: each write has another. 0 if the row was never written.
  var value = 0
  /// How often the row was written.
  var version = 0
}

/// What a user asks a router for.
public enum ShardRequest: Hashable, Sendable {
  /// To write a new value to a key.
  case put(key: Int)
  /// To read a key.
  case get(key: Int)
  /// To list the keys of a city, a column that rows are not placed by.
  case find(city: Int)
  /// To read all rows of the group that a key belongs to.
  case join(key: Int)
  /// To become a user with a name that nobody else has.
  case register(user: Int, name: Int)
}

/// A page of a query on the city, as a shard needs it.
public struct CityQuery: Hashable, Sendable {
  let city: Int
  let offset: Int
  let limit: Int
}

/// An answer of a shard on its way out.
public struct ShardReply: Hashable, Sendable {
  let receiver: NodeID
  let content: Content

  enum Content: Hashable, Sendable {
    case stored(Int, ShardRow)
    case rows(Int, [ShardRow])
    case found(Int, [Int])
    case decided(Int, Bool)
  }

  var message: ShardedStore.Message {
    switch content {
    case .stored(let number, let row): .stored(number, row)
    case .rows(let number, let rows): .rows(number, rows)
    case .found(let number, let keys): .found(number, keys)
    case .decided(let number, let isAccepted): .decided(number, isAccepted)
    }
  }
}

/// A user with the name that is to be unique.
struct RegisteredUser: Hashable, Sendable {
  let name: Int
  let user: Int
}

/// Rows in the order of their keys.
struct RowTable: Hashable, Sendable {
  private(set) var rows: [ShardRow] = []

  /// Where a key's row is, or would be. O(log n).
  private func place(of key: RowKey) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The row of a key; one that was never written if there is none.
  subscript(_ key: RowKey) -> ShardRow {
    let place = place(of: key)
    return place < rows.count && rows[place].key == key ? rows[place] : ShardRow(key: key)
  }

  /// Stores a row, unless a newer version of it is there.
  mutating func store(_ row: ShardRow) {
    let place = place(of: row.key)
    if place == rows.count || rows[place].key != row.key {
      rows.insert(row, at: place)
    } else if rows[place].version < row.version {
      rows[place] = row
    }
  }
}
