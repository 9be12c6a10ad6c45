import Testing

@testable import LightconeRendering

@Suite("Axes: round ticks, each label once, and every value between the ends")
struct AxisTests {
  private func axis(
    _ range: ClosedRange<Double>, _ unit: ChartUnit = .number(), isRounded: Bool = true,
    spread: ChartAxis.Spread = .linear, isWhole: Bool = false, count: Int = 6
  ) -> FittedAxis {
    FittedAxis(
      ChartAxis("values", unit, spread: spread), values: range, isWhole: isWhole,
      isRounded: isRounded, count: count, glyphs: .ascii)
  }

  /// Ranges of all sizes, from 10^-15 to 10^15, on both sides of 0.
  private static let ranges: [ClosedRange<Double>] = {
    let chance = SampleCharts.chance(3 * 300, seed: 42)
    return (0..<300).map { index in
      let size = tenTo(Int(chance[3 * index] * 30) - 15)
      let start = (chance[3 * index + 1] - 0.5) * size
      return start...(start + chance[3 * index + 2] * size)
    }
  }()

  @Test("Over 300 ranges each label stands once, ticks rise, and none is outside")
  func labels() {
    for range in Self.ranges {
      for unit in [ChartUnit.number(), .time, .ratio] {
        for isRounded in [true, false] {
          let fitted = axis(range, unit, isRounded: isRounded)
          let labels = fitted.ticks.map(\.label)
          #expect(Set(labels).count == labels.count, "\(range) \(labels)")
          #expect(zip(fitted.ticks, fitted.ticks.dropFirst()).allSatisfy { $0.value < $1.value })
          #expect(fitted.ticks.allSatisfy { fitted.scale.contains($0.value) }, "\(range)")
          #expect(fitted.ticks.count >= 2 && fitted.ticks.count <= 9, "\(range) \(labels)")
          #expect(fitted.scale.lower <= range.lowerBound && fitted.scale.upper >= range.upperBound)
        }
      }
    }
  }

  @Test("The ends of a rounded axis are ticks, and steps are 1, 2 or 5 times a power of ten")
  func rounded() throws {
    for range in Self.ranges {
      let fitted = axis(range)
      #expect(fitted.ticks.first?.value == fitted.scale.lower)
      #expect(fitted.ticks.last?.value == fitted.scale.upper)
      let step = NiceStep(span: fitted.scale.upper - fitted.scale.lower, count: 6)
      #expect([1, 2, 5].contains(step.mantissa))
    }
    // The control: an axis that is not rounded has other ends.
    #expect(axis(0.3...9.7, isRounded: false).ticks.first?.value != 0.3)
  }

  @Test("A tick's label says its value")
  func values() {
    #expect(axis(0...40).ticks.map(\.label) == ["0", "10", "20", "30", "40"])
    #expect(axis(0...1, .ratio).ticks.map(\.label) == ["0", "20", "40", "60", "80", "100"])
    #expect(axis(0...0.5).ticks.map(\.label) == ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"])
    #expect(axis(0...4e6, .time).ticks.map(\.label) == ["0", "1", "2", "3", "4"])
    #expect(axis(0...4e6, .time).title == "values (ms)")
    #expect(axis(0...3e12).title == "values (10^12)")
    #expect(axis(-2...2, isWhole: true).ticks.map(\.label) == ["-2", "-1", "0", "1", "2"])
    #expect(axis(0...2, isWhole: true, count: 20).ticks.map(\.label) == ["0", "1", "2"])
  }

  @Test("Equal values, and values that hardly differ, still have a span")
  func constant() {
    for value in [0, 5, -5, 1e12, 1e-9, 1e300, -1e300] {
      for isRounded in [true, false] {
        let fitted = axis(value...value, isRounded: isRounded)
        #expect(fitted.scale.lower < fitted.scale.upper)
        #expect(fitted.scale.position(of: value).isFinite)
        #expect(fitted.ticks.count >= 2)
      }
    }
    for range in [-Double.infinity...Double.infinity, 3...3, 0...0, -1...0] {
      for spread in [ChartAxis.Spread.linear, .logarithmic] {
        let fitted = FittedAxis(
          ChartAxis("a", .number(), spread: spread, range: range), values: 1...2, isWhole: true,
          isRounded: true, count: 6, glyphs: .ascii)
        #expect(fitted.scale.lower < fitted.scale.upper && fitted.scale.upper.isFinite)
        #expect(!fitted.ticks.isEmpty, "\(range)")
      }
    }
    let close = axis(1e12...1e12.nextUp)
    #expect(Set(close.ticks.map(\.label)).count == close.ticks.count)
  }

  @Test("A logarithmic axis has its ticks at powers of ten, with their units")
  func logarithmic() {
    let fitted = axis(1_500...80_000_000, .time, spread: .logarithmic)
    #expect(fitted.ticks.map(\.label) == ["1 us", "10 us", "100 us", "1 ms", "10 ms", "100 ms"])
    #expect(abs(fitted.scale.position(of: 10_000) - 0.2) < 1e-9)
    for range in Self.ranges where range.lowerBound > 0 {
      let fitted = axis(range, spread: .logarithmic)
      let labels = fitted.ticks.map(\.label)
      #expect(Set(labels).count == labels.count, "\(range) \(labels)")
      #expect(fitted.ticks.count >= 2, "\(range) \(labels)")
    }
  }

  @Test("The logarithm agrees with powers of ten, and its floor is exact")
  func logarithm() {
    for exponent in -300...300 {
      let value = tenTo(exponent)
      #expect(abs(decimalLogarithm(value) - Double(exponent)) < 1e-10)
      #expect(floorOfDecimalLogarithm(value) == exponent)
      #expect(floorOfDecimalLogarithm(value * (1 - 1e-12)) == exponent - 1)
    }
    #expect(abs(decimalLogarithm(2) - 0.301_029_995_663_981_2) < 1e-15)
  }

  @Test("Numbers in short")
  func text() {
    #expect(decimalText(0) == "0")
    #expect(decimalText(1_234) == "1234")
    #expect(decimalText(12_345) == "12,345")
    #expect(decimalText(-1_234_567) == "-1,234,567")
    #expect(decimalText(0.123_456) == "0.1235")
    #expect(decimalText(99_999.6) == "100,000")
    #expect(decimalText(1.5e20) == "1.5e20")
    #expect(decimalText(-2e-9) == "-2e-9")
    #expect(ChartUnit.time.text(12_500_000) == "12.5 ms")
    #expect(ChartUnit.ratio.text(0.25) == "25%")
    #expect(ChartUnit.number("locks").text(1) == "1 lock")
    #expect(ChartUnit.number("requests/s").text(1) == "1 requests/s")
    #expect(ChartUnit.time.text(1e30) == "1e21 s")
    #expect(ChartUnit.number().text(.nan) == "not a number")
    #expect(shiftedText(5, exponent: -3, isTrimmed: false) == "0.005")
    #expect(shiftedText(-1_500, exponent: -3, isTrimmed: true) == "-1.5")
    #expect(shiftedText(12, exponent: 3, isTrimmed: false) == "12,000")
  }
}
