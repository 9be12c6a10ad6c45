import Lightcone
import LightconeTrace

/// Reads off the run's samples what no node knows: which shard served how much, and how fast answers were
/// before, during and after a migration.
struct ShardLedger {
  /// When each request was answered, in the order of the series `latency`.
  static let answeredAt = "ledger.answered.at"
  /// The number of the shard, from 1, that served a request.
  static let servedBy = "served.by"
  /// When a migration began, and when it ended.
  static let migration = "ledger.migration"

  /// A part of a run with a migration.
  enum Phase { case before, during, after }

  private let world: World<ShardedStore>

  init(_ world: World<ShardedStore>) { self.world = world }

  /// How many requests the shard has served that served most.
  var mostServed: Int {
    let served = world.samples(Self.servedBy)
    var counts = [Int](repeating: 0, count: Int(served.max() ?? 0) + 1)
    for shard in served { counts[Int(shard)] += 1 }
    return counts.max() ?? 0
  }

  /// Answers in a second, up to the last answer.
  var throughput: Int {
    let times = world.samples(Self.answeredAt)
    return Self.perSecond(times.count, in: times.max() ?? 0)
  }

  /// How long the migration took; nothing before its end.
  var migrationTime: Int {
    let times = world.samples(Self.migration)
    return times.count == 2 ? Int(times[1] - times[0]) : 0
  }

  private static func perSecond(_ count: Int, in nanoseconds: Int64) -> Int {
    nanoseconds <= 0 ? 0 : Int(Int128(count) * 1_000_000_000 / Int128(nanoseconds))
  }

  /// When a phase begins and ends; it has not begun if it ends before that.
  private func bounds(of phase: Phase) -> (from: Int64, to: Int64) {
    let times = world.samples(Self.migration)
    let now = world.now.nanoseconds
    let (begin, end) = (times.first ?? now, times.count > 1 ? times[1] : now)
    switch phase {
    case .before: return (0, begin)
    case .during: return (begin, end)
    case .after: return (end, now)
    }
  }

  private func latencies(_ phase: Phase) -> [Int64] {
    let (from, to) = bounds(of: phase)
    return zip(world.samples("latency"), world.samples(Self.answeredAt)).filter {
      $0.1 > from && $0.1 <= to
    }.map(\.0)
  }

  /// The latency that 99 of 100 answers of a phase do not exceed.
  func p99(_ phase: Phase) -> Int {
    let sorted = latencies(phase).sorted()
    return sorted.isEmpty
      ? 0 : Int(sorted[min(sorted.count - 1, (sorted.count * 99 + 99) / 100 - 1)])
  }

  /// Answers in a second of a phase; up to the last answer, where the run has ended.
  func rate(_ phase: Phase) -> Int {
    let (from, to) = bounds(of: phase)
    let last = min(to, max(from, world.samples(Self.answeredAt).max() ?? to))
    return Self.perSecond(latencies(phase).count, in: last - from)
  }
}
