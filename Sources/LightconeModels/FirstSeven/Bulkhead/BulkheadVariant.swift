/// What stands between the threads of the service and a dependency.
enum BulkheadForm: String, CaseIterable, Sendable {
  /// Nothing.
  case none
  /// A counter of permits: the call runs on the thread that asks for it.
  case semaphore
  /// Threads of their own, with a queue in front of them.
  case threadPool = "thread-pool"
}

/// When a request asks its bulkhead for a permit.
enum PermitPoint: String, CaseIterable, Sendable {
  /// When it arrives, before it waits for a thread of the pool.
  case arrival
  /// When a thread of the pool has taken it out of the queue: the thread asks.
  case dequeue
}

/// How many bulkheads there are.
enum BulkheadScope: String, CaseIterable, Sendable {
  /// One for each dependency.
  case perDependency = "per-dependency"
  /// One for all of them together.
  case shared
}

/// When requests come.
enum ArrivalPattern: String, CaseIterable, Sendable {
  /// By chance: the times between two are exponential.
  case poisson
  /// At equal distances.
  case constant
}

/// Deliberate defects, each of which a check must catch.
enum BulkheadBug: String, CaseIterable, Sendable {
  /// No defect.
  case none
  /// A call that takes longer than `dep.timeout` does not give its permit back.
  case leaksOnTimeout = "leaks-on-timeout"
  /// A call that ends in an error does not give its permit back.
  case leaksOnError = "leaks-on-error"
  /// A request that its client has cancelled does not give its permit back.
  case leaksOnCancel = "leaks-on-cancel"
  /// An answer that comes after the timeout gives the permit back once more.
  case releasesTwice = "releases-twice"
  /// Who has waited too long for a permit stays in line, and gets one later.
  case grantsToTheGone = "grants-to-the-gone"
  /// A timeout gives the permit back, and forgets the thread.
  case forgetsThread = "forgets-thread"
}
