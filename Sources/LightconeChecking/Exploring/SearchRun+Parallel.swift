public import Lightcone

/// Breadth-first search on several cores.
///
/// A level is taken batch by batch, and a batch in three rounds: workers expand chunks of it and
/// sort the successors by shard; workers add to each shard what the chunks have for it, in the
/// order of the chunks; workers make and judge each chunk's new states. At last the chunks are
/// added up in their order. In each round nobody waits for a lock that another holds.
///
/// Chunks and shards do not depend on the number of workers, and whatever ends the search ends it
/// at the same successor as on one core. So counts, verdicts and path are the same.
extension SearchRun {
  /// How many chunks are in the hands of workers at a time. It bounds the memory of what is not yet
  /// known to be new.
  @inlinable
  static var batchChunkCount: Int { 32 }

  @inlinable
  mutating func searchBreadthFirst(workerCount: Int) {
    let shards = VisitedShards()
    var level = plantRoots(shards)
    var depth = 0
    while end == nil, !level.isEmpty {
      if depth == depthLimit {
        end = .budgetSpent(.depth)
        break
      }
      depth += 1
      level = expand(level, shards, depth: depth, workerCount: workerCount)
    }
    if end == nil { end = .spaceExhausted }
  }

  /// Begins with the roots.
  @inlinable
  mutating func plantRoots(_ shards: VisitedShards) -> [LevelChunk<Space>.Member] {
    var level: [LevelChunk<Space>.Member] = []
    for root in roots {
      guard countGenerated() else { break }
      let fingerprint = space.fingerprint(of: root)
      let (number, isNew) = shards.insert(fingerprint)
      // The own table knows the roots only: they are judged as on one core.
      let own = visited.insert(fingerprint, parent: VisitedStates.noParent).number
      if isNew, take(root, own, depth: 0) {
        level.append(LevelChunk.Member(root, fingerprint, number))
      }
      if end != nil { break }
    }
    return level
  }

  /// Looks at the successors of a level's states.
  ///
  /// - Returns: the next level.
  @inlinable
  mutating func expand(
    _ level: [LevelChunk<Space>.Member], _ shards: VisitedShards, depth: Int, workerCount: Int
  ) -> [LevelChunk<Space>.Member] {
    var next: [LevelChunk<Space>.Member] = []
    let batchSize = Self.chunkSize * Self.batchChunkCount
    for start in stride(from: 0, to: level.count, by: batchSize) {
      let batch = start..<min(start + batchSize, level.count)
      let outcomes = expand(batch, of: level, shards, depth, workerCount)
      for (place, outcome) in outcomes.enumerated() {
        add(outcome, shards)
        next += outcome.next
        let expandedCount = min(start + (place + 1) * Self.chunkSize, batch.upperBound)
        if end == nil, expandedCount % Self.chunkSize == 0 {
          weigh(heldStates: level.count + next.count)
        }
        if end != nil { break }
      }
      if end == nil {
        checkpoint(depth: depth, frontier: level.count - batch.upperBound + next.count)
      }
      if end != nil { break }
    }
    weigh(heldStates: level.count + next.count)
    return next
  }

  /// The three rounds of a batch.
  @inlinable
  func expand(
    _ batch: Range<Int>, of level: [LevelChunk<Space>.Member], _ shards: VisitedShards,
    _ depth: Int, _ workerCount: Int
  ) -> [ChunkOutcome<Space>] {
    let (space, judge, chunkSize) = (space, judge, Self.chunkSize)
    let chunkCount = (batch.count + chunkSize - 1) / chunkSize
    let chunks = WorkSharing.map(chunkCount, workers: workerCount) { place in
      let first = batch.lowerBound + place * chunkSize
      return LevelChunk(first..<min(first + chunkSize, batch.upperBound), of: level, in: space)
    }
    let additions = WorkSharing.map(
      VisitedShards.shardCount, workers: chunkCount > 1 ? workerCount : 1
    ) { shards.insert(chunks, into: $0) }
    let allowances = allowances(for: chunks, additions)
    let propertyCount = counts.witnesses.count
    return WorkSharing.map(chunkCount, workers: workerCount) { place in
      ChunkOutcome(
        chunks[place], of: level, additions: additions.map { $0[place] },
        judge: judge, allowance: allowances[place], depth: depth, propertyCount: propertyCount)
    }
  }

  /// What is left for each chunk once those before it have spent theirs.
  @inlinable
  func allowances(
    for chunks: [LevelChunk<Space>], _ additions: [[[UInt64]]]
  ) -> [ChunkOutcome<Space>.Allowance] {
    var left = ChunkOutcome<Space>.Allowance(
      states: stateLimit - counts.distinct, generated: generatedLimit - counts.generated)
    return chunks.enumerated().map { place, chunk in
      defer {
        left.states = max(0, left.states - additions.reduce(0) { $0 + $1[place].count })
        left.generated = max(0, left.generated - chunk.transitions.count)
      }
      return left
    }
  }

  /// Adds what came of a chunk.
  @inlinable
  mutating func add(_ outcome: ChunkOutcome<Space>, _ shards: VisitedShards) {
    counts.add(outcome.counts)
    end = outcome.end
    if let deciding = outcome.deciding {
      trail = .fingerprints(shards.chain(to: deciding))
    }
  }
}
