import LightconeTrace

/// Finds what is certain of the order of versions in a register history, and what is wrong with
/// single reads.
///
/// Certain is: the initial version comes first; and where a transaction reads a key and then writes
/// it, what it wrote comes after what it read.
struct RegisterVersions {
  private(set) var book: TransactionBook
  private(set) var order: VersionOrder
  private let prose: IsolationProse

  init(_ book: TransactionBook, _ prose: IsolationProse, _ collector: inout AnomalyCollector) {
    self.book = book
    self.prose = prose
    order = VersionOrder(keyCount: book.keys.count)
    for read in book.reads.indices { resolve(read, &collector) }
    buildSuccessions()
  }

  /// Finds the version that a read shows.
  private mutating func resolve(_ place: Int, _ collector: inout AnomalyCollector) {
    let read = book.reads[place]
    var version = TransactionBook.initialVersion
    if read.value != .none {
      guard let write = book.write(of: read.value, to: read.key) else {
        collector.add(.garbageRead) { prose.garbage(read, read.value) }
        return
      }
      version = write
      book.noteSeen(write)
    }
    book.reads[place].version = version
    let isOwn = book.writer(of: version) == read.transaction
    if (read.ownWrite >= 0 || isOwn) && version != read.ownWrite {
      collector.add(.internalInconsistency) { prose.internalRegister(read) }
      return
    }
    book.reads[place].isExternal = !isOwn
    if book.isAborted(version) {
      collector.add(.g1a) { prose.abortedElement(version, in: read) }
      if read.laterWrite >= 0 {
        collector.add(.dirtyUpdate) { prose.dirtyUpdate(read.laterWrite, on: version) }
      }
    }
  }

  /// Says of each version who read it and what certainly comes later.
  private mutating func buildSuccessions() {
    let initial = book.writes.count
    var readers = [[Int]](repeating: [], count: initial + book.keys.count)
    for read in book.reads where read.isExternal {
      readers[read.version >= 0 ? read.version : initial + read.key].append(read.transaction)
    }
    var successors = [[Int]](repeating: [], count: initial + book.keys.count)
    for update in book.updates {
      let read = book.reads[update.read]
      if read.isExternal, read.version >= 0 { successors[read.version].append(update.write) }
    }
    var committedCounts = [Int](repeating: 0, count: book.keys.count)
    for (number, write) in book.writes.enumerated()
    where write.isFinal && book.tookEffect[write.transaction] {
      committedCounts[write.key] += 1
      successors[initial + write.key].append(number)
    }
    for (place, followers) in successors.enumerated() {
      guard !(followers.isEmpty && readers[place].isEmpty) else { continue }
      let isInitial = place >= initial
      let version = isInitial ? TransactionBook.initialVersion : place
      if !isInitial, book.isAborted(version) { continue }
      order.successions.append(
        VersionOrder.Succession(
          key: isInitial ? place - initial : book.writes[place].key, version: version,
          readers: readers[place], successors: followers))
    }
    judgeCompleteness(committedCounts)
  }

  /// The order of a key is total if each write but the first replaced what its transaction read.
  private mutating func judgeCompleteness(_ committedCounts: [Int]) {
    var links = [Int](repeating: 0, count: book.keys.count)
    var isReplaced: Set<Int> = []
    for update in book.updates {
      let read = book.reads[update.read]
      guard read.isExternal, read.version >= 0, book.writes[read.version].isFinal,
        isReplaced.insert(read.version).inserted
      else { continue }
      links[read.key] += 1
    }
    for key in book.keys.indices {
      order.isComplete[key] = committedCounts[key] <= links[key] + 1
    }
  }
}
