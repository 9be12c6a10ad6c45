import Lightcone
import LightconeModels
import Testing

/// The parts of placement, one by one.
@Suite struct PlacementTests {
  private let mixing = KeyHash.avalanche(seed: 7)

  private func meanFlips(_ hash: KeyHash) -> Double {
    let flips = (1...2_000).map { key in
      (hash.bits(of: RowKey(key)) ^ hash.bits(of: RowKey(key + 1))).nonzeroBitCount
    }
    return Double(flips.reduce(0, +)) / Double(flips.count)
  }

  /// The number of flipped bits is binomial: its deviation is 2.83, and that of the mean of 2,000 is 0.063.
  @Test("Neighbouring keys differ in half of the bits of a hash with avalanche")
  func avalanche() {
    #expect(abs(meanFlips(mixing) - 16) < 0.26)
  }

  @Test("Control: in a polynomial hash they differ in few")
  func polynomial() {
    #expect(meanFlips(.polynomial) < 4)
  }

  @Test("The polynomial hash is that of Java's strings")
  func java() {
    // "4711".hashCode() by hand: the digits are 52, 55, 49 and 49.
    let code = ((52 * 31 + 55) * 31 + 49) * 31 + 49
    #expect(KeyHash.polynomial.bits(of: RowKey(4_711)) == UInt32(code))
  }

  @Test("A remainder is never negative, and one of a number with a sign is for half of the keys")
  func remainders() {
    let keys = (1...2_000).map { RowKey($0) }
    #expect(keys.allSatisfy { (0..<7).contains(mixing.remainder(of: $0, modulo: 7)) })
    let negative = keys.count { mixing.signedRemainder(of: $0, modulo: 7) < 0 }
    // Six of seven negative hashes leave something: 857 of 2,000, with a deviation of 22.
    #expect((757...957).contains(negative))
  }

  @Test("A salt moves a row")
  func salts() {
    let bits = (0..<8).map { mixing.bits(of: RowKey(1, salt: $0)) }
    #expect(Set(bits).count == 8)
  }

  @Test("Ranges end where they say, and a group stays together")
  func partitions() {
    let ranges = Partitioning.ranges(ends: [3, 5, 9])
    #expect((1...9).map { ranges.partition(of: RowKey($0)) } == [0, 0, 0, 1, 1, 2, 2, 2, 2])
    let slots = Partitioning.slots(count: 1_024, hash: mixing, groupSize: 10)
    #expect(Set((1...10).map { slots.partition(of: RowKey($0)) }).count == 1)
    #expect(slots.partition(of: RowKey(10)) != slots.partition(of: RowKey(11)))
    #expect(
      (1...10).map { Partitioning.tables.partition(of: RowKey($0)) }.filter { $0 == 0 }.count == 7)
  }

  @Test("A residue of N * (N + 1) says the shard with N and with N + 1")
  func residues() {
    let residues = Partitioning.residues(count: 20, hash: mixing)
    for key in 1...500 {
      let row = RowKey(key)
      let residue = residues.partition(of: row)
      #expect(residue % 4 == mixing.remainder(of: row, modulo: 4))
      #expect(residue % 5 == mixing.remainder(of: row, modulo: 5))
    }
  }

  @Test("A new shard takes its part of the slots, and nothing else moves")
  func levelled() {
    let before = Assignment.roundRobin(partitions: 1_024, shards: 4)
    let after = Assignment.levelled(before, adding: 4)
    #expect(zip(before, after).count { $0 != $1 } == 1_024 / 5)
    #expect(zip(before, after).allSatisfy { $0 == $1 || $1 == 4 })
    let counts = (0..<5).map { shard in after.count { $0 == shard } }
    #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
  }

  @Test("A directory places by load: nothing is heavier than it has to be")
  func balanced() {
    let loads = [8.0, 7, 6, 5, 4, 3, 2, 1]
    let placed = Assignment.balanced(loads: loads, shards: 3)
    let sums = (0..<3).map { shard in
      zip(loads, placed).reduce(0) { $0 + ($1.1 == shard ? $1.0 : 0) }
    }
    // Longest first: 8 4 1, 7 3 2 and 6 5.
    #expect(sums.sorted() == [11, 12, 13])
    let grown = Assignment.rebalanced(placed, loads: loads, adding: 3)
    #expect(zip(placed, grown).allSatisfy { $0 == $1 || $1 == 3 })
    #expect(grown.contains(3))
  }

  @Test("The busiest range is halved by load, and its neighbours stay")
  func halving() {
    let loads = [1.0, 1, 1, 1, 5, 1, 1, 3]
    #expect(RangeSplit.halvingBusiest([4, 8], loads: loads) == [4, 5, 8])
    #expect(RangeSplit.even(keys: 10, shards: 3) == [3, 6, 10])
  }

  @Test("A map takes newer news only")
  func news() {
    var map = ShardMap([0, 1])
    let isNews = map.learn(PartitionPlace(partition: 0, shard: 1, version: 3))
    let isOld = map.learn(PartitionPlace(partition: 0, shard: 0, version: 2))
    #expect(isNews)
    #expect(!isOld)
    #expect(map.shard(of: 0) == 1)
    #expect(map.version(of: 0) == 3)
    #expect(map.version(of: 1) == 1)
  }

  @Test("Popularity gives each key its share, wherever the popular ones are")
  func popularity() throws {
    let law = KeyLaw.zipf(keys: 100, exponent: Thousandths(1_000))
    let inOrder = try KeyPopularity(law, first: 40, shuffledBy: nil)
    #expect(inOrder.key(ofRank: 0) == 40)
    #expect(inOrder.key(ofRank: 61) == 1)
    let shuffled = try KeyPopularity(law, first: 1, shuffledBy: 3)
    #expect(Set((0..<100).map(shuffled.key(ofRank:))) == Set(1...100))
    #expect(abs(shuffled.shares.reduce(0, +) - 1) < 1e-9)
    #expect(shuffled.shares.sorted() == inOrder.shares.sorted())
    // The harmonic number of 100 is 5.187378.
    #expect(abs((shuffled.shares.max() ?? 0) - 1 / 5.187378) < 1e-6)
  }
}
