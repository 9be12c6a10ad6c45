import Lightcone
import LightconeDiagnostics

extension GridSweep {
  /// How many items have their crash points looked for at a time: enough for all workers, and few
  /// enough that the list of what is to be run stays short.
  private static let batchSize = 64

  /// Runs each item of a shard again for each of its crash points. The runs of one item are shared
  /// among the workers too.
  func runCrashPoints(
    of shard: SweepShard, workers: Int, shouldStop: () -> Bool, report: (Int) -> Void
  ) throws(Diagnostic) -> SweepResult {
    let count = shard.size(of: grid.itemCount)
    var isStopped = false
    let stop = {
      isStopped = isStopped || shouldStop()
      return isStopped
    }
    var runs: [GridRun] = []
    var itemsDone = 0
    for start in stride(from: 0, to: count, by: Self.batchSize) where !isStopped {
      let points = try share(
        min(Self.batchSize, count - start), workers, stop, item: { shard.item(start + $0) }
      ) { plan, _ throws(Diagnostic) in try CrashPoint.all(of: plan) }
      // Without all crash points nobody knows which runs there are.
      guard !isStopped else { break }
      let pieces = points.enumerated().flatMap { number, points in
        (points ?? []).map { (item: shard.item(start + number), crash: $0) }
      }
      let before = runs.count
      let done = try share(
        pieces.count, workers, stop, report: { report(before + $0) }, item: { pieces[$0].item }
      ) {
        plan, number throws(Diagnostic) in
        try run(plan, item: pieces[number].item, crash: pieces[number].crash)
      }
      let unfinished = Set(zip(pieces, done).filter { $0.1 == nil }.map(\.0.item))
      runs += done.compactMap { $0 }
      itemsDone += points.count - unfinished.count
    }
    return result(runs, itemsDone: itemsDone, of: count)
  }

  /// Does pieces of work, each with the plan of its item.
  func share<Output: Sendable>(
    _ count: Int, _ workers: Int, _ shouldStop: () -> Bool, report: (Int) -> Void = { _ in },
    item: @escaping @Sendable (Int) -> Int,
    piece: @escaping @Sendable (RunPlan, Int) throws(Diagnostic) -> Output
  ) throws(Diagnostic) -> [Output?] {
    try WorkSharing.run(count, workers: workers, shouldStop: shouldStop, report: report) { number in
      Result { () throws(Diagnostic) in try piece(try plan(ofItem: item(number)), number) }
        .mapError { placed($0, item: item(number)) }
    }
  }

  func result(_ runs: [GridRun], itemsDone: Int, of count: Int) -> SweepResult {
    SweepResult(
      grid: grid, metrics: metrics, properties: plan.model.properties, runs: runs,
      itemsDone: itemsDone, itemsPlanned: count)
  }
}
