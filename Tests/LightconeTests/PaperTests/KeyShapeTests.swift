import Foundation
import LightconeTrace
import Testing

@testable import Lightcone

/// Keys are as popular as their law says (Zipf: Human Behavior and the Principle of Least Effort,
/// 1949; the hot spot as in YCSB, Cooper and others, SoCC 2010).
@Suite("Popularity of keys")
struct KeyShapeTests {
  private func counts(_ law: KeyLaw, _ total: Int = 100_000) throws -> [Int] {
    let sampler = try KeySampler(law)
    var counts = Array(repeating: 0, count: law.keys)
    for bits in Statistics.bits(total, seed: 21) { counts[sampler.key(bits)] += 1 }
    return counts
  }

  /// Zipf's law, by the C library's functions.
  private func zipf(_ keys: Int, _ exponent: Double) -> [Double] {
    let weights = (1...keys).map { pow(Double($0), -exponent) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  @Test(
    "Zipf's law gives key k a share in proportion to (k + 1)^-s", arguments: [0, 700, 990, 1_500])
  func zipf(thousandths: Int) throws {
    let exponent = Double(thousandths) / 1_000
    let keys = thousandths == 1_500 ? 100 : 500
    let drawn = try counts(.zipf(keys: keys, exponent: Thousandths(thousandths)))
    #expect(Statistics.chiSquare(drawn, zipf(keys, exponent)) < 1)
    // The controls: exponents that are a little off.
    #expect(Statistics.chiSquare(drawn, zipf(keys, exponent + 0.08)) > 1)
    #expect(Statistics.chiSquare(drawn, zipf(keys, exponent - 0.08)) > 1)
  }

  @Test("the alias table holds exactly Zipf's law")
  func tableIsExact() throws {
    for (keys, thousandths) in [(1, 990), (2, 0), (7, 1_000), (1_000, 990), (300, 10_000)] {
      let law = KeyLaw.zipf(keys: keys, exponent: Thousandths(thousandths))
      let table = try #require(try KeySampler(law).table)
      var shares = Array(repeating: 0.0, count: keys)
      for column in 0..<keys {
        let own = Double(table.thresholds[column]) * 0x1p-64
        shares[column] += own / Double(keys)
        shares[Int(table.aliases[column])] += (1 - own) / Double(keys)
      }
      let expected = zipf(keys, Double(thousandths) / 1_000)
      let wrong = zipf(keys, Double(thousandths) / 1_000 + 0.000_001)
      let error = zip(shares, expected).map { abs($0 - $1) }.max() ?? 1
      #expect(error < 1e-12)
      // The control: an exponent that is off by a millionth.
      let control = zip(shares, wrong).map { abs($0 - $1) }.max() ?? 1
      #expect(keys == 1 || thousandths == 10_000 || control > 1e-8)
    }
  }

  @Test("a uniform law touches all keys alike")
  func uniform() throws {
    let drawn = try counts(.uniform(keys: 500))
    #expect(Statistics.chiSquare(drawn, zipf(500, 0)) < 1)
    #expect(Statistics.chiSquare(drawn, zipf(500, 0.05)) > 1)
  }

  @Test("a hot spot gets its share, and inside it all keys are alike")
  func hotspot() throws {
    let drawn = try counts(.hotspot(keys: 200, hotKeys: 20, hotShare: .percent(80)))
    let shares = { (hot: Double) in
      (0..<200).map { $0 < 20 ? hot / 20 : (1 - hot) / 180 }
    }
    #expect(Statistics.chiSquare(drawn, shares(0.8)) < 1)
    // The control: a share that is 1.5 points off.
    #expect(Statistics.chiSquare(drawn, shares(0.785)) > 1)
    // All or nothing.
    let all = try counts(.hotspot(keys: 5, hotKeys: 2, hotShare: .always), 1_000)
    #expect(all[2...].allSatisfy { $0 == 0 })
    let none = try counts(.hotspot(keys: 5, hotKeys: 2, hotShare: .never), 1_000)
    #expect(none[..<2].allSatisfy { $0 == 0 })
  }
}
