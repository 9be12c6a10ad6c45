import Lightcone
import LightconeTrace

/// Looks at the service, its users and its dependencies at once, as none of them can.
struct BulkheadAudit {
  private let world: World<Bulkhead>
  private let service: PooledService?

  init(_ world: World<Bulkhead>) {
    self.world = world
    let services = world.nodes(as: PooledService.self)
    service = services.first { world.isUp($0.identity) }?.state
  }

  private var users: [OpenLoopUsers] { world.nodes(as: OpenLoopUsers.self).map(\.state) }

  /// Requests that the service has and has not replied to.
  var open: Int { service?.open.count ?? 0 }

  /// Requests that wait for a thread of the pool.
  var waitingForThread: Int { service?.pool.station.queueLength ?? 0 }

  /// Threads of the pool that do local work, that stand still for a dependency, and that do nothing.
  var localThreads: Int { service?.localThreads ?? 0 }
  var dependencyThreads: Int { service?.dependencyThreads ?? 0 }
  var freeThreads: Int { service.map { $0.plan.pool - $0.pool.station.busyServers } ?? 0 }

  /// Threads that are busy and that no request has.
  var lostThreads: Int {
    guard let service else { return 0 }
    return service.pool.station.busyServers - service.localThreads - service.dependencyThreads
  }

  /// Calls that bulkheads count as inside, and those that wait to get in.
  var permitsTaken: Int { service?.compartments.reduce(0) { $0 + $1.taken } ?? 0 }
  var permitsWanted: Int { service?.compartments.reduce(0) { $0 + $1.waiting } ?? 0 }

  /// Requests that have a permit to give back.
  private var permitsHeld: Int {
    guard let service else { return 0 }
    return service.stays.all.count(where: \.hasPermit) + service.permitsInQueue
  }

  /// Permits that are out and that no request has; below 0 if some came back twice.
  var lostPermits: Int { permitsTaken - permitsHeld }

  /// Calls that dependencies work at.
  var dependencyLoad: Int {
    world.nodes(as: SlowableDependency.self).reduce(0) { $0 + $1.state.open.count }
  }

  /// Whether no dependency is called more often at a time than its bulkhead allows.
  var limitsHold: Bool {
    guard let service, let limit = service.plan.compartment.limit else { return true }
    return service.compartments.indices.allSatisfy { number in
      service.stays.all.count {
        $0.phase != .entering && service.plan.compartment(of: $0.dependency) == number
      } <= limit
    }
  }

  /// Whether requests that need a dependency have no more threads of the pool than calls are admitted.
  var reserveIsKept: Bool {
    guard let service, let limit = service.plan.compartment.limit else { return true }
    return service.compartments.indices.allSatisfy { number in
      service.stays.all.count {
        $0.thread != nil && service.plan.compartment(of: $0.dependency) == number
      } <= limit
    }
  }

  /// Whether a bulkhead has refused somebody.
  var hasRefused: Bool { users.contains(where: \.hasRefusal) }

  /// Whether a request that needs a dependency was answered.
  var hasAnswered: Bool { users.contains { $0.hasAnswer && $0.plan.need != .local } }
}

/// What theory says of a bulkhead's size.
extension BulkheadAudit {
  /// How many of a million calls find no permit in the long run while nothing is slow: Erlang's loss
  /// formula for the calls that come and for as many permits as the bulkhead has, less some.
  ///
  /// It holds for a semaphore that nobody waits for, and for threads without a queue.
  func expectedRefusals(withFewer fewer: Int = 0) -> Int {
    guard let service, let permits = service.plan.compartment.limit, permits > fewer,
      let load = offeredLoad
    else { return permitless }
    let lost = QueueingTheory.erlangB(offeredLoad: load, servers: permits - fewer)
    return Int((lost * 1_000_000).rounded(.down))
  }

  /// Without a bulkhead nobody is refused; without a permit everybody is.
  private var permitless: Int { service?.plan.compartment.limit == nil ? 0 : 1_000_000 }

  /// The mean number of calls under way, if none is refused and nothing is slow.
  private var offeredLoad: Double? {
    let callers = users.filter { $0.plan.need == .dependency(0) }
    guard let dependency = world.nodes(as: SlowableDependency.self).first?.state else { return nil }
    guard let gap = callers.first?.plan.gap?.mean else { return 0 }
    let wire = 2 * world.network.latency.mean.nanoseconds
    let held = Double(dependency.latency.mean.nanoseconds + wire)
    return held / Double(max(gap.nanoseconds, 1))
  }
}
