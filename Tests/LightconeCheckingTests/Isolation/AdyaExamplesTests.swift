import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

/// Histories of Adya's thesis and of Berenson et al., with the verdicts that follow from the
/// definitions.
@Suite struct AdyaExamplesTests {
  @Test("Berenson et al. A5A, read skew: x is read before a transfer, y after it")
  func readSkew() throws {
    let result = try Isolation.check(
      transactions([
        .ok("[w x 50] [w y 51]"), .ok("[r x 50] [r y 90]"),
        .ok("[r x 50] [r y 51] [w x 10] [w y 90]"),
      ]))
    #expect(result.kinds == [.gSingle])
    #expect(result.weakestViolated == [.consistentView, .repeatableRead])
    #expect(result.verdict(for: .readCommitted) == .holds)
  }

  @Test("Berenson et al. A5B, write skew: both read x and y, each writes one")
  func writeSkew() throws {
    let result = try Isolation.check(
      transactions([
        .ok("[w x 50] [w y 51]"), .ok("[r x 50] [r y 51] [w y -40]"),
        .ok("[r x 50] [r y 51] [w x -41]"),
      ]))
    #expect(result.kinds == [.writeSkew])
    #expect(result.weakestViolated == [.repeatableRead])
    #expect(result.verdict(for: .snapshotIsolation) == .holds)
  }

  @Test("Berenson et al. P4, lost update: both add to x = 100, one addition is gone")
  func lostUpdate() throws {
    let result = try Isolation.check(
      transactions([.ok("[w x 100]"), .ok("[r x 100] [w x 130]"), .ok("[r x 100] [w x 120]")]))
    #expect(result.kinds == [.lostUpdate])
    #expect(result.weakestViolated == [.consistentView, .repeatableRead])
  }

  @Test("Adya G1a: what the writer of a read version aborts, the reader must abort too")
  func abortedRead() throws {
    let result = try Isolation.check(transactions([.fail("[w x 1]"), .ok("[r x 1]")]))
    #expect(result.kinds == [.g1a])
    #expect(result.weakestViolated == [.readCommitted])
    let cascade = try Isolation.check(
      transactions([.fail("[w x 1]"), .fail("[r x 1]"), .ok("[r x nil]")]))
    #expect(cascade.anomalies == [])
  }

  @Test("Elle (VLDB 2020): a read that misses an append that another one has seen is G-single")
  func elle() throws {
    let result = try Isolation.check(
      transactions([
        .ok("[append 253 1] [append 253 3] [append 253 4] [append 255 2] [append 255 3]"),
        .ok("[append 255 8] [r 253 [1 3 4]]"),
        .ok("[append 256 4] [r 255 [2 3 8]] [r 256 [4]] [r 253 [1 3 4]]"),
        .ok("[append 250 10] [r 253 [1 3 4]] [r 255 [2 3]] [append 256 3] [r 256 [4 3]]"),
      ]))
    #expect(result.kinds == [.gSingle])
    let cycle = try #require(result.anomalies.first)
    #expect(cycle.dependencies.filter { $0 == .readWrite }.count == 1)
    #expect(Set(cycle.operations) == [1, 2, 3])
  }
}
