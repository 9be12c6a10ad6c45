import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Each deliberate defect of the replicated register is caught, and nothing is without it.
@Suite struct RegisterMutantTests {
  private let model = ReplicatedRegister.model
  private static let uneven = [
    "net.latency": "exponential(10ms)", "think.time": "5ms", "clients": "4", "operations": "8",
  ]

  /// In how many of some runs a property is violated at some moment, and how many are not
  /// linearizable.
  private func findings(
    _ property: String, _ values: Values, seeds: ClosedRange<UInt64> = 1...60
  ) throws -> (violated: Int, notLinearizable: Int) {
    var (violated, notLinearizable) = (0, 0)
    for seed in seeds {
      let run = try finishedRun(of: model, seed: seed, Self.uneven.merging(values) { $1 })
      if run.property(property) == false { violated += 1 }
      let result = try HistoryChecks.check(
        OperationHistory(run.trace), model: "register", condition: "linearizable")
      if result.verdict == .violated { notLinearizable += 1 }
    }
    return (violated, notLinearizable)
  }

  @Test("A replica that stores older values loses newer ones")
  func overwritesNewer() throws {
    let broken = try findings("versions-grow", ["bug": "overwrites-newer"])
    #expect(broken.violated > 0)
    #expect(broken.notLinearizable > 0)
    #expect(try findings("versions-grow", [:]) == (0, 0))
  }

  @Test("Versions without their writer name two values")
  func versionWithoutWriter() throws {
    let broken = try findings("one-value-per-version", ["bug": "version-without-writer"])
    #expect(broken.violated > 0)
    #expect(broken.notLinearizable > 0)
    #expect(try findings("one-value-per-version", [:]) == (0, 0))
  }

  @Test("A writer that does not ask first lets an acknowledged value be passed over")
  func writesBlindly() throws {
    let broken = try findings("acknowledged-is-safe", ["bug": "writes-blindly"])
    #expect(broken.notLinearizable > 0)
    #expect(try findings("acknowledged-is-safe", [:]) == (0, 0))
  }

  @Test("Who counts answers takes a doubled one for two")
  func countsDuplicates() throws {
    let doubled = ["net.duplication": "30%"]
    let broken = try findings(
      "acknowledged-is-safe", doubled.merging(["bug": "counts-duplicates"]) { $1 })
    #expect(broken.notLinearizable > 0)
    #expect(try findings("acknowledged-is-safe", doubled) == (0, 0))
  }

  @Test("Who acknowledges before the disk is done promises what a crash can take")
  func acknowledgesEarly() throws {
    func firstUnsafeEvent(_ values: Values) throws -> EventNumber? {
      let values = ["clients": "1", "writers": "1", "disk.fsync": "20ms"].merging(values) { $1 }
      let start = try model.simulation(settings(of: model, values))
      return firstViolation(of: "acknowledged-is-safe", in: start, until: .seconds(5))
    }
    #expect(try firstUnsafeEvent(["bug": "acknowledges-early"]) != nil)
    #expect(try firstUnsafeEvent([:]) == nil)
  }

  @Test("A client that goes back is seen by itself where no other looks")
  func goesBack() throws {
    let broken = try findings("never-backwards", ["read.quorum": "1", "write.quorum": "1"])
    #expect(broken.violated > 0)
    #expect(broken.notLinearizable >= broken.violated)
    #expect(try findings("never-backwards", [:]) == (0, 0))
  }
}
