import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("Time to scale")
struct TimeScaleTests {
  private func scale(_ milliseconds: [Int64]) -> TimeScale {
    TimeScale(milliseconds.map { .start + .milliseconds($0) })
  }

  @Test("Empty lines are in proportion to time, and an instant has none inside")
  func proportion() {
    let scale = scale([0, 0, 4, 8, 8, 16, 20])
    #expect(scale.spanPerLine == .milliseconds(2))
    #expect(
      scale.spaces == [.lines(0), .lines(0), .lines(2), .lines(2), .lines(0), .lines(4), .lines(2)])
  }

  @Test("A long quiet time is one line that says how long")
  func quiet() {
    let scale = scale([0, 4, 8, 2_008, 2_012])
    #expect(scale.spaces[3] == .quiet(.milliseconds(2_000)))
    #expect(scale.spaces[4] == .lines(2))
    #expect(scale.hasQuietTime)
    #expect(!self.scale([0, 4, 8]).hasQuietTime)
  }

  @Test("Rounding does not add up: a line is never more than half a line off")
  func rounding() {
    for seed: UInt64 in 1...50 {
      var (state, time) = (mixed(seed), Int64(0))
      let times = (0..<40).map { _ -> Instant in
        state = mixed(state)
        time += Int64(state % 1_000)
        return Instant(nanoseconds: time)
      }
      let scale = TimeScale(times)
      var (lines, start) = (Int64(0), Int64(0))
      for (time, space) in zip(times, scale.spaces) {
        switch space {
        case .quiet: (lines, start) = (0, time.nanoseconds)
        case .lines(let count):
          lines += Int64(count)
          if time == times[0] { start = time.nanoseconds }
          let exact = time.nanoseconds - start
          let drawn = lines * scale.spanPerLine.nanoseconds
          #expect((exact - drawn).magnitude * 2 <= UInt64(scale.spanPerLine.nanoseconds) + 1)
        }
      }
    }
  }

  @Test("Times of a damaged file do no harm")
  func damaged() {
    let times = [0, Int64.max, Int64.min, -1, Int64.max, 3].map { Instant(nanoseconds: $0) }
    #expect(TimeScale(times).spaces.count == 6)
    #expect(TimeScale([]).spaces == [])
    #expect(TimeScale([.start]).spaces == [.lines(0)])
  }

  @Test("A picture is not made longer than three times its rows")
  func budget() {
    for seed: UInt64 in 1...30 {
      let trace = GeneratedTrace(seed: seed, events: 120, nodes: 3).trace
      let scale = TimeScale(trace.events.map(\.time))
      let lines = scale.spaces.reduce(0) { sum, space in
        if case .lines(let count) = space { sum + count } else { sum + 1 }
      }
      // Carried rounding may add a line here and there.
      #expect(lines <= 2 * 120 + 12)
    }
  }

  @Test("To scale, the rows of the diagram stay the same and only blank ones come between")
  func rows() {
    let trace = SampleTraces.coordinatorCrash()
    let plain = SpaceTimeDiagram.render(trace)
    let scaled = SpaceTimeDiagram.render(trace, options: DiagramOptions(isToScale: true))
    let numbered = { (text: String) in
      text.split(separator: "\n").map(String.init).filter {
        $0.contains("#") && !$0.contains("ms  c")
      }
    }
    #expect(numbered(plain) == numbered(scaled))
    #expect(scaled.contains("To scale: an empty line is "))
    #expect(scaled.split(separator: "\n").count > plain.split(separator: "\n").count)
  }
}
