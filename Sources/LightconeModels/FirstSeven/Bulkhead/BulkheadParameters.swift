import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// The parameters of the service and its bulkheads.
enum BulkheadParameters {
  static let form = Parameter.choice(
    "bulkhead", default: BulkheadForm.semaphore, "what limits the calls to a dependency")
  static let permitPoint = Parameter.choice(
    "permit.at", default: PermitPoint.arrival,
    "whether a request asks its bulkhead when it arrives, or once it has a thread of the pool")
  static let scope = Parameter.choice(
    "bulkhead.scope", default: BulkheadScope.perDependency,
    "whether each dependency has a bulkhead of its own")
  static let pool = Parameter.integer("pool", default: 50, in: 1...10_000, "how many threads A has")
  static let poolQueue = Parameter.integer(
    "pool.queue", default: 100_000, in: 0...100_000, "how many requests may wait for a thread")
  static let maxConcurrentCalls = Parameter.integer(
    "maxConcurrentCalls", default: 10, in: 1...10_000,
    "how many calls a semaphore lets in at a time (25 in resilience4j)")
  static let maxWaitDuration = Parameter.timeSpan(
    "maxWaitDuration", default: .zero, in: .zero ... .seconds(300),
    "how long a request waits for a permit of a semaphore")
  static let coreThreadPoolSize = Parameter.integer(
    "coreThreadPoolSize", default: 10, in: 1...10_000,
    "how many threads of its own a thread-pool bulkhead has before calls queue")
  static let maxThreadPoolSize = Parameter.integer(
    "maxThreadPoolSize", default: 10, in: 1...10_000,
    "how many threads it gets once its queue is full")
  static let queueCapacity = Parameter.integer(
    "queueCapacity", default: 100, in: 0...100_000,
    "how many calls may queue for a thread of a thread-pool bulkhead")
  static let callTimeout = Parameter.timeSpan(
    "dep.timeout", default: .zero, in: .zero ... .seconds(300),
    "how long A waits for a dependency's answer; 0 for as long as it takes")
  static let cancelRunningFuture = Parameter.flag(
    "cancelRunningFuture", default: true,
    "whether giving up a call also frees the thread of a thread-pool bulkhead")
  static let clientTimeout = Parameter.timeSpan(
    "client.timeout", default: .seconds(1), in: .milliseconds(1) ... .seconds(3_600),
    "how long users wait for a reply")
  static let clientCancels = Parameter.flag(
    "client.cancels", default: false, "whether users who give up tell A")
  static let localLatency = Parameter.law(
    "local.latency", default: .constant(.milliseconds(20)), "how long a local request takes")
  static let dependencyLatency = Parameter.law(
    "dep.latency", default: .constant(.milliseconds(50)), "how long a dependency takes")
  static let dependencyErrors = Parameter.probability(
    "dep.error.prob", default: .never, "how likely a dependency is to answer with an error")
  static let localRate = Parameter.rate(
    "rate.local", default: Rate(perSecond: 80), in: Rate(perSecond: 0)...Rate(perSecond: 100_000),
    "how often users ask for what A does alone")
  static let dependencyRate = Parameter.rate(
    "rate.dep", default: Rate(perSecond: 20), in: Rate(perSecond: 0)...Rate(perSecond: 100_000),
    "how often users ask for what a dependency is needed for, each dependency")
  static let arrivals = Parameter.choice(
    "arrivals", default: ArrivalPattern.poisson, "when requests come")
  static let localRequests = Parameter.integer(
    "requests.local", default: 1_000_000, in: 0...1_000_000, "the most local requests that come")
  static let dependencyRequests = Parameter.integer(
    "requests.dep", default: 1_000_000, in: 0...1_000_000,
    "the most requests that come for each dependency")
  static let duration = Parameter.timeSpan(
    "load.duration", default: .seconds(100), in: .milliseconds(1) ... .seconds(86_400),
    "for how long requests come")
  static let dependencies = Parameter.integer(
    "dependencies", default: 1, in: 1...2, "how many dependencies A has: B, or B and C")
  static let slowLatency = Parameter.timeSpan(
    "dep.slow", default: .seconds(5), in: .milliseconds(1) ... .seconds(3_600),
    "how long a slow dependency takes, in the mean")
  static let faultAt = Parameter.timeSpan(
    "fault.at", default: .seconds(20), in: .zero ... .seconds(86_400),
    "when dependencies become slow")
  static let faultDuration = Parameter.timeSpan(
    "fault.duration", default: .seconds(60), in: .zero ... .seconds(86_400),
    "for how long; 0 for never")
  static let slowDependencies = Parameter.integer(
    "slow.dependencies", default: 1, in: 1...2, "how many dependencies become slow: B, or B and C")
  static let networkLatency = Parameter.law(
    "net.latency", default: .constant(.zero), "how long a message takes from one node to another")
  static let horizon = Parameter.timeSpan(
    "until", default: .seconds(300), in: .milliseconds(1) ... .seconds(86_400),
    "where 'run' ends if something always remains to happen")
  static let bug = Parameter.choice("bug", default: BulkheadBug.none, "a deliberate defect")

  static let all: [ParameterDescription] = [
    form.description, permitPoint.description, scope.description, pool.description,
    poolQueue.description, maxConcurrentCalls.description, maxWaitDuration.description,
    coreThreadPoolSize.description, maxThreadPoolSize.description, queueCapacity.description,
    callTimeout.description, cancelRunningFuture.description, clientTimeout.description,
    clientCancels.description, localLatency.description, dependencyLatency.description,
    dependencyErrors.description, localRate.description, dependencyRate.description,
    arrivals.description, localRequests.description, dependencyRequests.description,
    duration.description, dependencies.description, slowLatency.description,
    faultAt.description, faultDuration.description, slowDependencies.description,
    networkLatency.description, Parameter.networkLoss.description,
    Parameter.networkDuplication.description, Parameter.networkOrder.description,
    horizon.description, bug.description,
  ]

  /// How many times as long a slow dependency takes; nil if no factor says so.
  static func slowness(_ settings: Settings) -> Factor? {
    let usual = max(settings[dependencyLatency].mean.nanoseconds, 1)
    let (hundredfold, overflow) = settings[slowLatency].nanoseconds
      .multipliedReportingOverflow(by: 100)
    return overflow ? nil : Factor(hundredths: Int(hundredfold / usual))
  }

  static func problem(with settings: Settings) -> Diagnostic? {
    if settings[maxThreadPoolSize] < settings[coreThreadPoolSize],
      settings[form] == .threadPool
    {
      return Diagnostic(
        .badValue,
        "maxThreadPoolSize=\(settings[maxThreadPoolSize]) is less than the core",
        expected: "at least coreThreadPoolSize=\(settings[coreThreadPoolSize])")
    }
    if settings[slowDependencies] > settings[dependencies] {
      return Diagnostic(
        .badValue, "slow.dependencies=\(settings[slowDependencies]) is more than there are",
        expected: "at most \(settings[dependencies]) with dependencies=\(settings[dependencies])")
    }
    if settings[faultDuration] > .zero, slowness(settings) == nil {
      return Diagnostic(
        .badValue, "dep.slow and dep.latency are too far apart",
        expected: "dep.slow at 0.01 to 1,000,000 times dep.latency")
    }
    return nil
  }
}
