import LightconeDiagnostics
import Synchronization

/// Does numbered pieces of work on several cores.
///
/// What it solves: the runs of a sweep, and the parts of a search's level, know nothing of each other,
/// so all cores can work. What comes out must not depend on how many there are.
///
/// Rules:
/// 1. Pieces are taken in order. Each result goes to its number, whoever made it.
/// 2. Whoever calls works too. The others are tasks that only help: one that never gets a core is
///    never waited for, so that a caller who is a task itself cannot be locked out.
/// 3. A problem ends the work. Of several, the one of the lowest number is thrown: all pieces before
///    it were taken earlier, and they are finished.
///
/// What it does not promise: how many pieces are done when it is stopped.
@usableFromInline
package enum WorkSharing {
  /// Does pieces of work 0 to `count` − 1, none of which can go wrong.
  ///
  /// - Parameters:
  ///   - workers: how many may work at the same time, the caller included.
  ///   - piece: does one piece.
  /// - Returns: the results by number.
  @usableFromInline
  package static func map<Output: Sendable>(
    _ count: Int, workers: Int, piece: @escaping @Sendable (Int) -> Output
  ) -> [Output] {
    guard workers > 1, count > 1 else { return (0..<count).map(piece) }
    return share(count, workers: workers, shouldStop: { false }, isLast: { _ in false }, piece)
      .sorted { $0.number < $1.number }.map(\.result)
  }

  /// Does pieces of work 0 to `count` − 1.
  ///
  /// - Parameters:
  ///   - workers: how many may work at the same time, the caller included.
  ///   - shouldStop: asked by the caller after each of its own pieces; true ends the work.
  ///   - report: told by the caller how many pieces are done: after each of its own, and at the end.
  ///   - piece: does one piece.
  /// - Returns: the results by number; nil for what was not done.
  static func run<Output: Sendable>(
    _ count: Int, workers: Int, shouldStop: () -> Bool, report: (Int) -> Void = { _ in },
    piece: @escaping @Sendable (Int) -> Result<Output, Diagnostic>
  ) throws(Diagnostic) -> [Output?] {
    let done = share(
      count, workers: workers, shouldStop: shouldStop, report: report,
      isLast: { if case .failure = $0 { true } else { false } }, piece)
    var results = [Output?](repeating: nil, count: count)
    var problem: (number: Int, diagnostic: Diagnostic)?
    for (number, result) in done {
      switch result {
      case .success(let output): results[number] = output
      case .failure(let diagnostic):
        if number < problem?.number ?? .max { problem = (number, diagnostic) }
      }
    }
    if let problem { throw problem.diagnostic }
    return results
  }

  /// Does pieces until none is left, or one whose result is the last.
  private static func share<Output: Sendable>(
    _ count: Int, workers: Int, shouldStop: () -> Bool, report: (Int) -> Void = { _ in },
    isLast: @escaping @Sendable (Output) -> Bool, _ piece: @escaping @Sendable (Int) -> Output
  ) -> [(number: Int, result: Output)] {
    let board = WorkBoard(count: count)
    let helpers = (1..<max(1, min(workers, count))).map { _ in Worker(board, isLast, piece) }
    for helper in helpers {
      Task.detached { while helper.doNext() { await Task.yield() } }
    }
    let caller = Worker(board, isLast, piece)
    while caller.doNext() {
      report(board.doneCount)
      if shouldStop() { board.close() }
    }
    let results = (helpers + [caller]).flatMap { $0.finished() }
    report(results.count)
    return results
  }
}

/// What is left to do.
private final class WorkBoard: Sendable {
  private let next = Atomic<Int>(0)
  private let done = Atomic<Int>(0)
  private let isClosed = Atomic<Bool>(false)
  private let count: Int

  init(count: Int) { self.count = count }

  /// Takes the next piece, if there is one.
  func take() -> Int? {
    guard !isClosed.load(ordering: .acquiring) else { return nil }
    let number = next.add(1, ordering: .acquiringAndReleasing).oldValue
    return number < count ? number : nil
  }

  /// Notes that a piece is done.
  func countOne() { done.add(1, ordering: .relaxed) }

  /// How many pieces are done, or a few less.
  var doneCount: Int { done.load(ordering: .relaxed) }

  /// Lets nobody take another piece.
  func close() { isClosed.store(true, ordering: .releasing) }
}

/// One who works, and what came of it.
private final class Worker<Output: Sendable>: Sendable {
  private let board: WorkBoard
  private let isLast: @Sendable (Output) -> Bool
  private let piece: @Sendable (Int) -> Output
  private let results = Mutex<[(number: Int, result: Output)]>([])

  init(
    _ board: WorkBoard, _ isLast: @escaping @Sendable (Output) -> Bool,
    _ piece: @escaping @Sendable (Int) -> Output
  ) {
    self.board = board
    self.isLast = isLast
    self.piece = piece
  }

  /// Does one piece, if there is one.
  ///
  /// The lock is held from the taking of a piece until its result is kept: who gets the lock while
  /// nothing is left to take sees all results.
  func doNext() -> Bool {
    results.withLock { results in
      guard let number = board.take() else { return false }
      let result = piece(number)
      board.countOne()
      results.append((number, result))
      if isLast(result) { board.close() }
      return true
    }
  }

  /// What was done, once the piece at hand is.
  func finished() -> [(number: Int, result: Output)] {
    results.withLock { $0 }
  }
}
