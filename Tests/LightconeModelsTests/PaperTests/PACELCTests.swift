import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Abadi, "Consistency Tradeoffs in Modern Distributed Database System Design" (2012): else, latency or
/// consistency. Without a cut each mode waits for the round trips that its rounds need.
@Suite struct PACELCTests {
  /// Round trips from the first replica, as the tables say.
  static let rows: [(table: String, milliseconds: [Int64])] = [
    ("line", [20, 40, 80, 160]), ("aws-2017", [81, 87, 145, 230]), ("flat", [40, 40, 40, 40]),
  ]

  private func latency(
    _ mode: String, _ table: String, _ word: String, _ more: Values = [:]
  ) throws -> Int64 {
    let values = [
      "mode": mode, "rtt": table, "op.rate": "0", "partition.duration": "0s",
    ]
    let words = word == "write" ? ["write", "7"] : ["read"]
    let run = try capRun(
      values.merging(more) { $1 },
      doing: [.at(.start + .seconds(1), .operate(NodeID(0), words))])
    let samples = run.series("\(word).latency")
    return try #require(samples.count == 1 ? samples.first : nil) / 1_000_000
  }

  @Test("Quorums wait for the second nearest, once or twice; ca for the farthest", arguments: rows)
  func rounds(table: String, milliseconds: [Int64]) throws {
    let (majority, all) = (milliseconds[1], milliseconds[3])
    #expect(try latency("cp", table, "write", ["writers": "1"]) == majority)
    #expect(try latency("cp", table, "write") == 2 * majority)
    #expect(try latency("cp", table, "read") == 2 * majority)
    #expect(try latency("ca", table, "write") == all)
    #expect(try latency("ca", table, "read") == all)
    #expect(try latency("cp-leader", table, "write") == majority)
    // Control: without write-back a read is a round shorter, and wrong.
    #expect(try latency("cp", table, "read", ["bug": "no-write-back"]) == majority)
  }

  @Test("What asks nobody takes the local time: a read under a lease, and every ap mode")
  func local() throws {
    #expect(try latency("cp-leader", "line", "read") == 1)
    for mode in ["ap-lww", "ap-siblings", "ap-crdt"] {
      for word in ["read", "write"] { #expect(try latency(mode, "line", word) == 1) }
    }
  }

  @Test("Far from the leader an operation waits for the way there too")
  func follower() throws {
    let run = try capRun(
      ["mode": "cp-leader", "op.rate": "0", "partition.duration": "0s"],
      doing: [asked(1_000, 4, "read"), asked(2_000, 4, "write", "7")])
    #expect(run.series("read.latency") == [160_000_000])
    #expect(run.series("write.latency") == [200_000_000])
  }
}
