import Lightcone
import LightconeTrace

/// The bulkhead of one dependency, in any of its forms.
enum Compartment: Hashable, Sendable {
  /// There is none; calls are counted all the same.
  case open(taken: Int)
  case semaphore(SemaphoreBulkhead)
  case threadPool(ThreadPoolBulkhead)

  init(_ plan: CompartmentPlan) {
    switch plan.form {
    case .none: self = .open(taken: 0)
    case .semaphore:
      self = .semaphore(
        SemaphoreBulkhead(limit: plan.maxConcurrentCalls, hasLine: plan.maxWait > .zero))
    case .threadPool:
      self = .threadPool(
        ThreadPoolBulkhead(
          core: plan.coreThreads, most: plan.maxThreads, queueCapacity: plan.queueCapacity))
    }
  }

  /// How many calls are inside.
  var taken: Int {
    switch self {
    case .open(let taken): taken
    case .semaphore(let bulkhead): bulkhead.taken
    case .threadPool(let bulkhead): bulkhead.taken
    }
  }

  /// How many calls wait to get in.
  var waiting: Int {
    switch self {
    case .open: 0
    case .semaphore(let bulkhead): bulkhead.line.count
    case .threadPool(let bulkhead): bulkhead.line.count
    }
  }

  /// A call comes.
  mutating func enter(_ request: Bulkhead.Request) -> Entry {
    switch self {
    case .open(let taken):
      self = .open(taken: taken + 1)
      return .admitted
    case .semaphore(var bulkhead):
      defer { self = .semaphore(bulkhead) }
      return bulkhead.enter(request)
    case .threadPool(var bulkhead):
      defer { self = .threadPool(bulkhead) }
      return bulkhead.enter(request)
    }
  }

  /// A call is over.
  ///
  /// - Returns: the one that gets in instead, if one waits.
  mutating func leave() -> Bulkhead.Request? {
    switch self {
    case .open(let taken):
      self = .open(taken: taken - 1)
      return nil
    case .semaphore(var bulkhead):
      defer { self = .semaphore(bulkhead) }
      return bulkhead.leave()
    case .threadPool(var bulkhead):
      defer { self = .threadPool(bulkhead) }
      return bulkhead.leave()
    }
  }

  /// A call does not wait any more.
  mutating func withdraw(_ request: Bulkhead.Request) {
    switch self {
    case .open: break
    case .semaphore(var bulkhead):
      bulkhead.withdraw(request)
      self = .semaphore(bulkhead)
    case .threadPool(var bulkhead):
      bulkhead.withdraw(request)
      self = .threadPool(bulkhead)
    }
  }
}

extension Compartment: CustomStringConvertible {
  var description: String { "\(taken) inside, \(waiting) wait" }
}
