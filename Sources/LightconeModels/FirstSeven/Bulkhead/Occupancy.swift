import Lightcone
import LightconeTrace

/// Who has the threads of the pool: what the lifeline of the service shows.
struct Occupancy: Hashable, Sendable {
  /// Threads that stand still for a dependency, by dependency.
  var dependencies: [Int] = []
  var local = 0
  var free = 0
  var waiting = 0

  /// The most threads that are drawn one by one.
  static let mostDrawn = 8

  /// The state as it is drawn: `[BBL.] +2` for two threads that wait for B, one with a local request, a
  /// free one, and two requests that wait for a thread. Of a large pool only whether it is full.
  var state: LifelineState {
    let style: LifelineStyle = free == 0 ? .blocked : isIdle ? .idle : .working
    let count = dependencies.reduce(local + free, +)
    guard count <= Self.mostDrawn else {
      return LifelineState(free == 0 ? "full" : isIdle ? "idle" : "has threads", style)
    }
    let letters = dependencies.enumerated().map {
      String(repeating: dependencyName($0.offset), count: $0.element)
    }
    let drawn =
      letters.joined() + String(repeating: "L", count: local)
      + String(repeating: ".", count: free)
    return LifelineState("[\(drawn)]" + (waiting > 0 ? " +\(waiting)" : ""), style)
  }

  private var isIdle: Bool { local == 0 && dependencies.allSatisfy { $0 == 0 } }

  /// Whether the lifeline looks the same.
  func looks(like other: Occupancy) -> Bool {
    if self == other { return true }
    let count = dependencies.reduce(local + free, +)
    guard count > Self.mostDrawn, !other.dependencies.isEmpty else { return false }
    return (free == 0) == (other.free == 0) && isIdle == other.isIdle
  }
}

extension Occupancy: CustomStringConvertible {
  var description: String {
    let remote = dependencies.enumerated().map { "\($0.element) for \(dependencyName($0.offset))" }
    return (remote + ["\(local) local", "\(free) free"]).joined(separator: ", ")
  }
}

extension PooledService {
  /// Threads of the pool that stand still for a dependency.
  func threads(for dependency: Int) -> Int {
    stays.all.count { $0.dependency == dependency && $0.thread != nil }
  }

  /// Threads of the pool that stand still for any dependency.
  var dependencyThreads: Int { stays.all.count { $0.thread != nil } }

  /// What the threads do.
  private var occupancy: Occupancy {
    Occupancy(
      dependencies: plan.dependencies.indices.map { threads(for: $0) }, local: localThreads,
      free: plan.pool - pool.station.busyServers, waiting: pool.station.queueLength)
  }

  /// Shows on the lifeline what has changed.
  mutating func show(_ context: inout Context<Bulkhead>) {
    let before = threads
    threads = occupancy
    if !threads.looks(like: before) { context.become(threads.state) }
  }
}
