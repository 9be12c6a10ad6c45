/// Anomalies that show without any cycle, once each read has its version.
struct ReadAnomalies {
  /// Finds intermediate reads, fuzzy reads and lost updates.
  ///
  /// - Complexity: O(reads).
  static func find(
    in book: TransactionBook, _ prose: IsolationProse, _ collector: inout AnomalyCollector
  ) {
    for read in book.reads where read.isExternal && read.version >= 0 {
      if !book.writes[read.version].isFinal {
        collector.add(.g1b) { prose.intermediate(read) }
      }
    }
    findNonRepeatableReads(in: book, prose, &collector)
    findLostUpdates(in: book, prose, &collector)
  }

  private static func findNonRepeatableReads(
    in book: TransactionBook, _ prose: IsolationProse, _ collector: inout AnomalyCollector
  ) {
    var last = [Int](repeating: -1, count: book.keys.count)
    for (place, read) in book.reads.enumerated()
    where read.isExternal && read.ownWrite == TransactionBook.initialVersion {
      if last[read.key] >= 0 {
        let earlier = book.reads[last[read.key]]
        if earlier.transaction == read.transaction, earlier.version != read.version {
          collector.add(.nonRepeatableRead) { prose.nonRepeatable(earlier, read) }
        }
      }
      last[read.key] = place
    }
  }

  private static func findLostUpdates(
    in book: TransactionBook, _ prose: IsolationProse, _ collector: inout AnomalyCollector
  ) {
    let initial = book.writes.count
    var firstUpdate = [Int](repeating: -1, count: initial + book.keys.count)
    for update in book.updates {
      let read = book.reads[update.read]
      guard read.isExternal else { continue }
      let place = read.version >= 0 ? read.version : initial + read.key
      if firstUpdate[place] < 0 {
        firstUpdate[place] = update.read
      } else {
        collector.add(.lostUpdate) { prose.lostUpdate(book.reads[firstUpdate[place]], read) }
      }
    }
  }
}
