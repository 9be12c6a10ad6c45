import Lightcone
import LightconeTrace

/// The copies that a cache holds, at most so many, and the choice which one goes.
///
/// Entries stand in one list, the most recently used (under FIFO: stored) first. A look-up takes O(n).
struct CacheShelf: Hashable, Sendable {
  /// A copy, or a tombstone: what is left of a deleted one.
  struct Entry: Hashable, Sendable {
    var row: CachedRow
    var storedAt: Instant
    /// How many writes the database has not been sent; above 0 the copy is dirty.
    var unsavedWrites = 0
    var isTombstone = false
    /// How often it was used, counted under LFU alone: other policies must not tell states apart by it.
    var uses = 0

    var isDirty: Bool { unsavedWrites > 0 }
  }

  let capacity: Int
  let eviction: EvictionPolicy
  private(set) var entries: [Entry] = []

  init(capacity: Int, eviction: EvictionPolicy) {
    self.capacity = capacity
    self.eviction = eviction
  }

  /// The entry of a key, without using it.
  func entry(of key: Int) -> Entry? { entries.first { $0.row.key == key } }

  /// The entry of a key, which counts as used.
  mutating func use(_ key: Int) -> Entry? {
    guard let place = place(of: key) else { return nil }
    if eviction == .lfu { entries[place].uses += 1 }
    if eviction != .fifo { moveToFront(place) }
    return eviction == .fifo ? entries[place] : entries[0]
  }

  /// Puts an entry in place of its key's old one, or beside the others.
  ///
  /// - Returns: the entry that had to go.
  mutating func store(_ entry: Entry) -> Entry? {
    if let place = place(of: entry.row.key) {
      let uses = entries[place].uses
      entries[place] = entry
      if eviction == .lfu { entries[place].uses = uses + 1 }
      if eviction != .fifo { moveToFront(place) }
      return nil
    }
    let victim = entries.count < capacity ? nil : entries.remove(at: victimPlace)
    entries.insert(entry, at: 0)
    if eviction == .lfu { entries[0].uses = 1 }
    return victim
  }

  /// Takes a key's entry away.
  @discardableResult
  mutating func remove(_ key: Int) -> Entry? {
    place(of: key).map { entries.remove(at: $0) }
  }

  /// Marks the copies that are dirty as clean.
  ///
  /// - Returns: what they were, in the order of keys.
  mutating func clean() -> [Entry] {
    let dirty = entries.filter(\.isDirty)
    for place in entries.indices { entries[place].unsavedWrites = 0 }
    return dirty.sorted { $0.row.key < $1.row.key }
  }

  private func place(of key: Int) -> Int? { entries.firstIndex { $0.row.key == key } }

  private mutating func moveToFront(_ place: Int) {
    guard place > 0 else { return }
    entries.insert(entries.remove(at: place), at: 0)
  }

  private var victimPlace: Int {
    guard eviction == .lfu else { return entries.count - 1 }
    let least = entries.map(\.uses).min()
    return entries.lastIndex { $0.uses == least } ?? entries.count - 1
  }
}
