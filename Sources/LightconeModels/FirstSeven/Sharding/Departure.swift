import Lightcone
import LightconeTrace

/// A partition on its way to another shard.
struct Departure: Hashable, Sendable {
  let place: PartitionPlace
  /// How many items it had when the copying began.
  let items: Int
  let chunks: Int
  /// The next chunk to be sent; all before it are sent.
  var next = 0
  /// The sum of the versions of the rows that were sent last. Versions only grow, so an answer with the
  /// same sum is an answer to the same rows, and not to those of an attempt before a crash.
  var versions = 0
  /// Whether the chunk before it was confirmed.
  var isConfirmed = true
  /// Rows that were written after their chunk was sent.
  var delta: [ShardRow] = []
  var isHandingOver = false
  var timer: TimerHandle?

  init(place: PartitionPlace, items: Int, chunkSize: Int) {
    self.place = place
    self.items = items
    chunks = max(1, (items + chunkSize - 1) / chunkSize)
  }

  /// The chunk that a row goes with.
  func chunk(of row: ShardRow) -> Int { row.key.key % chunks }

  /// How many items go with a chunk.
  func items(inChunk chunk: Int, chunkSize: Int) -> Int {
    max(0, min(chunkSize, items - chunk * chunkSize))
  }

  /// A row was written: if it has been copied before, it goes into the delta.
  mutating func noteWrite(_ row: ShardRow, _ partition: Int) {
    if partition == place.partition, chunk(of: row) < next { delta.append(row) }
  }
}

extension [ShardRow] {
  /// The sum of the versions.
  var versions: Int { reduce(0) { $0 + $1.version } }
}
