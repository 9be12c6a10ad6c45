import Lightcone
import LightconeTrace

/// A job in the pool's queue, or on one of its threads.
struct Ticket: Hashable, Sendable {
  let request: Bulkhead.Request
  /// Whether it came with a permit of its bulkhead.
  var hasPermit = false
}

/// A request at its bulkhead or behind it: it waits to get in, or for the answer of a dependency.
struct Stay: Hashable, Sendable {
  /// How far it has come.
  enum Phase: Hashable, Sendable {
    /// It waits for a permit, or for a thread of the bulkhead.
    case entering
    /// The dependency has been asked.
    case calling
    /// The dependency has been asked, and nobody waits for the answer but the bulkhead's own thread.
    case abandoned
  }

  let request: Bulkhead.Request
  /// The dependency that it needs.
  let dependency: Int
  /// The thread of the pool that stands still for it, if one does.
  var thread: Int?
  /// When it got that thread.
  let since: Instant
  var phase = Phase.entering
  var hasPermit = false
  /// The timer that ends its waiting.
  var timer: TimerHandle?

  init(_ request: Bulkhead.Request, dependency: Int, thread: Int?, since: Instant) {
    self.request = request
    self.dependency = dependency
    self.thread = thread
    self.since = since
  }
}

extension Stay: CustomStringConvertible {
  var description: String {
    let place = thread.map { "thread \($0 + 1)" } ?? "no thread"
    switch phase {
    case .entering: return "\(request) wants to get in (\(place))"
    case .calling: return "\(request) waits for the answer (\(place))"
    case .abandoned: return "\(request) is given up"
    }
  }
}

/// The requests at their bulkheads or behind them.
struct StayList: Hashable, Sendable {
  var all: [Stay] = []
}

extension StayList: CustomStringConvertible {
  /// Few of them one by one, many by number.
  var description: String {
    if all.isEmpty { return "-" }
    if all.count <= 6 { return all.map(\.description).joined(separator: ", ") }
    let entering = all.count { $0.phase == .entering }
    let threads = all.count { $0.thread != nil }
    return "\(entering) want to get in, \(all.count - entering) wait for the answer, "
      + "on \(threads) threads of the pool"
  }
}

/// How a stay behind the bulkhead ends.
enum Ending: Hashable, Sendable {
  case answer
  case error
  case timeout
  case cancellation

  var outcome: Bulkhead.Outcome? {
    switch self {
    case .answer: .answered
    case .error: .failed
    case .timeout: .timedOut
    case .cancellation: nil
    }
  }
}

/// The threads of the service and the queue in front of them.
struct ThreadPool: Hashable, Sendable {
  var station: Station<Ticket>

  init(threads: Int, queue: Int) {
    guard let station = try? Station<Ticket>(servers: threads, capacity: queue) else {
      preconditionFailure("\(threads) threads and room for \(queue) are possible")
    }
    self.station = station
  }
}

extension ThreadPool: CustomStringConvertible {
  var description: String {
    "\(station.busyServers) of \(station.servers) busy, \(station.queueLength) wait"
  }
}

/// Requests of which it matters only whether one is among them.
struct RequestSet: Hashable, Sendable {
  private var requests: Set<Bulkhead.Request> = []

  var count: Int { requests.count }

  func contains(_ request: Bulkhead.Request) -> Bool { requests.contains(request) }

  /// Adds a request.
  ///
  /// - Returns: whether it was not there.
  mutating func insert(_ request: Bulkhead.Request) -> Bool { requests.insert(request).inserted }

  mutating func remove(_ request: Bulkhead.Request) { requests.remove(request) }
}

extension RequestSet: CustomStringConvertible {
  var description: String { "\(count)" }
}
