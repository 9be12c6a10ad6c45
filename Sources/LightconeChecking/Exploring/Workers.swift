import Synchronization

/// Hands out the numbers of pieces of work.
@usableFromInline
final class PieceCounter: Sendable {
  private let next = Atomic(0)

  @usableFromInline
  init() {}

  /// The next piece.
  @usableFromInline
  func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// Does pieces of work on several workers, which take one after the other, and gives the results in
/// the order of the pieces.
@inlinable
func onWorkers<Result: Sendable>(
  _ workerCount: Int, pieces: Int, _ work: @escaping @Sendable (Int) -> Result
) async -> [Result] {
  let workerCount = min(workerCount, pieces)
  guard workerCount > 1 else { return (0..<pieces).map(work) }
  let counter = PieceCounter()
  return await withTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 0..<workerCount {
      group.addTask {
        var results: [(Int, Result)] = []
        while true {
          let piece = counter.take()
          if piece >= pieces { return results }
          results.append((piece, work(piece)))
        }
      }
    }
    var results = [Result?](repeating: nil, count: pieces)
    for await part in group {
      for (piece, result) in part { results[piece] = result }
    }
    return results.compactMap(\.self)
  }
}
