import Lightcone
import LightconeTrace

/// What a bulkhead keeps to.
struct CompartmentPlan: Hashable, Sendable {
  var form: BulkheadForm
  var maxConcurrentCalls: Int
  /// How long a call waits for a permit; zero for not at all.
  var maxWait: TimeSpan
  var coreThreads: Int
  var maxThreads: Int
  var queueCapacity: Int

  /// How many calls can be inside; nil for any number.
  var limit: Int? {
    switch form {
    case .none: nil
    case .semaphore: maxConcurrentCalls
    case .threadPool: maxThreads
    }
  }
}

/// What the service keeps to.
struct ServicePlan: Hashable, Sendable {
  var pool: Int
  /// How many requests may wait for a thread.
  var poolQueue: Int
  var localLatency: Law
  var dependencies: [NodeID]
  var compartment: CompartmentPlan
  var scope: BulkheadScope
  var permitPoint: PermitPoint
  /// How long a caller waits for an answer; zero for any time.
  var callTimeout: TimeSpan
  /// Whether a timeout also frees the bulkhead's own thread.
  var cancelsRunning: Bool
  var bug: BulkheadBug

  /// How many bulkheads there are.
  var compartmentCount: Int { scope == .shared ? 1 : dependencies.count }

  /// The bulkhead that guards a dependency.
  func compartment(of dependency: Int) -> Int { scope == .shared ? 0 : dependency }
}

extension ServicePlan: CustomStringConvertible {
  var description: String { "\(pool) threads, bulkhead \(compartment.form.rawValue)" }
}

/// What a group of users keeps to.
struct UserPlan: Hashable, Sendable {
  var service: NodeID
  var need: Bulkhead.Need
  /// The time from one request to the next; nil if none come by themselves.
  var gap: Law?
  /// How many requests come.
  var requests: Int
  /// For how long they come.
  var duration: TimeSpan
  var timeout: TimeSpan
  var cancels: Bool
  var faultBegin: Instant
  var faultEnd: Instant

  /// Whether what begins now is counted as begun in the fault.
  func isInFault(_ now: Instant) -> Bool { faultBegin <= now && now < faultEnd }

  /// The counters of these users.
  var counters: UserCounters {
    switch need {
    case .local: .local
    case .dependency(let index): index == 0 ? .first : .second
    }
  }
}

extension UserPlan: CustomStringConvertible {
  var description: String { "requests that need \(need == .local ? "no dependency" : "\(need)")" }
}

/// The names under which users count.
struct UserCounters: Sendable {
  let asked, answered, rejected, failed, faultAsked, faultAnswered, faultRejected: String
  let latency, answeredAt: String

  private init(_ name: String) {
    asked = "\(name).asked"
    answered = "\(name).answered"
    rejected = "\(name).rejected"
    failed = "\(name).failed"
    faultAsked = "fault.\(name).asked"
    faultAnswered = "fault.\(name).answered"
    faultRejected = "fault.\(name).rejected"
    latency = "\(name).latency"
    answeredAt = "\(name).answered.at"
  }

  static let local = UserCounters("local")
  static let first = UserCounters("b")
  static let second = UserCounters("c")
}
