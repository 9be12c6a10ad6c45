import Lightcone
import LightconeTrace

/// A station as one would write it first: everything in arrays, every choice by looking at all. It
/// keeps what every job did and measures from that alone.
struct NaiveStation {
  struct Stay {
    let job: Int
    let priority: Int
    let arrival: Int64
    var start: Int64?
    var end: Int64?
    var server: Int?
  }

  let discipline: QueueDiscipline
  let capacity: Int?
  let overflow: OverflowPolicy
  var servers: Int
  /// Every job that was let in, in the order of arrival.
  var stays: [Stay] = []

  var waiting: [Int] { stays.indices.filter { stays[$0].start == nil && stays[$0].end == nil } }
  var running: [Int] { stays.indices.filter { stays[$0].start != nil && stays[$0].end == nil } }

  mutating func arrive(_ job: Int, priority: Int, at now: Int64) -> Admission<Int> {
    let newcomer = Stay(job: job, priority: priority, arrival: now)
    if running.count < servers {
      stays.append(newcomer)
      return .started(server: begin(stays.count - 1, at: now))
    }
    guard let capacity, waiting.count >= capacity else {
      stays.append(newcomer)
      return .waiting(queueLength: waiting.count)
    }
    guard overflow == .dropOldest, let oldest = waiting.first else { return .refused }
    stays[oldest].end = now
    stays.append(newcomer)
    return .waiting(queueLength: waiting.count, dropped: stays[oldest].job)
  }

  /// The jobs that leave their server and that take a server: none or one each.
  mutating func finish(server: Int, at now: Int64) -> (job: Int, next: Int?)? {
    guard let done = running.first(where: { stays[$0].server == server }) else { return nil }
    stays[done].end = now
    return (stays[done].job, beginNext(at: now).map { stays[$0].job })
  }

  mutating func abandon(at now: Int64, where isAbandoned: (Int) -> Bool) -> [Int] {
    let gone = waiting.filter { isAbandoned(stays[$0].job) }
    for stay in gone { stays[stay].end = now }
    return gone.map { stays[$0].job }
  }

  mutating func setServers(_ count: Int, at now: Int64) -> [Int] {
    servers = count
    var started: [Int] = []
    while let next = beginNext(at: now) { started.append(stays[next].job) }
    return started
  }

  /// The jobs that wait, in the order in which they will be served.
  var inServiceOrder: [Int] {
    switch discipline {
    case .fifo: waiting
    case .lifo: waiting.reversed()
    case .priority:
      waiting.sorted { (stays[$0].priority, $0) < (stays[$1].priority, $1) }
    }
  }

  private mutating func beginNext(at now: Int64) -> Int? {
    guard running.count < servers, let next = inServiceOrder.first else { return nil }
    _ = begin(next, at: now)
    return next
  }

  private mutating func begin(_ stay: Int, at now: Int64) -> Int {
    let taken = running.compactMap { stays[$0].server }
    let server = (0...taken.count).first { !taken.contains($0) } ?? 0
    stays[stay].start = now
    stays[stay].server = server
    return server
  }

  /// The time that all jobs together have spent here until `now`.
  func timeInSystem(until now: Int64) -> Int64 {
    stays.map { ($0.end ?? now) - $0.arrival }.reduce(0, +)
  }

  /// The time that all jobs together have waited until `now`.
  func timeInQueue(until now: Int64) -> Int64 {
    stays.map { ($0.start ?? $0.end ?? now) - $0.arrival }.reduce(0, +)
  }
}

struct NothingThere: Error {}

/// A value that must be there, where `#require` cannot be used because the call changes its object.
func unwrapped<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw NothingThere() }
  return value
}
