import Lightcone
import Testing

/// The shares of keys, computed.
@Suite struct KeyLawShareTests {
  @Test("Shares are those of the formula, and together 1")
  func formula() {
    let zipf = KeyLaw.zipf(keys: 4, exponent: Thousandths(1_000)).shares
    let sum = 1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0
    for (rank, share) in zipf.enumerated() {
      #expect(abs(share - 1 / (Double(rank + 1) * sum)) < 1e-12)
    }
    #expect(KeyLaw.uniform(keys: 5).shares == Array(repeating: 0.2, count: 5))
    let hot = KeyLaw.hotspot(keys: 4, hotKeys: 1, hotShare: .percent(40)).shares
    #expect(hot[0] == 0.4)
    #expect(abs(hot.reduce(0, +) - 1) < 1e-12)
  }

  @Test("A law that is not possible has none")
  func impossible() {
    #expect(KeyLaw.uniform(keys: 0).shares.isEmpty)
  }
}
