/// Finds the order of versions in a list-append history, and what is wrong with single reads.
///
/// The longest read of a key is the order of its appends, as far as it goes. What was appended and
/// committed but stands in no read comes after it.
struct ListVersions {
  private(set) var book: TransactionBook
  private(set) var order: VersionOrder
  private let prose: IsolationProse
  /// Of each key, the read that shows most.
  private var longest: [Int]
  /// Of each key, the writes that the longest read shows, up to the first that nobody wrote.
  private var shown: [[Int]]
  /// Of each key, how many of them no other read contradicts.
  private var trusted: [Int]
  /// Of each write, its place in the order of committed writes, or -1.
  private var places: [Int]

  init(_ book: TransactionBook, _ prose: IsolationProse, _ collector: inout AnomalyCollector) {
    self.book = book
    self.prose = prose
    order = VersionOrder(keyCount: book.keys.count)
    longest = [Int](repeating: -1, count: book.keys.count)
    shown = [[Int]](repeating: [], count: book.keys.count)
    trusted = [Int](repeating: 0, count: book.keys.count)
    places = [Int](repeating: -1, count: book.writes.count)
    findLongestReads()
    for key in book.keys.indices { resolveLongest(key, &collector) }
    for read in book.reads.indices { resolve(read, &collector) }
    for key in book.keys.indices { buildOrder(of: key, &collector) }
    buildSuccessions()
  }

  private mutating func findLongestReads() {
    for (place, read) in book.reads.enumerated() {
      let best = longest[read.key]
      if best < 0 || read.value.elements.count > book.reads[best].value.elements.count {
        longest[read.key] = place
      }
    }
  }

  /// Finds out who appended what the longest read of a key shows.
  private mutating func resolveLongest(_ key: Int, _ collector: inout AnomalyCollector) {
    guard longest[key] >= 0 else { return }
    let read = book.reads[longest[key]]
    let writes = knownWrites(read, from: 0, &collector)
    shown[key] = writes
    trusted[key] = writes.count
    if writes.count < read.value.elements.count { order.isConflicted[key] = true }
  }

  /// The writes that a read shows from a place on, up to the first that nobody wrote or that stands
  /// there twice.
  private mutating func knownWrites(
    _ read: TransactionBook.Read, from start: Int, _ collector: inout AnomalyCollector
  ) -> [Int] {
    var writes: [Int] = []
    var seen: Set<Int> = []
    for element in read.value.elements[start...] {
      guard let write = book.write(of: element, to: read.key) else {
        collector.add(.garbageRead) { prose.garbage(read, element) }
        return writes
      }
      guard seen.insert(write).inserted else {
        collector.add(.duplicateAppend) { prose.duplicate(read, write) }
        return writes
      }
      book.noteSeen(write)
      writes.append(write)
    }
    return writes
  }

  /// Compares a read with the longest one of its key, and finds the version that it shows.
  private mutating func resolve(_ place: Int, _ collector: inout AnomalyCollector) {
    let read = book.reads[place]
    let elements = read.value.elements
    let reference = book.reads[longest[read.key]].value.elements
    var common = 0
    while common < elements.count, elements[common] == reference[common] { common += 1 }
    var writes = shown[read.key].prefix(common)[...]
    if common < elements.count {
      trusted[read.key] = min(trusted[read.key], common)
      order.isConflicted[read.key] = true
      writes += knownWrites(read, from: common, &collector)
      collector.add(.incompatibleOrder) { prose.incompatible(read, longest: longest[read.key]) }
    }
    guard writes.count == elements.count else { return }
    let version = writes.last ?? TransactionBook.initialVersion
    book.reads[place].version = version
    if showsOwnAppends(read, writes) {
      book.reads[place].isExternal = book.writer(of: version) != read.transaction
    } else {
      collector.add(.internalInconsistency) { prose.internalList(read) }
    }
  }

  /// Whether a read shows exactly the transaction's own appends before it, in their order.
  private func showsOwnAppends(_ read: TransactionBook.Read, _ writes: ArraySlice<Int>) -> Bool {
    guard read.ownWrite >= 0 || read.laterWrite >= 0 else { return true }
    var expected = read.ownWrite
    for write in writes.reversed() where book.writes[write].transaction == read.transaction {
      guard write == expected else { return false }
      expected = book.writes[write].ownWrite
    }
    return expected == TransactionBook.initialVersion
  }

  /// Puts the committed writes of a key that all reads agree about into order.
  private mutating func buildOrder(of key: Int, _ collector: inout AnomalyCollector) {
    var aborted: Int?
    var committed: [Int] = []
    for write in shown[key].prefix(trusted[key]) {
      if book.isAborted(write) {
        aborted = aborted ?? write
        collector.add(.g1a) { prose.abortedElement(write, in: firstRead(of: key, showing: write)) }
      } else {
        if let first = aborted {
          collector.add(.dirtyUpdate) { prose.dirtyUpdate(write, on: first) }
          aborted = nil
        }
        let own = book.writes[write].ownWrite
        if own >= 0, places[own] < 0 {
          collector.add(.incompatibleOrder) { prose.missingAppend(own, before: write) }
        }
        places[write] = committed.count
        committed.append(write)
      }
    }
    for write in shown[key].dropFirst(trusted[key]) where book.isAborted(write) {
      collector.add(.g1a) { prose.abortedElement(write, in: book.reads[longest[key]]) }
    }
    shown[key] = committed
  }

  /// The first read of a key that shows a write of the order that all agree about.
  private func firstRead(of key: Int, showing write: Int) -> TransactionBook.Read {
    let place = shown[key].firstIndex(of: write) ?? 0
    let first = book.reads.first { $0.key == key && $0.value.elements.count > place }
    return first ?? book.reads[longest[key]]
  }

  /// Says of each version who read it and what comes next.
  private mutating func buildSuccessions() {
    var unread = [[Int]](repeating: [], count: book.keys.count)
    var inSomeRead = [Bool](repeating: false, count: book.writes.count)
    for key in book.keys.indices { for write in shown[key] { inSomeRead[write] = true } }
    for (number, write) in book.writes.enumerated()
    where write.isFinal && !inSomeRead[number]
      && book.tookEffect[write.transaction]
    {
      unread[write.key].append(number)
    }
    var readers = [[[Int]]](repeating: [], count: book.keys.count)
    for key in book.keys.indices {
      readers[key] = [[Int]](repeating: [], count: shown[key].count + 1)
    }
    for read in book.reads where read.isExternal && !book.isAborted(read.version) {
      let place = read.version >= 0 ? places[read.version] : TransactionBook.initialVersion
      if place >= 0 || read.version == TransactionBook.initialVersion {
        readers[read.key][place + 1].append(read.transaction)
      }
    }
    for key in book.keys.indices { addSuccessions(of: key, readers[key], unread: unread[key]) }
  }

  private mutating func addSuccessions(of key: Int, _ readers: [[Int]], unread: [Int]) {
    let isConflicted = order.isConflicted[key]
    order.isComplete[key] = !isConflicted && unread.count <= 1
    for place in 0...shown[key].count {
      let isLast = place == shown[key].count
      let successors = isLast ? (isConflicted ? [] : unread) : [shown[key][place]]
      order.successions.append(
        VersionOrder.Succession(
          key: key, version: place == 0 ? TransactionBook.initialVersion : shown[key][place - 1],
          readers: readers[place], successors: successors))
    }
  }
}
