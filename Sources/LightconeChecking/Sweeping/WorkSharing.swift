import LightconeDiagnostics
import Synchronization

/// Does numbered pieces of work on several cores.
///
/// What it solves: the runs of a sweep know nothing of each other, so all cores can work. What comes
/// out must not depend on how many there are.
///
/// Rules:
/// 1. Pieces are taken in order. Each result goes to its number, whoever made it.
/// 2. Whoever calls works too. The others are tasks that only help: one that never gets a core is
///    never waited for, so that a caller who is a task itself cannot be locked out.
/// 3. A problem ends the work. Of several, the one of the lowest number is thrown: all pieces before
///    it were taken earlier, and they are finished.
///
/// What it does not promise: how many pieces are done when it is stopped.
enum WorkSharing {
  /// Does pieces of work 0 to `count` − 1.
  ///
  /// - Parameters:
  ///   - workers: how many may work at the same time, the caller included.
  ///   - shouldStop: asked by the caller after each of its own pieces; true ends the work.
  ///   - piece: does one piece.
  /// - Returns: the results by number; nil for what was not done.
  static func run<Output: Sendable>(
    _ count: Int, workers: Int, shouldStop: () -> Bool,
    piece: @escaping @Sendable (Int) -> Result<Output, Diagnostic>
  ) throws(Diagnostic) -> [Output?] {
    let board = WorkBoard(count: count)
    let helpers = (1..<max(1, min(workers, count))).map { _ in Worker(board, piece) }
    for helper in helpers {
      Task.detached { while helper.doNext() { await Task.yield() } }
    }
    let caller = Worker(board, piece)
    while caller.doNext() {
      if shouldStop() { board.close() }
    }
    var results = [Output?](repeating: nil, count: count)
    var problem: (number: Int, diagnostic: Diagnostic)?
    for (number, result) in (helpers + [caller]).flatMap({ $0.finished() }) {
      switch result {
      case .success(let output): results[number] = output
      case .failure(let diagnostic):
        if number < problem?.number ?? .max { problem = (number, diagnostic) }
      }
    }
    if let problem { throw problem.diagnostic }
    return results
  }
}

/// What is left to do.
private final class WorkBoard: Sendable {
  private let next = Atomic<Int>(0)
  private let isClosed = Atomic<Bool>(false)
  private let count: Int

  init(count: Int) { self.count = count }

  /// Takes the next piece, if there is one.
  func take() -> Int? {
    guard !isClosed.load(ordering: .acquiring) else { return nil }
    let number = next.add(1, ordering: .acquiringAndReleasing).oldValue
    return number < count ? number : nil
  }

  /// Lets nobody take another piece.
  func close() { isClosed.store(true, ordering: .releasing) }
}

/// One who works, and what came of it.
private final class Worker<Output: Sendable>: Sendable {
  private let board: WorkBoard
  private let piece: @Sendable (Int) -> Result<Output, Diagnostic>
  private let results = Mutex<[(number: Int, result: Result<Output, Diagnostic>)]>([])

  init(_ board: WorkBoard, _ piece: @escaping @Sendable (Int) -> Result<Output, Diagnostic>) {
    self.board = board
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
      results.append((number, result))
      if case .failure = result { board.close() }
      return true
    }
  }

  /// What was done, once the piece at hand is.
  func finished() -> [(number: Int, result: Result<Output, Diagnostic>)] {
    results.withLock { $0 }
  }
}
