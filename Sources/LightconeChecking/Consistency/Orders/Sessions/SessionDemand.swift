/// Why one version has to come before another in a client's view.
enum SessionReason: Hashable, Sendable {
  /// The client of the second wrote the first before.
  case wroteBefore
  /// The client of the second read the first before.
  case readBefore(read: Int)
  /// The client must see the first from here on: it wrote it, or read it.
  case own(cause: Int)
  /// The client must see the first from here on: it saw a write whose client had written or read
  /// the first before.
  case foreign(seen: Int, cause: Int)
  /// From one list of versions that must be seen to the next.
  case more
  /// A read returned the second.
  case returned(read: Int)
}

/// A read that breaks a guarantee in every view.
struct SessionFault {
  /// The read.
  var read: Int
  /// What it should have seen, and why.
  var reason: SessionReason
  /// The version that it should have seen.
  var version: Int
}

/// What one guarantee demands of the views of one client, read off its session.
///
/// The versions that a client must see of a key are kept in a chain of lists, so that a thousand
/// reads of a thousand versions give two thousand edges and not a million.
struct SessionDemands {
  /// What must come before what, between versions (their operations) and lists (numbered behind
  /// them).
  private(set) var edges: [OrderEdge<SessionReason>] = []
  /// A read that breaks the guarantee whatever the view is.
  private(set) var fault: SessionFault?
  /// How many reads were put to the test.
  private(set) var judged = 0
  /// The number of the next list.
  private(set) var nextNode: Int

  private struct MustSee {
    /// The newest list that reads were held to, or nil.
    var list: Int?
    /// The versions that came to it since.
    var fresh: [(version: Int, reason: SessionReason)] = []
    /// One of all, for an explanation.
    var first: (version: Int, reason: SessionReason)
  }
  private var mustSee: [Int: MustSee] = [:]

  init(firstNode: Int) { nextNode = firstNode }

  /// From here on, the client must see a version, or a newer one.
  mutating func require(_ version: Int, key: Int, _ reason: SessionReason) {
    mustSee[key, default: MustSee(first: (version, reason))].fresh.append((version, reason))
  }

  /// The client read a key; nil stands for the initial value.
  mutating func read(_ read: Int, key: Int, version: Int?) {
    guard var entry = mustSee[key] else { return }
    judged += 1
    guard let version else {
      if fault == nil {
        fault = SessionFault(read: read, reason: entry.first.reason, version: entry.first.version)
      }
      return
    }
    if !entry.fresh.isEmpty {
      if let list = entry.list {
        edges.append(OrderEdge(from: list, to: nextNode, reason: .more))
      }
      for item in entry.fresh {
        edges.append(OrderEdge(from: item.version, to: nextNode, reason: item.reason))
      }
      entry.list = nextNode
      entry.fresh = []
      nextNode += 1
      mustSee[key] = entry
    }
    if let list = entry.list {
      edges.append(OrderEdge(from: list, to: version, reason: .returned(read: read)))
    }
  }

  /// The client read a version that no view allows any more.
  mutating func fail(_ newFault: SessionFault) {
    judged += 1
    if fault == nil { fault = newFault }
  }
}
