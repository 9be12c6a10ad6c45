import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("plot of several metrics")
struct SeveralCurvesTests {
  private static let load = "load bulkhead bulkhead=none pool=10 until=30s"
  private static let threads = ["threads.local", "threads.dep", "threads.free"]

  @Test("On top of each other, what shares a pool is the pool at every moment")
  func stack() throws {
    let session = Session.after(Self.load, "run for 30s")
    let run = try #require(session.run)
    let chart = try #require(
      try run.curves(of: Self.threads, as: .stack, shouldStop: { false }))
    #expect(chart.series.map(\.name) == Self.threads.reversed())
    let tops = try #require(chart.series.first).points.map(\.y)
    #expect(tops.count > 20 && tops.allSatisfy { $0 == 10 })
    // Each stands on what is drawn in front of it.
    for (back, front) in zip(chart.series, chart.series.dropFirst()) {
      #expect(zip(back.points, front.points).allSatisfy { $0.y >= $1.y })
    }
    // Control: the greatest of each piece of time do not add up to the pool.
    let lines = try #require(try run.curves(of: Self.threads, as: .line, shouldStop: { false }))
    let sums = (0..<tops.count).map { place in
      lines.series.reduce(0) { $0 + $1.points[place].y }
    }
    #expect(sums.contains { $0 != 10 })
  }

  @Test("Several lines have a legend, and a picture that is the same as in the file")
  func lines() throws {
    var session = Session.after(Self.load, "run for 30s")
    let reply = session.execute("plot threads.local threads.dep")
    #expect(reply.problem == nil)
    let figure = try #require(reply.figure)
    #expect(figure.svg().contains("threads.dep"))
    #expect(session.say("plot threads.local threads.dep stack").contains("On top of each other"))
  }

  @Test(
    "What does not go together is refused",
    arguments: [
      ("plot threads.local local.latency", DiagnosticCode.unitMismatch),
      ("plot threads.local nothing", .unknownName),
      ("plot threads.local threads.dep cdf", .wrongArguments),
      ("plot pool.queue.length threads.dep stack", .cannotEvaluate),
    ])
  func refused(line: String, code: DiagnosticCode) {
    var session = Session.after(Self.load, "run for 1s")
    #expect(session.execute(line).problem?.code == code)
  }

  @Test("A word behind a metric that is nearly a way to draw it is taken for one")
  func suggestion() {
    var session = Session.after(Self.load, "run for 1s")
    #expect(session.execute("plot local.latency cfd").problem?.suggestion == "cdf")
  }
}
