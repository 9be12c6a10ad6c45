import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("What a second run repeats of a claim over seeds")
struct SeedSampleTests {
  private func claims(
    stride: Int, latency: String = "uniform(1ms..9ms)"
  ) throws -> [ClaimReport] {
    let lines = [
      "load two-phase-commit participants=2 net.latency=\(latency)", "run",
      "expect STAT long over 25 seeds: mean(lock.held) >= 1ms",
      "control long: set disk.fsync=1ms", "expect EX all: messages == 8",
    ]
    var session = Session(display: .plain())
    session.seedStride = stride
    var claims: [ClaimReport] = []
    try BlockRun(
      lines.enumerated().map { SourceText($0.element, line: $0.offset + 1) }, in: session
    ).run(in: &session) { claims += $0.reply.claims }
    return claims
  }

  @Test("Every tenth seed gives the same digest as all of them, for claim and control")
  func same() throws {
    let whole = try claims(stride: 1)
    let sampled = try claims(stride: SeedSample.stride)
    #expect(whole[0].sample != nil && whole[0].control?.sample != nil)
    #expect(whole[0].sample != whole[0].control?.sample)
    #expect(whole.map(\.repeated) == sampled.map(\.repeated))
    #expect(whole[1].sample == nil && whole[1] == sampled[1])
  }

  @Test("A run that comes out otherwise is found in the sample")
  func different() throws {
    let whole = try claims(stride: 1)
    let other = try claims(stride: SeedSample.stride, latency: "uniform(1ms..8ms)")
    #expect(whole[0].repeated != other[0].repeated)
    var first = RunReport.File(path: "a.md")
    first.claims = whole
    var second = first
    second.claims[0].sample = other[0].sample
    let found = LessonCheck.difference(first, second)
    #expect(found?.code == .notRepeatable && found?.place.line == 3)
    second.claims = whole
    second.claims[0].control?.sample = other[0].sample
    #expect(LessonCheck.difference(first, second)?.code == .notRepeatable)
  }
}
