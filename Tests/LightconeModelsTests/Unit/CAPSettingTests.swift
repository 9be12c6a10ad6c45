import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeModels
import LightconeTrace
import Testing

@Suite struct CAPSettingTests {
  @Test(
    "Settings that are impossible together are refused",
    arguments: [
      ["partition.shape": "2|1"], ["replicas": "6", "rtt": "flat"], ["replicas": "7"],
      ["writers": "6"], ["clients": "6"], ["bug": "adds-on-merge"],
      ["mode": "ap-lww", "bug": "half-quorum"],
    ])
  func impossible(values: Values) {
    #expect(throws: Diagnostic.self) { try capRun(values) }
  }

  @Test(
    "Every shape is a cut of some number of replicas, and heals",
    arguments: [
      ("2|1", 3), ("3|1", 4), ("2|2", 4), ("3|2", 5), ("2|3", 5), ("4|1", 5), ("2|2|1", 5),
      ("4|3", 7), ("3|3|1", 7), ("5|4", 9), ("one-way", 3), ("non-transitive", 9), ("star", 4),
    ])
  func shapes(shape: String, replicas: Int) throws {
    let run = try capRun([
      "partition.shape": shape, "replicas": "\(replicas)", "rtt": "flat", "operations": "10",
      "op.rate": "10/s", "partition.start": "100ms", "partition.duration": "700ms",
      "op.timeout": "300ms",
    ])
    let asked = try #require(run.number("cut.asked"))
    #expect(asked > 0)
    #expect(run.number("majority.answered") == run.number("majority.asked"))
    #expect(run.number("minority.answered") == 0)
    #expect(try #require(run.number("minority.asked")) > 0)
    #expect(run.property("operations-end") == true)
  }

  @Test("A client asks whatever the answers: what it asks meanwhile counts as a further client's")
  func openLoop() throws {
    let run = try capRun(["mode": "ca", "partition.start": "0s", "operations": "8"])
    #expect(run.number("asked") == 40)
    let history = OperationHistory(run.trace)
    #expect(Set(history.operations.map(\.client)).count > 5)
    #expect(history.clientNames[0] == "A")
    #expect(history.clientNames[5] == "A (2)")
    #expect(try run.verdict() != .violated)
  }

  @Test("Without a table each message takes net.latency")
  func noTable() throws {
    let run = try capRun(
      ["rtt": "none", "net.latency": "7ms", "op.rate": "0", "partition.duration": "0s"],
      doing: [asked(1, 0, "write", "7")])
    #expect(run.series("write.latency") == [28_000_000])
  }

  @Test("Operations by hand are understood or refused")
  func byHand() throws {
    let run = try capRun(
      ["op.rate": "0", "partition.duration": "0s"],
      doing: [asked(1, 0, "write", "7"), asked(500, 3, "read")])
    #expect(run.number("answered") == 2)
    for words in [["write"], ["write", "seven"], ["read", "x"], ["add"]] {
      #expect(throws: FaultProblem.self) {
        try capRun([:], doing: [.at(.start, .operate(NodeID(0), words))])
      }
    }
  }

  @Test("The client of a replica that crashed does not come back")
  func clientRestart() throws {
    let crash = Intervention.at(
      .start + .milliseconds(300), .crash(NodeID(1), restartAfter: .milliseconds(100)))
    let run = try capRun(
      ["operations": "20", "partition.duration": "0s"], doing: [crash])
    #expect(run.number("asked") == 4 * 20 + 6)
    #expect(try run.verdict() == .holds)
  }
}
