import Testing

@testable import LightconeConsole

@Suite("Quantities as text")
struct QuantityFormatTests {
  @Test(
    "A plain number has no decimals where it is whole and four significant digits elsewhere",
    arguments: [
      (0, "0"), (12, "12"), (-3, "-3"), (123_456_789, "123456789"), (0.367_879_441, "0.3679"),
      (0.05, "0.05"), (0.012_345_6, "0.01235"), (12.345_6, "12.35"), (1_234.56, "1234.6"),
      (2.999_999_999_999_9, "3"), (-0.25, "-0.25"), (1.234_56e-7, "1.235e-7"), (1e18, "1e18"),
      (0.999_99, "1"),
    ] as [(Double, String)])
  func plainNumbers(value: Double, text: String) {
    #expect(Quantity(value).description == text)
  }

  @Test(
    "A time has the unit that suits its size",
    arguments: [
      (0, "0 ms"), (850, "850 ns"), (0.5, "0.5 ns"), (12_500_000, "12.5 ms"), (1e10, "10 s"),
      (-4e6, "-4 ms"), (1e30, "1e21 s"),
    ] as [(Double, String)])
  func times(nanoseconds: Double, text: String) {
    #expect(Quantity(nanoseconds, timeExponent: 1).description == text)
  }

  @Test("A rate and other powers of time are given in seconds")
  func rates() {
    #expect(Quantity(20e-9, timeExponent: -1).description == "20/s")
    #expect(Quantity(0.5e-9, timeExponent: -1).description == "0.5/s")
    #expect(Quantity(4e18, timeExponent: 2).description == "4 s^2")
    #expect(Quantity(3e-18, timeExponent: -2).description == "3/s^2")
  }
}

@Suite("The line that a claim prints")
struct ComparisonResultTests {
  @Test(
    "It shows what was measured, and the expected side as written and as a value",
    arguments: [
      ("messages == 4 * participants", "measured 12  expected == 4 * participants = 12"),
      ("messages == 13", "measured 12  expected == 13"),
      ("max(lock.held) <= 30ms", "measured 3 ms  expected <= 30ms"),
      ("0.35 == exp(-1) ± 2pp", "measured 0.35  expected == exp(-1) = 0.3679 ± 2pp"),
      ("messages == (a + b) ± 5%", "measured 12  expected == (a + b) = 12 ± 5%"),
      ("net.latency == 3ms +- 2ms", "measured 1 ms  expected == 3ms ± 2 ms"),
      ("law == \"constant\"", "measured \"uniform\"  expected == \"constant\""),
    ])
  func line(text: String, expected: String) throws {
    let evaluation = try Expression(parsing: text).evaluate(in: FixedQuantities.sample)
    #expect(evaluation.comparisons.map(\.description) == [expected])
  }

  @Test("Where four digits would hide a difference, more are shown")
  func moreDigits() throws {
    let evaluation = try Expression(parsing: "1.00001 / 3 == 1 / 3")
      .evaluate(in: FixedQuantities.sample)
    #expect(evaluation.holds == false)
    #expect(
      evaluation.comparisons.map(\.description)
        == ["measured 0.33334  expected == 1 / 3 = 0.33333"])
  }

  @Test("Each comparison that was made is kept, with what it found")
  func several() throws {
    let evaluation = try Expression(parsing: "a == 7 and b == 6 and messages == 12")
      .evaluate(in: FixedQuantities.sample)
    #expect(evaluation.comparisons.map(\.holds) == [true, false])
    #expect(evaluation.comparisons.map(\.measuredText) == ["a", "b"])
  }
}
