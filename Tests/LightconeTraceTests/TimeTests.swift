import LightconeTrace
import Testing

@Suite("Simulated time")
struct TimeTests {
  @Test(
    "a span prints in the largest unit that leaves at least 1, with up to three digits",
    arguments: [
      (0, "0 ms"),
      (1, "1 ns"),
      (999, "999 ns"),
      (1_000, "1 us"),
      (1_500, "1.5 us"),
      (999_999, "999.999 us"),
      (1_000_000, "1 ms"),
      (12_500_000, "12.5 ms"),
      (999_500_000, "999.5 ms"),
      (1_000_000_000, "1 s"),
      (10_000_000_000, "10 s"),
      (1_001_000_000, "1.001 s"),
      (3_600_000_000_000, "3600 s"),
    ] as [(Int64, String)])
  func prints(_ nanoseconds: Int64, _ text: String) {
    #expect(TimeSpan(nanoseconds: nanoseconds).description == text)
  }

  @Test(
    "the last digit is rounded to nearest, a half upwards, also over the border of a unit",
    arguments: [
      (1_000_499, "1 ms"),
      (1_000_500, "1.001 ms"),
      (1_000_499_999, "1 s"),
      (1_000_500_000, "1.001 s"),
      (1_999_999_999, "2 s"),
      (999_999_499, "999.999 ms"),
      (999_999_500, "1 s"),
    ] as [(Int64, String)])
  func rounds(_ nanoseconds: Int64, _ text: String) {
    #expect(TimeSpan(nanoseconds: nanoseconds).description == text)
  }

  @Test(
    "a negative span has its sign in front",
    arguments: [
      (-1, "-1 ns"), (-1_500_000, "-1.5 ms"), (-999_999_500, "-1 s"),
      (.min, "-9223372036.855 s"),
    ] as [(Int64, String)])
  func printsNegative(_ nanoseconds: Int64, _ text: String) {
    #expect(TimeSpan(nanoseconds: nanoseconds).description == text)
  }

  @Test("the units stand in the relation that their names say")
  func units() {
    #expect(TimeSpan.microseconds(3) == .nanoseconds(3_000))
    #expect(TimeSpan.milliseconds(3) == .microseconds(3_000))
    #expect(TimeSpan.seconds(3) == .milliseconds(3_000))
  }

  @Test("spans add, subtract, multiply and compare")
  func arithmetic() {
    #expect(TimeSpan.milliseconds(2) + .microseconds(500) == .microseconds(2_500))
    #expect(TimeSpan.milliseconds(2) - .milliseconds(5) == .milliseconds(-3))
    #expect(TimeSpan.milliseconds(2) * 3 == .milliseconds(6))
    #expect(TimeSpan.milliseconds(-1) < .zero)
  }

  @Test("an instant moves by a span, and the difference of two instants is one")
  func instants() {
    let later = Instant.start + .milliseconds(4)
    #expect(later.nanoseconds == 4_000_000)
    #expect(later - .start == .milliseconds(4))
    #expect(Instant.start - later == .milliseconds(-4))
    #expect(Instant.start < later)
  }

  @Test("an instant prints as the span since the start")
  func printsInstants() {
    #expect(Instant.start.description == "0 ms")
    #expect(Instant(nanoseconds: 30_050_000).description == "30.05 ms")
  }
}
