import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// One cache for all servers, or one in each process.
@Suite struct CachePlacementTests {
  private let reads: Values = [
    "requests": "4000", "read.ratio": "100%", "request.gap": "20ms", "keys": "200",
    "capacity": "40",
  ]

  /// Che's approximation for LRU under independent requests by Zipf's law with exponent 1 (Che, Tung and
  /// Wang, "Hierarchical Web Caching Systems", 2002): the characteristic time T solves
  /// Σ (1 - exp(-p T)) = C, and the hit ratio is Σ p (1 - exp(-p T)).
  private func expectedHitRatio(capacity: Int, keys: Int) -> Double {
    let weights = (1...keys).map { 1 / Double($0) }
    let sum = weights.reduce(0, +)
    let shares = weights.map { $0 / sum }
    var (low, high) = (0.0, 1e7)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      let held = shares.reduce(0) { $0 + 1 - exp(-$1 * middle) }
      if held < Double(capacity) { low = middle } else { high = middle }
    }
    return shares.reduce(0) { $0 + $1 * (1 - exp(-$1 * low)) }
  }

  /// e to the power of x, by its series on a small part of x.
  private func exp(_ x: Double) -> Double {
    if x < -60 { return 0 }
    var (term, sum) = (1.0, 1.0)
    for n in 1...20 {
      term *= x / 64 / Double(n)
      sum += term
    }
    for _ in 0..<6 { sum *= sum }
    return sum
  }

  /// The standard error of a hit ratio over 4,000 reads is 0.8 points; four of them, and what the first
  /// reads miss because the cache is empty: at most a miss for each place.
  @Test("The hit ratio of a shared cache is that of LRU with its capacity")
  func sharedHitRatio() throws {
    for capacity in [10, 40] {
      let run = try cacheRun(reads.merging(["capacity": "\(capacity)"]) { $1 })
      let cold = Double(capacity) / 4_000
      let expected = expectedHitRatio(capacity: capacity, keys: 200)
      #expect(abs(run.hitRatio + cold / 2 - expected) < 0.032 + cold / 2)
    }
  }

  @Test("Four internal caches hit as often as one of them would, and hold four copies")
  func internalHitRatio() throws {
    let run = try cacheRun(reads.merging(["placement": "internal"]) { $1 })
    let expected = expectedHitRatio(capacity: 40, keys: 200)
    let cold = 160.0 / 4_000
    #expect(abs(run.hitRatio + cold / 2 - expected) < 0.032 + cold / 2)
    #expect(run.number("copies") == 160)
    // Control: the same memory as a shared cache of 40 hits far less often.
    let small = try cacheRun(reads.merging(["placement": "internal", "capacity": "10"]) { $1 })
    #expect(small.hitRatio < run.hitRatio - 0.1)
  }

  @Test("A shared cache is never stale for long; internal ones are until their copies expire")
  func staleness() throws {
    let traffic: Values = ["requests": "1500"]
    let shared = try cacheRun(traffic)
    #expect(shared.number("stale.reads") == 0)
    let own = traffic.merging(["placement": "internal"]) { $1 }
    let unbounded = try cacheRun(own)
    #expect(unbounded.number("stale.reads") ?? 0 > 100)
    #expect(unbounded.number("staleness") ?? 0 > 5_000_000_000)
    let bounded = try cacheRun(own.merging(["ttl": "500ms"]) { $1 })
    #expect(bounded.number("stale.reads") ?? 0 > 10)
    #expect(bounded.number("staleness") ?? 0 <= 500_000_000)
    #expect(bounded.series("copy.age").allSatisfy { $0 < 500_000_000 })
  }

  @Test("A loop over one row more than fits never hits under LRU; with room for all it hits always")
  func thrashing() throws {
    let loop: Values = [
      "pattern": "loop", "servers": "1", "keys": "50", "read.ratio": "100%", "requests": "1000",
      "request.gap": "20ms",
    ]
    for eviction in ["lru", "fifo"] {
      let run = try cacheRun(loop.merging(["capacity": "49", "eviction": eviction]) { $1 })
      #expect(run.number("hits") == 0)
    }
    #expect(try cacheRun(loop.merging(["capacity": "50"]) { $1 }).number("hits") == 950)
  }
}
