import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Two stores and a crash of whoever writes.
@Suite struct StranglerDualWriteTests {
  private let values: Values = [
    "features": "1", "rows": "1", "dual.gap": "5ms", "sync.retry": "500ms",
    "facade.latency": "0ms",
  ]

  /// One write, taken by the legacy system, which crashes at a time and comes back a second later.
  private func crash(_ node: Int, at milliseconds: Int64, _ mode: String) throws -> Simulation {
    let fault = Intervention.at(
      .start + .milliseconds(milliseconds), .crash(NodeID(node), restartAfter: .seconds(1)))
    return try stranglerRun(
      values.merging(["data.mode": mode]) { $1 }, doing: [(1_000, "client1", "write")], [fault])
  }

  /// The request arrives at 1,010 ms. The second write is sent at 1,015 ms and arrives at 1,020 ms. A
  /// crash at a moment comes before anything else of that moment.
  @Test("Dual writes end different exactly if the crash falls between the two")
  func between() throws {
    for moment in 1_005...1_030 as ClosedRange<Int64> {
      let writer = try crash(3, at: moment, "dual-write")
      #expect((writer.number("divergence") == 1) == (1_011...1_015).contains(moment))
      let other = try crash(4, at: moment, "dual-write")
      #expect((other.number("divergence") == 1) == (moment <= 1_020))
    }
  }

  @Test("With an outbox or change data capture no moment does it", arguments: ["outbox", "cdc"])
  func streams(mode: String) throws {
    for node in mode == "cdc" ? [3, 4, 5] : [3, 4] {
      for moment in stride(from: Int64(1_005), through: 1_150, by: 5) {
        let run = try crash(node, at: moment, mode)
        #expect(run.number("divergence") == 0)
        #expect(run.number("unsynced") == 0)
      }
    }
  }

  @Test("In a sweep over all crash points only dual writes end different")
  func sweep() throws {
    let busy: Values = [
      "features": "1", "rows": "2", "requests": "5", "read.ratio": "0%", "clients": "1",
      "sync.lag": "20ms",
    ]
    func diverging(_ mode: String) throws -> Int {
      try crashSweep(
        of: StranglerFig.model, busy.merging(["data.mode": mode]) { $1 }
      ).count { $0.number("divergence") != 0 }
    }
    #expect(try diverging("outbox") == 0)
    #expect(try diverging("cdc") == 0)
    #expect(try diverging("dual-write") > 0)
  }

  @Test("The rows that were there are copied once, before all changes")
  func copied() throws {
    let run = try stranglerRun(["data.mode": "cdc", "requests": "0"])
    #expect(run.number("rows.copied") == 80)
    #expect(run.number("divergence") == 0)
    let shared = try stranglerRun(["requests": "0"])
    #expect(shared.number("rows.copied") == 0)
  }
}
