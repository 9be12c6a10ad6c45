import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// The facade alone (Microsoft, "Strangler Fig pattern": "make sure the facade doesn't become a single
/// point of failure or a performance bottleneck").
@Suite struct StranglerFacadeTests {
  @Test("Stage 0 changes no answer")
  func sameAnswers() throws {
    let values: Values = ["requests": "600", "read.ratio": "60%"]
    let direct = try stranglerRun(values.merging(["facade.replicas": "0"]) { $1 })
    let behind = try stranglerRun(values)
    #expect(direct.number("answered") == 600)
    #expect(direct.answerStream == behind.answerStream)
    #expect(behind.number("answers.changed") == 0)
    // Control: new code that fails changes the stream, and the audit counts it.
    let moved = try stranglerRun(["requests": "600", "read.ratio": "100%", "stage": "2"])
    #expect(moved.answerStream != direct.answerStream)
    #expect(moved.number("answers.changed") == moved.number("harmed"))
    #expect(moved.number("harmed") ?? 0 > 0)
  }

  @Test("It costs its own time and one more way there and back", arguments: [1, 5, 40])
  func latency(milliseconds: Int64) throws {
    let values: Values = ["net.latency": "\(milliseconds)ms", "facade.latency": "3ms"]
    let direct = try stranglerRun(values.merging(["facade.replicas": "0"]) { $1 })
    let behind = try stranglerRun(values)
    let way = TimeSpan.milliseconds(milliseconds).nanoseconds
    let own = TimeSpan.milliseconds(3).nanoseconds
    #expect(Set(direct.series("latency")) == [2 * way])
    #expect(Set(behind.series("latency")) == [2 * way + own + 2 * way])
  }

  @Test("Removed, it costs nothing")
  func removed() throws {
    let run = try stranglerRun(["stage": "4", "data.mode": "cdc", "new.error.rate": "0%"])
    #expect(Set(run.series("latency")) == [TimeSpan.milliseconds(10).nanoseconds])
    #expect(run.number("answers.changed") == 0)
  }

  @Test("The system is up at most as often as its facade; two facades fail together 1 in 100")
  func availability() throws {
    let values: Values = [
      "facade.outages": "even", "facade.availability": "90%", "requests": "1000", "clients": "1",
      "request.gap": "10ms",
    ]
    let one = try stranglerRun(values)
    #expect(one.number("answered") == 900)
    let two = try stranglerRun(values.merging(["facade.replicas": "2"]) { $1 })
    #expect(two.number("answered") == 990)
    let three = try stranglerRun(
      values.merging(["facade.replicas": "3", "request.gap": "100ms"]) { $1 },
      until: .seconds(200))
    #expect(three.number("answered") == 999)
    // Control: outages that nobody plans refuse nobody.
    let calm = try stranglerRun(values.merging(["facade.outages": "none"]) { $1 })
    #expect(calm.number("refused") == 0)
  }

  @Test("A facade that works at one request at a time is a bottleneck")
  func bottleneck() throws {
    // 100 requests a second of 2 ms each would fit; of 20 ms each they do not.
    let values: Values = ["facade.servers": "1", "facade.latency": "20ms", "op.timeout": "0ms"]
    let queued = try stranglerRun(values)
    let longest = queued.series("latency").max() ?? 0
    #expect(longest > TimeSpan.seconds(3).nanoseconds)
    let free = try stranglerRun(values.merging(["facade.servers": "0"]) { $1 })
    #expect(free.series("latency").max() == TimeSpan.milliseconds(40).nanoseconds)
  }

  @Test("Facades stop only when every client asks the new side, and nobody is refused")
  func removal() throws {
    let values: Values = ["stage": "3", "new.error.rate": "0%", "facade.replicas": "2"]
    let deed = [(at: Int64(1_000), node: "operator", deed: "remove-facade")]
    let run = try stranglerRun(values.merging(["requests": "400"]) { $1 }, doing: deed)
    #expect(run.number("answered") == 400)
    #expect(run.property("never-refused") == true)
    #expect(run.series("latency").min() == TimeSpan.milliseconds(20).nanoseconds)
    // Before everything has moved, nothing is removed.
    let early = try stranglerRun(["stage": "2", "requests": "400"], doing: deed)
    #expect(early.number("answered").map { $0 + (early.number("harmed") ?? 0) } == 400)
    #expect(early.number("to.legacy") ?? 0 > 300)
  }

  @Test("The timetable moves feature by feature, then removes the facade")
  func timetable() throws {
    let values: Values = [
      "step.every": "200ms", "new.error.rate": "0%", "data.mode": "cdc", "requests": "600",
      "sync.lag": "10ms",
    ]
    let run = try stranglerRun(values)
    #expect(run.number("features.new") == 8)
    #expect(run.number("answered") == 600)
    #expect(run.number("lost.writes") == 0)
    #expect(run.number("divergence") == 0)
    #expect(run.property("never-refused") == true)
    #expect(run.series("latency").last == TimeSpan.milliseconds(10).nanoseconds)
  }
}
