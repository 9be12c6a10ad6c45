import LightconeTrace

/// Anti-dependencies of registers that strict serializability alone adds.
///
/// A read shows only the last write, and where nobody reads before writing, the order of versions stays
/// unknown. In a strictly serializable history versions follow each other as in real time where their
/// writers do not overlap. So whoever read one comes before all who wrote the key after its writer had
/// ended.
extension DependencyGraphBuilder {
  /// Adds them, for each key by a chain of moments, one for each completion of a writer.
  ///
  /// - Complexity: O(n log n) for n reads and writes.
  mutating func addTimedSuccessions() {
    var writes = [[Int]](repeating: [], count: book.keys.count)
    for (number, write) in book.writes.enumerated()
    where write.isFinal && book.tookEffect[write.transaction] {
      writes[write.key].append(number)
    }
    var readers = [[Int]](repeating: [], count: book.writes.count)
    for read in book.reads where read.isExternal && read.version >= 0 {
      readers[read.version].append(read.transaction)
    }
    for key in book.keys.indices where writes[key].count > 1 {
      addTimedSuccessions(of: key, writes[key], readers)
    }
  }

  private mutating func addTimedSuccessions(of key: Int, _ writes: [Int], _ readers: [[Int]]) {
    let ended = writes.filter { end(of: book.writes[$0].transaction) < .max }
      .sorted { end(of: book.writes[$0].transaction) < end(of: book.writes[$1].transaction) }
    let began = writes.sorted { begin(of: $0) < begin(of: $1) }
    let writers = Set(writes.map { book.writes[$0].transaction })
    let first = addMoments(ended.count)
    for (place, write) in ended.enumerated() {
      if place > 0 { add(first + place - 1, first + place, .onward) }
      // Who reads and writes the key would come before itself. What it wrote comes after what it read
      // for another reason.
      for reader in readers[write] where !writers.contains(reader) {
        add(reader, first + place, .timedReadWrite, key: key, version: write)
      }
    }
    var passed = 0
    for write in began {
      while passed < ended.count,
        end(of: book.writes[ended[passed]].transaction) < begin(of: write)
      {
        passed += 1
      }
      guard passed > 0 else { continue }
      add(first + passed - 1, book.writes[write].transaction, .onward, key: key, next: write)
    }
  }

  /// When the transaction of a write began.
  private func begin(of write: Int) -> Int {
    book.transactions[book.writes[write].transaction].began
  }
}
