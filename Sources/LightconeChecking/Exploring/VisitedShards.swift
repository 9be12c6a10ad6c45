public import Lightcone
public import Synchronization

/// The visited states in shards, each with a lock of its own, so that several workers can add to
/// them.
///
/// The shard of a state is decided by its fingerprint. A state's number is its number in the shard,
/// shifted, with the shard in the low bits. How many shards there are never depends on the number
/// of workers.
@usableFromInline
final class VisitedShards: Sendable {
  /// One shard.
  @usableFromInline
  final class Shard: Sendable {
    @usableFromInline let states = Mutex(VisitedStates())

    @usableFromInline
    init() {}
  }

  @inlinable
  static var shardBits: UInt64 { 4 }
  @inlinable
  static var shardCount: Int { 1 << 4 }

  @usableFromInline let shards = (0..<VisitedShards.shardCount).map { _ in Shard() }

  @usableFromInline
  init() {}

  /// The shard to which a state belongs. It takes bits that the tables do not use.
  @inlinable
  static func shard(of fingerprint: StateFingerprint) -> Int {
    Int(truncatingIfNeeded: fingerprint.high >> (64 &- shardBits))
  }

  /// Adds a single state.
  @usableFromInline
  func insert(_ fingerprint: StateFingerprint) -> (number: UInt32, isNew: Bool) {
    let shard = Self.shard(of: fingerprint)
    let (local, isNew) = shards[shard].states.withLock {
      $0.insert(fingerprint, parent: VisitedStates.noParent)
    }
    return (local << 4 | UInt32(shard), isNew)
  }

  /// Adds what some chunks have for one shard, chunk by chunk.
  ///
  /// - Returns: for each chunk, its new states: the place in the upper half, the number in the
  ///   lower.
  @inlinable
  func insert<Space>(_ chunks: [LevelChunk<Space>], into shard: Int) -> [[UInt64]] {
    shards[shard].states.withLock { states in
      chunks.map { chunk in
        var newcomers: [UInt64] = []
        for candidate in chunk.candidates[shard] {
          let (local, isNew) = states.insert(candidate.fingerprint, parent: candidate.parent)
          if isNew {
            let number = local << 4 | UInt32(truncatingIfNeeded: shard)
            newcomers.append(UInt64(candidate.place) << 32 | UInt64(number))
          }
        }
        return newcomers
      }
    }
  }

  /// The fingerprints from an initial state to the given one.
  @usableFromInline
  func chain(to number: UInt32) -> [StateFingerprint] {
    var chain: [StateFingerprint] = []
    var next = number
    while next != VisitedStates.noParent {
      let local = Int(next >> 4)
      let (fingerprint, parent) = shards[Int(next & 15)].states.withLock {
        ($0.fingerprints[local], $0.parents[local])
      }
      chain.append(fingerprint)
      next = parent
    }
    return chain.reversed()
  }
}
