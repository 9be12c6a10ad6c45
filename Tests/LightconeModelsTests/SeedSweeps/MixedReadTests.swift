import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Readers of a saga see half-done orders: as many as polls fall into the time of exposure.
@Suite struct MixedReadTests {
  /// Polls come as a Poisson process: their number in a window has its mean as variance.
  @Test("Mixed reads are the read rate times the exposure, within 4 standard errors")
  func mixedReads() throws {
    let values = [
      "net.latency": "50ms", "disk.fsync": "50ms", "step.timeout": "1s", "read.rate": "500/s",
    ]
    var mixed = 0
    var expected = 0.0
    for seed in 1...10 as ClosedRange<UInt64> {
      let run = try finishedRun(of: Saga.model, seed: seed, values, until: .seconds(1))
      mixed += try #require(run.number("reads.mixed"))
      let exposure = try #require(run.number("exposure"))
      #expect(exposure == 400_000_000)
      expected += 500 * Double(exposure) / 1e9
    }
    #expect(expected == 2_000)
    #expect(abs(Double(mixed) - expected) <= 4 * expected.squareRoot())
  }

  @Test("Control: one service is never seen half done")
  func oneService() throws {
    let run = try finishedRun(
      of: Saga.model, ["participants": "1", "read.rate": "500/s"], until: .seconds(1))
    #expect(try #require(run.number("reads")) > 400)
    #expect(run.number("reads.mixed") == 0)
  }

  @Test("Control: a compensated saga was seen half done too")
  func compensated() throws {
    let run = try finishedRun(
      of: Saga.model, ["step.fail.at": "3", "read.rate": "1000/s"], until: .seconds(2))
    #expect(run.number("compensated") == 1)
    #expect(try #require(run.number("reads.mixed")) > 20)
  }
}
