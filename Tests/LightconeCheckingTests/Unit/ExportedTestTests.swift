import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

@Suite struct ExportedTestTests {
  @Test func show() throws {
    let run = try FailingRun.mixedOutcome()
    let shrunk = try run.shrunk()
    let p = try #require(run.model.properties.first)
    print(ExportedTest(run.model, shrunk.settings, shrunk.timeline, p, name: "Lost", end: .start + .seconds(60), commands: ["load"]).source)
    print(ExportedTest(run.model, run.settings, run.timeline, p, name: "Lost", end: .start + .seconds(60), isKnown: true, commands: ["load"]).source)
  }
}
