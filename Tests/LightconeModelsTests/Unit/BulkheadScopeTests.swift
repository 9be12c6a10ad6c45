import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Two dependencies, of which one or both become slow.
@Suite struct BulkheadScopeTests {
  private func run(_ values: Values) throws -> Simulation {
    let two = shortFault.merging(["dependencies": "2"]) { $1 }
    return try bulkheadRun(two.merging(values) { $1 })
  }

  @Test("A bulkhead for each: what needs C does not notice that B is slow")
  func each() throws {
    let run = try run([:])
    #expect(run.number("fault.c.rejected") == 0)
    #expect(run.share("fault.c.answered", of: "fault.c.asked") == 1)
    #expect(run.refusedInFault > 0.8)
  }

  @Test("One bulkhead for both: B's calls take C's permits")
  func shared() throws {
    let run = try run(["bulkhead.scope": "shared"])
    #expect(run.share("fault.c.rejected", of: "fault.c.asked") > 0.5)
    #expect(run.localSuccess == 1)
  }

  @Test("Each limit leaves threads for local requests, and both together do not")
  func sum() throws {
    #expect(try run(["maxConcurrentCalls": "30"]).localSuccess == 1)
    let both = try run(["maxConcurrentCalls": "30", "slow.dependencies": "2"])
    #expect(both.localSuccess < 0.7)
    #expect(try run(["maxConcurrentCalls": "20", "slow.dependencies": "2"]).localSuccess == 1)
  }

  @Test("A cut between A and B: without a timeout the permits never come back")
  func cut() throws {
    let faults: [Intervention] = [
      .at(.start + .seconds(2), .partition([[serviceNode], [dependencyNode]])),
      .at(.start + .seconds(4), .repair),
    ]
    let values: Values = ["fault.duration": "0ms", "load.duration": "8s"]
    let hung = try bulkheadRun(values, doing: faults)
    #expect(hung.number("permits.taken") == 10)
    #expect(hung.property("permits-return") == false)
    let timed = try bulkheadRun(values.merging(["dep.timeout": "250ms"]) { $1 }, doing: faults)
    #expect(timed.number("permits.taken") == 0)
    #expect(timed.number("b.answered") ?? 0 > (hung.number("b.answered") ?? 0) + 50)
  }
}
