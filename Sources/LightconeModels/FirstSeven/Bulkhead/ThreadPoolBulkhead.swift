import Lightcone

/// Threads for the calls to one dependency, and a bounded queue in front of them, in the manner of Java's
/// `ThreadPoolExecutor`.
///
/// The surprise in it: threads beyond the core are made only when the *queue* is full, and the call that
/// finds it full runs before those that queue.
struct ThreadPoolBulkhead: Hashable, Sendable {
  let core: Int
  let most: Int
  let queueCapacity: Int
  /// How many threads have a call.
  private(set) var taken = 0
  /// The calls that queue, first come first.
  private(set) var line: [Bulkhead.Request] = []

  init(core: Int, most: Int, queueCapacity: Int) {
    self.core = core
    self.most = most
    self.queueCapacity = queueCapacity
  }

  mutating func enter(_ request: Bulkhead.Request) -> Entry {
    if taken >= core, line.count < queueCapacity {
      line.append(request)
      return .waiting
    }
    guard taken < most else { return .refused }
    taken += 1
    return .admitted
  }

  /// A thread is free; it takes the first call in the queue.
  mutating func leave() -> Bulkhead.Request? {
    if !line.isEmpty { return line.removeFirst() }
    taken -= 1
    return nil
  }

  /// A call is taken back before it began.
  mutating func withdraw(_ request: Bulkhead.Request) { line.removeAll { $0 == request } }
}
