import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// What the ap modes do with writes that did not know of each other.
@Suite struct MergeTests {
  private let cut: Values = [
    "op.rate": "0", "partition.start": "0s", "partition.duration": "5s",
  ]

  /// One write on each side of a cut, then the cut heals.
  private func twoWrites(_ mode: String, _ more: [Intervention] = []) throws -> Simulation {
    try capRun(
      cut.merging(["mode": mode]) { $1 },
      doing: [asked(1_000, 0, "write", "7"), asked(2_000, 4, "write", "9")] + more)
  }

  @Test("Last writer wins: both are acknowledged, one is lost")
  func lastWriterWins() throws {
    let run = try twoWrites("ap-lww", [asked(9_000, 2, "read")])
    #expect(run.number("acknowledged") == 2)
    #expect(run.number("divergence") == 0)
    #expect(run.number("writes.lost") == 1)
    #expect(run.sent("push 9").isEmpty == false)
    #expect(run.inspect(NodeID(0)).records.last?.hasPrefix("holds 9") == true)
  }

  @Test("The later timestamp wins, not the later write: a clock that is behind loses")
  func skewedClock() throws {
    let skew = Intervention.at(
      .start + .milliseconds(1_500), .clock(NodeID(4), .step(by: .zero - .seconds(3))))
    let run = try twoWrites("ap-lww", [skew])
    #expect(run.number("writes.lost") == 1)
    #expect(run.inspect(NodeID(4)).records.last?.hasPrefix("holds 7") == true)
  }

  @Test("Siblings keep both; who has read both replaces both")
  func siblings() throws {
    let run = try twoWrites("ap-siblings")
    #expect(run.number("siblings") == 2)
    let solved = try twoWrites(
      "ap-siblings", [asked(9_000, 2, "read"), asked(9_500, 2, "write", "16")])
    #expect(solved.number("siblings") == 1)
    #expect(solved.number("divergence") == 0)
    // Control: who writes without having read replaces neither.
    let blind = try twoWrites("ap-siblings", [asked(9_500, 2, "write", "16")])
    #expect(blind.number("siblings") == 3)
  }

  @Test("A counter loses nothing")
  func counter() throws {
    let run = try twoWrites("ap-crdt")
    #expect(run.number("least.count") == 2)
    for seed in 1...5 as ClosedRange<UInt64> {
      let busy = try capRun(capCut.merging(["mode": "ap-crdt"]) { $1 }, seed: seed)
      #expect(busy.number("least.count") == busy.number("acknowledged"))
    }
  }

  /// Fox and Brewer (1999): harvest is the part of the data that an answer takes into account.
  @Test("In a cut from the start, a side of k of five harvests k/5: 3/5 of 3/5 and 2/5 of 2/5")
  func harvest() throws {
    let run = try capRun([
      "mode": "ap-crdt", "rtt": "flat", "inter.rtt": "2ms", "partition.start": "0s",
      "partition.duration": "60s", "operations": "400",
    ])
    let seen = Double(try #require(run.number("harvest.read")))
    let whole = Double(try #require(run.number("harvest.whole")))
    #expect(abs(seen / whole - 0.52) < 0.02)
    // Control: without the cut nearly all is seen.
    let near = try capRun([
      "mode": "ap-crdt", "rtt": "flat", "inter.rtt": "2ms", "partition.shape": "one-way",
      "partition.start": "0s", "partition.duration": "1ms", "operations": "10",
    ])
    #expect(near.number("harvest.read") == 0)
  }
}
