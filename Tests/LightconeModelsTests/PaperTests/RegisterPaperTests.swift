import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// What Attiya, Bar-Noy and Dolev (JACM 42:1, 1995) promise of a register in a message-passing system.
@Suite struct RegisterPaperTests {
  private let model = ReplicatedRegister.model

  private func linearizability(_ run: Simulation) throws -> Verdict {
    try HistoryChecks.check(
      OperationHistory(run.trace), model: "register", condition: "linearizable"
    ).verdict
  }

  /// Messages take very different times, so that quorums differ.
  private static let uneven = ["net.latency": "exponential(10ms)", "think.time": "5ms"]

  @Test("Every history is linearizable, with one writer and with many", arguments: 1...30)
  func linearizable(seed: UInt64) throws {
    for more in [["protocol": "single-writer", "writers": "1"], ["replicas": "5"]] {
      let values = Self.uneven.merging(["clients": "4", "operations": "8"]) { $1 }
        .merging(more) { $1 }
      #expect(try linearizability(finishedRun(of: model, seed: seed, values)) == .holds)
    }
  }

  @Test("Loss and a minority of crashes make some operations fail, and no history wrong")
  func withFaults() throws {
    var failures = 0
    for seed in 1...30 {
      let values = Self.uneven.merging(["replicas": "5", "net.loss": "5%"]) { $1 }
      var crashes: [Intervention] = []
      for (replica, milliseconds) in [(3, 20), (5, 35)] {
        crashes.append(
          .at(.start + .milliseconds(Int64(milliseconds)), .crash(NodeID(replica))))
      }
      let run = try finishedRun(of: model, seed: UInt64(seed), values, doing: crashes)
      #expect(try linearizability(run) != .violated)
      #expect(run.property("operations-end") == true)
      failures += run.number("given.up") ?? 0
    }
    #expect(failures > 0)
  }

  @Test("Control: without write-back some history is not linearizable, with it each one is")
  func withoutWriteBack() throws {
    func violations(_ writeBack: String) throws -> Int {
      let values = Self.uneven.merging(
        [
          "replicas": "2", "read.quorum": "1", "write.quorum": "2", "ask": "quorum",
          "clients": "4", "writers": "1", "operations": "10", "write.back": writeBack,
        ]) { $1 }
      return try (1...20).count { seed in
        try linearizability(finishedRun(of: model, seed: UInt64(seed), values)) == .violated
      }
    }
    #expect(try violations("off") > 0)
    #expect(try violations("on") == 0)
  }

  @Test("Control: quorums without a common replica miss what was written")
  func disjointQuorums() throws {
    var violated = 0
    for seed in 1...20 {
      let values = Self.uneven.merging(["read.quorum": "1", "write.quorum": "1"]) { $1 }
      if try linearizability(finishedRun(of: model, seed: UInt64(seed), values)) == .violated {
        violated += 1
      }
    }
    #expect(violated > 0)
  }

  /// Each round asks n replicas and hears from all n: 2n messages.
  @Test(
    "A read takes two rounds, a write by the only writer one, by one of many two",
    arguments: [1, 3, 5, 9])
  func messages(replicas n: Int) throws {
    func rounds(_ values: Values) throws -> Int {
      let run = try finishedRun(
        of: model,
        ["replicas": "\(n)", "operations": "1", "net.latency": "5ms"].merging(values) { $1 })
      #expect(run.number("open") == 0)
      let messages = try #require(run.number("messages"))
      #expect(messages.isMultiple(of: 2 * n))
      return messages / (2 * n)
    }
    let single = ["protocol": "single-writer", "writers": "1"]
    #expect(try rounds(["clients": "1"].merging(single) { $1 }) == 1)
    #expect(try rounds(["clients": "1", "writers": "1"]) == 2)
    #expect(try rounds(["clients": "1", "read.ratio": "100%"]) == 2)
    #expect(try rounds(["clients": "2"].merging(single) { $1 }) == 1 + 2)
    // Control: without write-back a read takes one.
    #expect(try rounds(["clients": "1", "read.ratio": "100%", "write.back": "off"]) == 1)
  }

  @Test("A client that asks only as many as it needs saves messages", arguments: [3, 5, 9])
  func fewerMessages(replicas n: Int) throws {
    let run = try finishedRun(
      of: model,
      [
        "replicas": "\(n)", "operations": "1", "clients": "1", "read.ratio": "100%",
        "ask": "quorum",
      ])
    #expect(run.number("messages") == 4 * (n / 2 + 1))
  }

  @Test("Without waiting for each other, a read takes four latencies, a single write two")
  func latencies() throws {
    let (latency, sync) = (Int64(5_000_000), Int64(2_000_000))
    let run = try finishedRun(
      of: model,
      [
        "net.latency": "5ms", "disk.fsync": "2ms", "clients": "2", "operations": "1",
        "protocol": "single-writer", "writers": "1", "think.time": "1ms",
      ])
    // Both begin together; the read finds nothing, and nothing need be stored for it.
    #expect(run.series("write.latency") == [2 * latency + sync])
    #expect(run.series("read.latency").allSatisfy { $0 >= 4 * latency && $0 <= 4 * latency + sync })
    #expect(run.series("read.latency").count == 1)
  }

  @Test("A majority of crashes stops the register; one replica fewer does not")
  func majority() throws {
    for (crashed, finishes) in [(2, true), (3, false)] {
      let crashes = (0..<crashed).map {
        Intervention.now(.crash(NodeID(1 + $0)))
      }
      let run = try finishedRun(
        of: model, ["clients": "1", "replicas": "5", "operations": "3"], doing: crashes)
      let done = (run.number("reads.done") ?? 0) + (run.number("writes.done") ?? 0)
      #expect(done == (finishes ? 3 : 0))
    }
  }
}
