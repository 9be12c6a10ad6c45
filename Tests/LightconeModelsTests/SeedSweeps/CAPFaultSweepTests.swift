import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// The modes of `cap` on a network that loses, doubles and cuts, with replicas that crash and come back.
@Suite struct CAPFaultSweepTests {
  private static let rough: Values = [
    "net.loss": "10%", "net.duplication": "10%", "op.rate": "10/s", "operations": "30",
    "partition.start": "500ms", "partition.duration": "1s", "partition.shape": "2|2|1",
  ]

  private func run(_ seed: UInt64, _ values: Values) throws -> Simulation {
    let crashes = [(700, Int(seed) % 5), (1_900, Int(seed + 2) % 5)].map { time, node in
      Intervention.at(
        .start + .milliseconds(Int64(time)),
        .crash(NodeID(node), restartAfter: .milliseconds(400)))
    }
    return try capRun(
      Self.rough.merging(values) { $1 }, seed: seed, doing: crashes, until: .seconds(30))
  }

  @Test(
    "Quorums stay linearizable, and acknowledged values safe",
    arguments: 1...8 as ClosedRange<UInt64>)
  func quorums(seed: UInt64) throws {
    let run = try run(seed, ["mode": "cp", "disk.fsync": "3ms"])
    #expect(try #require(run.number("answered")) > 20)
    #expect(try #require(run.number("refused")) > 0)
    #expect(try run.verdict() == .holds)
    #expect(run.property("acknowledged-is-safe") == true)
  }

  @Test(
    "Replicas that answer alone agree in the end", arguments: ["ap-lww", "ap-siblings", "ap-crdt"])
  func alone(mode: String) throws {
    for seed in 1...8 as ClosedRange<UInt64> {
      let run = try run(seed, ["mode": mode])
      #expect(run.number("unconfirmed") == 0)
      #expect(run.number("divergence") == 0)
      #expect(run.number("errors") == 0)
      for property in ["replicas-agree", "counts-are-real"] {
        #expect(run.property(property) == true)
      }
    }
  }

  @Test("Control: before the cut has healed they do not agree")
  func diverged() throws {
    let values = Self.rough.merging(["mode": "ap-lww", "partition.duration": "20s"]) { $1 }
    let run = try capRun(values, until: .seconds(6))
    #expect(try #require(run.number("divergence")) > 0)
    #expect(try #require(run.number("unconfirmed")) > 0)
  }
}
