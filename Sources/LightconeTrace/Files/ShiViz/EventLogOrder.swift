/// The entries of a log in an order that their clocks allow, with the messages that explain what each
/// knows.
struct EventLogOrder {
  /// The hosts, in the order in which the log names them.
  private(set) var hosts: [String] = []
  /// The entries as the log has them.
  let entries: [EventLogEntry]
  /// The host of each entry.
  private(set) var hostOfEntry: [Int] = []
  /// The entries in order.
  private(set) var sequence: [Int] = []
  /// From which entries of other hosts a message came to each entry.
  private(set) var sources: [[Int]] = []

  private var numbers: [String: Int] = [:]
  private var entriesOfHost: [[Int]] = []
  /// The clock of each entry by number of host, in order.
  private var clocks: [[(host: Int, time: Int)]] = []

  init(_ entries: [EventLogEntry]) throws(TraceFileError) {
    self.entries = entries
    for entry in entries where numbers[entry.host] == nil {
      numbers[entry.host] = hosts.count
      hosts.append(entry.host)
    }
    hostOfEntry = entries.map { numbers[$0.host] ?? 0 }
    try readClocks()
    try orderHosts()
    sources = Array(repeating: [], count: entries.count)
    for host in hosts.indices { try findMessages(of: host) }
    try findSequence()
  }

  private mutating func readClocks() throws(TraceFileError) {
    for entry in entries {
      var clock: [(host: Int, time: Int)] = []
      for (host, time) in entry.clock {
        guard let number = numbers[host] else {
          throw wrong(entry, "its clock names '\(host.quotedShort)', which has no entry")
        }
        clock.append((number, time))
      }
      clocks.append(clock.sorted { $0.host < $1.host })
    }
  }

  /// A host counts its entries from 1 on, without a gap.
  private mutating func orderHosts() throws(TraceFileError) {
    entriesOfHost = Array(repeating: [], count: hosts.count)
    for index in entries.indices { entriesOfHost[hostOfEntry[index]].append(index) }
    for host in hosts.indices {
      entriesOfHost[host] = entriesOfHost[host].sorted {
        let (one, other) = (time(of: host, in: $0), time(of: host, in: $1))
        return (one, $0) < (other, $1)
      }
      for (position, index) in entriesOfHost[host].enumerated() {
        let found = time(of: host, in: index)
        guard found == position + 1 else {
          throw wrong(
            entries[index], "its own time is \(found)",
            expected: "\(position + 1): a host counts its entries 1, 2, 3, ...")
        }
      }
    }
  }

  /// What an entry knows of a host.
  private func time(of host: Int, in index: Int) -> Int {
    clocks[index].first { $0.host == host }?.time ?? 0
  }

  private mutating func findMessages(of host: Int) throws(TraceFileError) {
    var known = [Int](repeating: 0, count: hosts.count)
    for index in entriesOfHost[host] {
      var news: [Int] = []
      for (other, time) in clocks[index] {
        defer { known[other] = max(known[other], time) }
        if time < known[other] { throw forgets(index, of: other, what: known[other]) }
        guard other != host, time > known[other] else { continue }
        guard time <= entriesOfHost[other].count else {
          throw wrong(
            entries[index], "its clock names entry \(time) of '\(hosts[other].quotedShort)'",
            expected: "at most \(entriesOfHost[other].count), as many as there are")
        }
        news.append(entriesOfHost[other][time - 1])
      }
      for other in hosts.indices where known[other] > time(of: other, in: index) {
        throw forgets(index, of: other, what: known[other])
      }
      for source in news {
        for (other, time) in clocks[source] where time > self.time(of: other, in: index) {
          throw forgets(index, of: other, what: time)
        }
      }
      sources[index] = news.filter { candidate in
        let own = hostOfEntry[candidate]
        return !news.contains { other in
          other != candidate && time(of: own, in: other) >= time(of: own, in: candidate)
        }
      }
    }
  }

  /// The order of the log, but each entry behind all that it knows.
  private mutating func findSequence() throws(TraceFileError) {
    var isPlaced = [Bool](repeating: false, count: entries.count)
    var isOpen = isPlaced
    for first in entries.indices {
      var stack = [first]
      while let index = stack.last {
        let missing = predecessors(of: index).first { !isPlaced[$0] }
        if let missing, !isPlaced[index] {
          if isOpen[missing] {
            throw wrong(entries[index], "two clocks each say that the other entry came before")
          }
          isOpen[index] = true
          stack.append(missing)
          continue
        }
        stack.removeLast()
        if !isPlaced[index] { sequence.append(index) }
        isPlaced[index] = true
      }
    }
  }

  private func predecessors(of index: Int) -> [Int] {
    let host = hostOfEntry[index]
    let time = time(of: host, in: index)
    return (time > 1 ? [entriesOfHost[host][time - 2]] : []) + sources[index]
  }

  private func forgets(_ index: Int, of host: Int, what time: Int) -> TraceFileError {
    wrong(
      entries[index],
      "its clock has not heard of entry \(time) of '\(hosts[host].quotedShort)', which came before",
      expected: "a clock that knows all that the entries before it knew")
  }

  private func wrong(
    _ entry: EventLogEntry, _ message: String, expected: String? = nil
  ) -> TraceFileError {
    TraceFileError(
      .badEventLog, "'\(entry.text.quotedShort)' of '\(entry.host.quotedShort)': \(message)",
      line: entry.line, expected: expected)
  }
}
