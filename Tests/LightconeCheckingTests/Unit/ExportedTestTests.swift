import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// The text of an export. That it compiles and runs is shown by the files in `Exported`, which are
/// what the command writes.
@Suite struct ExportedTestTests {
  private func source(isKnown: Bool) throws -> String {
    let run = try FailingRun.mixedOutcome()
    let atomic = try #require(run.model.properties.first { $0.name == "atomic" })
    return ExportedTest(
      run.model, run.settings, run.timeline, atomic, name: "Lost", end: .start + .seconds(60),
      isKnown: isKnown, commands: ["load a", "run"]
    ).source
  }

  @Test("It has settings, seed and each fault, so that a person can read it")
  func readable() throws {
    let source = try source(isKnown: false)
    #expect(source.hasPrefix(ExportedTest.firstLine + "\n"))
    #expect(source.contains("model.settings(seed: 27)"))
    #expect(source.contains("try settings.set(\"net.latency\", to: \"uniform(1ms..9ms)\")"))
    let faults = source.split(separator: "\n").count { $0.contains("try run.intervene(") }
    #expect(faults == 27)
    #expect(source.contains("//   load a\n//   run\n"))
    #expect(source.contains("//   lightcone open lc1:two-phase-commit@1:"))
    #expect(source.hasSuffix("}\n"))
  }

  @Test("A known failure differs from one that must be mended in nothing but the expectation")
  func known() throws {
    let (open, known) = (try source(isKnown: false), try source(isKnown: true))
    #expect(open.contains("fails until the defect"))
    #expect(!open.contains("withKnownIssue"))
    let expectation = "#expect(results.map(\\.verdict) == [.holds]"
    #expect(open.contains("\n    \(expectation)"))
    #expect(
      known.contains("withKnownIssue(\"the defect is not mended yet\") {\n      \(expectation)"))
    func run(_ source: String) -> Substring? {
      source.split(separator: "init() throws {").last?.split(separator: "@Test").first
    }
    #expect(run(open) == run(known))
  }
}
