import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Each deliberate defect of the service and its bulkheads is caught, where without it all is well.
@Suite struct BulkheadMutantTests {
  struct Mutant: CustomTestStringConvertible {
    let bug: String
    var values: Values = [:]
    let property: String

    var testDescription: String { bug }
  }

  static let mutants = [
    Mutant(
      bug: "leaks-on-timeout", values: ["dep.timeout": "250ms"], property: "permits-accounted"),
    Mutant(bug: "leaks-on-error", values: ["dep.error.prob": "10%"], property: "permits-accounted"),
    Mutant(bug: "leaks-on-cancel", values: ["client.cancels": "on"], property: "permits-accounted"),
    Mutant(bug: "releases-twice", values: ["dep.timeout": "250ms"], property: "permits-accounted"),
    Mutant(
      bug: "grants-to-the-gone", values: ["maxWaitDuration": "100ms"],
      property: "permits-accounted"),
    Mutant(bug: "forgets-thread", values: ["dep.timeout": "250ms"], property: "threads-accounted"),
  ]

  private func run(_ mutant: Mutant, bug: String) throws -> Simulation {
    let brief: Values = [
      "fault.at": "1s", "fault.duration": "8s", "load.duration": "10s", "rate.local": "20/s",
      "bug": bug,
    ]
    return try bulkheadRun(brief.merging(mutant.values) { $1 })
  }

  @Test("A defect breaks its property", arguments: mutants)
  func caught(mutant: Mutant) throws {
    #expect(try run(mutant, bug: mutant.bug).property(mutant.property) == false)
    let sound = try run(mutant, bug: "none")
    #expect(sound.property(mutant.property) == true)
    #expect(sound.property("permits-return") == true)
    #expect(sound.property("requests-end") == true)
  }

  @Test("A leak starves the dependency's users long after the fault")
  func starves() throws {
    let leak = try run(Self.mutants[0], bug: "leaks-on-timeout")
    #expect(leak.number("permits.taken") == 10)
    #expect(leak.number("permits.lost") == 10)
  }

  @Test("A permit that comes back twice lets in more calls than the limit")
  func overfull() throws {
    let values: Values = ["dep.timeout": "250ms", "maxConcurrentCalls": "3"]
    let mutant = Mutant(bug: "releases-twice", values: values, property: "limit-kept")
    #expect(try run(mutant, bug: "releases-twice").greatest("dep.concurrency") ?? 0 > 3)
    #expect(try run(mutant, bug: "none").greatest("dep.concurrency") == 3)
  }
}
