public import LightconeTrace

/// A job that waits, with what decides its turn.
@usableFromInline
struct WaitingJob<Job: Hashable & Sendable>: Hashable, Comparable, Sendable {
  @usableFromInline let job: Job
  @usableFromInline let priority: Int
  /// In which order jobs came: no two jobs of a station have the same.
  @usableFromInline let sequence: UInt64
  @usableFromInline let arrival: Instant

  @inlinable
  init(job: Job, priority: Int, sequence: UInt64, arrival: Instant) {
    self.job = job
    self.priority = priority
    self.sequence = sequence
    self.arrival = arrival
  }

  /// Whether the first is more urgent.
  @inlinable
  static func < (first: WaitingJob, second: WaitingJob) -> Bool {
    (first.priority, first.sequence) < (second.priority, second.sequence)
  }
}

/// The jobs that wait at a station, in a form that makes its discipline cheap.
@usableFromInline
struct WaitingLine<Job: Hashable & Sendable>: Hashable, Sendable {
  @usableFromInline let discipline: QueueDiscipline
  /// The jobs in the order in which they came; empty where priority rules.
  @usableFromInline var row = RingBuffer<WaitingJob<Job>>()
  /// The jobs by urgency; empty where priority does not rule.
  @usableFromInline var heap = BinaryHeap<WaitingJob<Job>>()

  @inlinable
  init(_ discipline: QueueDiscipline) { self.discipline = discipline }

  @inlinable
  var count: Int { row.count + heap.count }

  /// The jobs in the order in which they would be served.
  @inlinable
  var inServiceOrder: [WaitingJob<Job>] {
    switch discipline {
    case .fifo: row.elements
    case .lifo: row.elements.reversed()
    case .priority: heap.elements.sorted()
    }
  }

  @inlinable
  mutating func append(_ job: WaitingJob<Job>) {
    if discipline == .priority { heap.push(job) } else { row.append(job) }
  }

  /// Takes the job whose turn it is.
  @inlinable
  mutating func popNext() -> WaitingJob<Job>? {
    switch discipline {
    case .fifo: row.popFirst()
    case .lifo: row.popLast()
    case .priority: heap.pop()
    }
  }

  /// Takes the job that came first.
  ///
  /// - Complexity: O(1); where priority rules O(n log n).
  @inlinable
  mutating func popOldest() -> WaitingJob<Job>? {
    guard discipline == .priority else { return row.popFirst() }
    guard let oldest = heap.elements.min(by: { $0.sequence < $1.sequence }) else { return nil }
    return heap.removeAll { $0.sequence == oldest.sequence }.first
  }

  /// Takes out the jobs that satisfy a condition, in the order in which they came, or by urgency
  /// where priority rules.
  @inlinable
  mutating func removeAll(where isRemoved: (Job) -> Bool) -> [WaitingJob<Job>] {
    discipline == .priority
      ? heap.removeAll { isRemoved($0.job) } : row.removeAll { isRemoved($0.job) }
  }
}
