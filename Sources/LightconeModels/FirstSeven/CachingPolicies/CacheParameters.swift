import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// The parameters of the cached database.
enum CacheParameters {
  static let readPolicy = Parameter.choice(
    "read.policy", default: ReadPolicy.aside, "who loads a row that the cache does not have")
  static let writePolicy = Parameter.choice(
    "write.policy", default: WritePolicy.invalidate, "where a write goes")
  static let fillGuard = Parameter.choice(
    "fill.guard", default: FillGuard.none, "how the cache tells a fill that comes too late")
  static let placement = Parameter.choice(
    "placement", default: CachePlacement.external,
    "whether servers share a cache, or each has one in its process")
  static let servers = Parameter.integer(
    "servers", default: 4, in: 1...50, "how many application servers")
  static let capacity = Parameter.integer(
    "capacity", default: 100, in: 1...10_000, "how many copies a cache holds")
  static let eviction = Parameter.choice(
    "eviction", default: EvictionPolicy.lru, "which copy goes when there is no room")
  static let ttl = Parameter.timeSpan(
    "ttl", default: .zero, in: .zero ... .seconds(86_400),
    "how old a copy may get before it is not served any more; 0 for any age")
  static let refreshFactor = Parameter.probability(
    "refresh.factor", default: .percent(75), in: .percent(1) ... .percent(99),
    "the part of ttl after which a read has refresh-ahead load the row anew")
  static let singleFlight = Parameter.flag(
    "single.flight", default: true,
    "whether readers of one process that miss the same key wait for one load")
  static let leaseTime = Parameter.timeSpan(
    "lease.time", default: .seconds(10), in: .milliseconds(1) ... .seconds(300),
    "how long a lease keeps others from loading, if its holder does not come back")
  static let leaseRetry = Parameter.timeSpan(
    "lease.retry", default: .milliseconds(5), in: .milliseconds(1) ... .seconds(60),
    "how long a reader waits that was told to ask again")
  static let flushInterval = Parameter.timeSpan(
    "flush.interval", default: .seconds(1), in: .milliseconds(1) ... .seconds(300),
    "the time from one flush of write-back to the next")
  static let cacheLatency = Parameter.law(
    "cache.latency", default: .constant(.milliseconds(1)),
    "how long an access to an external cache takes, there and back")
  static let databaseLatency = Parameter.law(
    "db.latency", default: .constant(.milliseconds(10)),
    "how long an access to the database takes, there and back")
  static let databaseServers = Parameter.integer(
    "db.servers", default: 0, in: 0...1_000,
    "how many accesses the database serves at once, the others queue; 0 for any number")
  static let requests = Parameter.integer(
    "requests", default: 1_000, in: 0...200_000, "how many requests all servers get together")
  static let gap = Parameter.law(
    "request.gap", default: .exponential(mean: .milliseconds(20)),
    "the time from one request of a server to its next, whatever the answers")
  static let readRatio = Parameter.probability(
    "read.ratio", default: .percent(80), "how likely a request is to be a read, with writers=0")
  static let writers = Parameter.integer(
    "writers", default: 0, in: 0...50,
    "how many servers only write, while the others only read; 0 if all do both")
  static let keys = Parameter.integer(
    "keys", default: 1_000, in: 1...100_000, "how many rows there are")
  static let exponent = Parameter.probability(
    "zipf.s", default: .always, "the exponent of Zipf's law: 100% is 1, 0% makes all keys alike")
  static let pattern = Parameter.choice(
    "pattern", default: AccessPattern.zipf, "which keys requests touch")
  static let timeout = Parameter.timeSpan(
    "timeout", default: .seconds(1), in: .milliseconds(1) ... .seconds(300),
    "how long a server waits for an answer to a request")
  static let crashAt = Parameter.timeSpan(
    "crash.at", default: .zero, in: .zero ... .seconds(86_400),
    "when the cache, or that of the first server, crashes; 0 for never")
  static let downtime = Parameter.timeSpan(
    "downtime", default: .seconds(1), in: .zero ... .seconds(300),
    "how long the cache stays down that crashes at crash.at")
  static let bug = Parameter.choice("bug", default: CacheBug.none, "a deliberate defect")

  static let all: [ParameterDescription] = [
    readPolicy.description, writePolicy.description, fillGuard.description,
    placement.description, servers.description, capacity.description, eviction.description,
    ttl.description, refreshFactor.description, singleFlight.description, leaseTime.description,
    leaseRetry.description, flushInterval.description, cacheLatency.description,
    databaseLatency.description, databaseServers.description, requests.description,
    gap.description, readRatio.description, writers.description, keys.description,
    exponent.description, pattern.description, timeout.description, crashAt.description,
    downtime.description, Parameter.networkOrder.description, Parameter.horizon.description,
    bug.description,
  ]

  static func problem(with settings: Settings) -> Diagnostic? {
    if settings[readPolicy] == .refreshAhead, settings[ttl] == .zero {
      return Diagnostic(
        .badValue, "read.policy=refresh-ahead has nothing to be ahead of with ttl=0ms",
        expected: "a ttl above 0, or read.policy=read-through")
    }
    if settings[writers] > settings[servers] {
      return Diagnostic(
        .badValue, "writers=\(settings[writers]) is more than there are",
        expected: "at most \(settings[servers]) with servers=\(settings[servers])")
    }
    return nil
  }
}
