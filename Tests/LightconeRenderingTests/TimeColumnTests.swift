import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("The time column")
struct TimeColumnTests {
  private func written(_ nanoseconds: [Int64]) -> [String] {
    let times = nanoseconds.map { Instant(nanoseconds: $0) }
    let column = TimeColumn(times)
    return [column.unit] + times.map(column.text)
  }

  @Test("All times have one unit and one number of decimals")
  func oneFormat() {
    #expect(written([0, 2_100_000, 12_000_000]) == ["ms", " 0.0", " 2.1", "12.0"])
    #expect(written([0, 1_000_000]) == ["ms", " 0", " 1"])
    #expect(written([0]) == ["ms", " 0"])
    #expect(written([1_500, 20_000]) == ["us", " 1.5", "20.0"])
    #expect(written([3, 999]) == ["ns", "  3", "999"])
    #expect(written([4_000_000, 10_030_000_000]) == ["s", " 0.00", "10.03"])
  }

  @Test("Decimals are rounded where a number would become long")
  func rounding() {
    #expect(written([1_234_567]) == ["ms", "1.235"])
    #expect(written([99_994_999]) == ["ms", "99.99"])
    #expect(written([1_999_960_000]) == ["ms", "2000.0"])
  }

  @Test("A short window late in a long run has as many decimals as tell its times apart")
  func lateWindow() {
    let times = (0..<6).map { Instant(nanoseconds: 25_000_000_000 + Int64($0) * 1_000_000) }
    let column = TimeColumn(times)
    #expect(times.map(column.text) == ["25.000", "25.001", "25.002", "25.003", "25.004", "25.005"])
    let wide = TimeColumn(
      [Instant(nanoseconds: 0)] + times.prefix(2) + [Instant(nanoseconds: 40_000_000_000)])
    #expect(wide.text(times[0]) == "25.00", "one pair alike is no reason")
    #expect(TimeColumn([times[0], times[0], times[0]]).text(times[0]) == "25")
  }
}
