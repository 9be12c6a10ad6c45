import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Two-phase commit is atomic, not isolated: a reader without locks can see one row changed and
/// another not yet.
@Suite struct ReaderTests {
  private func run(_ values: Values) throws -> Simulation {
    try finishedRun(
      of: TwoPhaseCommit.model, values.merging(["read.rate": "200/s"]) { $1 }, until: .seconds(5))
  }

  @Test(
    "A reader sees a mixed state though the outcome is atomic in the end",
    arguments: commitVariants)
  func mixedReads(variant: String) throws {
    let run = try run([
      "protocol": variant, "crash.point": "after-first-commit", "downtime": "2s",
    ])
    // About 200 reads a second while one row is changed and two are not.
    #expect(try #require(run.number("reads.mixed")) > 300)
    #expect(run.number("outcome.mixed") == 0)
    #expect(run.number("committed") == 1)
  }

  @Test("Control: with constant latencies and no crash no read is mixed", arguments: commitVariants)
  func noCrash(variant: String) throws {
    let run = try run(["protocol": variant])
    #expect(try #require(run.number("reads")) > 800)
    #expect(run.number("reads.mixed") == 0)
  }

  @Test("A read that one participant never answers counts for nothing")
  func participantDown() throws {
    let run = try finishedRun(
      of: TwoPhaseCommit.model, ["read.rate": "200/s"], doing: [.now(.crash(NodeID(3)))],
      until: .seconds(2))
    #expect(run.number("reads") == 0)
  }
}
