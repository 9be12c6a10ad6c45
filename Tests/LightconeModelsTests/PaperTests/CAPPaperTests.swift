import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Gilbert and Lynch, "Brewer's Conjecture and the Feasibility of Consistent, Available,
/// Partition-Tolerant Web Services" (2002), with deadlines: what is answered in the cut is yield (Fox
/// and Brewer, "Harvest, Yield, and Scalable Tolerant Systems", 1999).
@Suite struct CAPPaperTests {
  /// A cut, how many of five clients can reach a majority, and how many of them are asked for.
  static let shapes = [("3|2", 3), ("2|3", 3), ("4|1", 4), ("2|2|1", 0), ("one-way", 3)]

  @Test("cp: where a majority can be reached all is answered, elsewhere nothing", arguments: shapes)
  func quorums(shape: String, served: Int) throws {
    let run = try capRun(capCut.merging(["partition.shape": shape]) { $1 })
    // From the cut's begin to one timeout before its end, 20 operations a second: 40 each.
    #expect(run.number("cut.asked") == 5 * 40)
    #expect(run.number("majority.asked") == served * 40)
    #expect(run.number("majority.answered") == served * 40)
    #expect(run.number("minority.asked") == (5 - served) * 40)
    #expect(run.number("minority.answered") == 0)
    #expect(try run.verdict() == .holds)
    for property in ["acknowledged-is-safe", "operations-end"] {
      #expect(run.property(property) == true)
    }
  }

  @Test("cp: a replica that only one other reaches is not served, those that reach three are")
  func nonTransitive() throws {
    let run = try capRun(capCut.merging(["partition.shape": "non-transitive"]) { $1 })
    #expect(run.number("majority.answered") == 4 * 40)
    #expect(run.number("minority.answered") == 0)
    #expect(try run.verdict() == .holds)
  }

  @Test(
    "ca: in a cut nobody is answered, on either side; behind it all go on",
    arguments: ["3|2", "4|1"])
  func everybody(shape: String) throws {
    let run = try capRun(
      capCut.merging(["mode": "ca", "partition.shape": shape, "operations": "80"]) { $1 })
    #expect(run.number("cut.asked") == 5 * 40)
    #expect(run.number("cut.answered") == 0)
    #expect(run.property("acknowledged-is-safe") == true)
    let whole = try capRun(["mode": "ca", "partition.duration": "0", "operations": "40"])
    #expect(whole.number("answered") == 5 * 40)
    #expect(try whole.verdict() == .holds)
  }

  @Test(
    "ap: everybody is always answered, and in the end all copies are the same",
    arguments: ["ap-lww", "ap-siblings", "ap-crdt"])
  func alone(mode: String) throws {
    for shape in ["3|2", "2|2|1", "one-way", "non-transitive"] {
      let run = try capRun(capCut.merging(["mode": mode, "partition.shape": shape]) { $1 })
      #expect(run.number("cut.asked") == 5 * 40)
      #expect(run.number("cut.answered") == 5 * 40)
      #expect(run.number("refused") == 0)
      #expect(run.number("unconfirmed") == 0)
      #expect(run.number("divergence") == 0)
    }
  }

  /// The two-node proof of Theorem 1: a write on one side, a later read on the other.
  private func proof(_ mode: String) throws -> Simulation {
    let values = [
      "mode": mode, "op.rate": "0", "partition.start": "0s", "partition.duration": "10s",
    ]
    return try capRun(
      values, doing: [asked(100, 0, "write", "7"), asked(900, 3, "read")])
  }

  @Test("An acknowledged write on one side, a later answered read on the other: not linearizable")
  func theorem() throws {
    for mode in ["ap-lww", "ap-siblings"] {
      let run = try proof(mode)
      #expect(run.number("cut.answered") == 2)
      #expect(try run.verdict() == .violated)
    }
    // Control: the same schedule, and a protocol that asks a majority.
    let run = try proof("cp")
    #expect(run.number("majority.answered") == 1)
    #expect(run.number("minority.answered") == 0)
    #expect(try run.verdict() == .holds)
  }

  /// All graphs on five replicas: 2^10. Each replica reaches those that it has an edge to.
  @Test(
    "26 of the 1,024 symmetric cuts of five leave nobody a majority, and they are all transitive")
  func census() {
    let pairs = (0..<5).flatMap { first in (first + 1..<5).map { (first, $0) } }
    var stopping = 0
    for graph in 0..<1 << pairs.count {
      var reach = (0..<5).map { 1 << $0 }
      for (index, pair) in pairs.enumerated() where graph >> index & 1 == 1 {
        reach[pair.0] |= 1 << pair.1
        reach[pair.1] |= 1 << pair.0
      }
      guard reach.allSatisfy({ $0.nonzeroBitCount < 3 }) else { continue }
      stopping += 1
      let isTransitive = (0..<5).allSatisfy { node in
        (0..<5).allSatisfy { reach[node] >> $0 & 1 == 0 || reach[$0] == reach[node] }
      }
      #expect(isTransitive)
    }
    #expect(stopping == 26)
  }
}
