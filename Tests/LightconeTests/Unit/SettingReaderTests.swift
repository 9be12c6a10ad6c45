import LightconeTrace
import Testing

@testable import Lightcone

@Suite("Reading settings")
struct SettingReaderTests {
  @Test(
    "times are read to the nanosecond",
    arguments: [
      ("0", 0), ("0ms", 0), ("1ns", 1), ("5ms", 5_000_000), ("1.5ms", 1_500_000),
      ("0.001us", 1), ("10us", 10_000), ("10µs", 10_000), ("2s", 2_000_000_000),
      ("0.000000001s", 1), ("1.000ns", 1), ("3min", 180_000_000_000), ("1.5h", 5_400_000_000_000),
      ("007ms", 7_000_000),
    ] as [(String, Int64)])
  func times(text: String, nanoseconds: Int64) {
    #expect(SettingReader.timeSpan(text) == TimeSpan(nanoseconds: nanoseconds))
  }

  @Test(
    "what is no time is refused",
    arguments: [
      "", "5", "ms", "-5ms", "+5ms", "5 ms", " 5ms", "5ms ", "0.1ns", "1.01ns", "1.0000000001s",
      "1.00000000001s", ".5ms", "5.ms", "1.2.3ms", "5msms", "1e3ms", "٥ms", "５ms", "5MS", "5days",
      "99999999999999999999ms", "9999999999999999h", "0x5ms", "1_000ms", "5m", "½s",
    ])
  func noTimes(text: String) {
    #expect(SettingReader.timeSpan(text) == nil)
  }

  @Test(
    "probabilities are percent or shares, exact to a millionth",
    arguments: [
      ("0", 0), ("1", 1_000_000), ("0.05", 50_000), ("5%", 50_000), ("2.5%", 25_000),
      ("0.0001%", 1), ("0.000001", 1), ("100%", 1_000_000), ("0%", 0),
    ])
  func probabilities(text: String, millionths: Int) {
    #expect(SettingReader.probability(text)?.partsPerMillion == UInt32(millionths))
  }

  @Test(
    "what is no probability is refused",
    arguments: [
      "", "%", "-1%", "-0%", "+5%", "101%", "100.0001%", "1.000001", "2", "0.00001%", "0.0000001",
      "5 %", "5%%", "٥%", ".5", "half", "99999999999999999999%",
    ])
  func noProbabilities(text: String) {
    #expect(SettingReader.probability(text) == nil)
  }

  @Test("rates are whole numbers a second")
  func rates() {
    #expect(SettingReader.rate("20/s")?.perSecond == 20)
    #expect(SettingReader.rate("0")?.perSecond == 0)
    #expect(SettingReader.rate("1000000000/s")?.perSecond == 1_000_000_000)
    for text in [
      "", "20", "/s", "-1/s", "+1/s", "0.5/s", "20/ms", "20 /s", "1000000001/s", "1.01/s",
      "99999999999999999999/s", "٥/s",
    ] {
      #expect(SettingReader.rate(text) == nil, "\(text)")
    }
    #expect(Rate(perSecond: 20).meanGap == .milliseconds(50))
    #expect(Rate(perSecond: 0).meanGap == nil)
    #expect(Rate(perSecond: 1) < Rate(perSecond: 2))
  }

  @Test("laws are constant, uniform, exponential or lognormal")
  func laws() {
    #expect(SettingReader.law("5ms") == .constant(.milliseconds(5)))
    #expect(SettingReader.law("0") == .constant(.zero))
    #expect(
      SettingReader.law("uniform(1.5ms..9ms)")
        == .uniform(.microseconds(1_500), .milliseconds(9)))
    #expect(SettingReader.law("uniform(0..0)") == .uniform(.zero, .zero))
    #expect(SettingReader.law("exponential(2s)") == .exponential(mean: .seconds(2)))
    let lognormal = Law.lognormal(median: .milliseconds(5), sigma: Thousandths(500))
    #expect(SettingReader.law("lognormal(5ms,0.5)") == lognormal)
    #expect(SettingReader.law("lognormal(5ms, 0.500)") == lognormal)
    #expect(lognormal.description == "lognormal(5ms,0.5)")
  }

  @Test(
    "what is no law is refused",
    arguments: [
      "", "5", "uniform(9ms..1ms)", "uniform(1ms)", "uniform(1ms..)", "uniform(..1ms)",
      "uniform(1ms...9ms)", "uniform(-1ms..1ms)", "uniform(1ms..9ms", "uniform 1ms..9ms",
      "uniform()", "exponential(0ms)", "exponential()", "exponential(5ms))", "Uniform(1ms..9ms)",
      "normal(5ms)", "(5ms)", ")", "(", "exponential(5ms)x", "uniform(1ms..9ms..10ms)",
      "lognormal(5ms)", "lognormal(5ms,)", "lognormal(,0.5)", "lognormal(0ms,0.5)",
      "lognormal(5ms,-0.5)", "lognormal(5ms,10.001)", "lognormal(5ms,0.0005)",
      "lognormal(5ms,  0.5)", "lognormal(5ms,0.5 )", "lognormal(5ms,0.5,1)", "lognormal(5ms,.5)",
      "exponential(9223372036854775808ns)", "99999999999999999999999ns",
    ])
  func noLaws(text: String) {
    #expect(SettingReader.law(text) == nil)
  }

  @Test("on and off")
  func flags() {
    #expect(["on", "true", "yes"].map { SettingReader.flag($0) } == [true, true, true])
    #expect(["off", "false", "no"].map { SettingReader.flag($0) } == [false, false, false])
    #expect(["", "On", "1", "maybe"].map { SettingReader.flag($0) } == [nil, nil, nil, nil])
  }

  @Test("every value is read back from how it is written")
  func roundTrip() {
    var chance = TestChance(seed: 1)
    for _ in 0..<300 {
      let size = [10, 10_000, 10_000_000, 1_000_000_000_000, .max / 2][chance.below(5)]
      let short = TimeSpan(nanoseconds: Int64(chance.below(size)))
      let long = short + TimeSpan(nanoseconds: Int64(1 + chance.below(size)))
      let probability = Probability(partsPerMillion: chance.below(1_000_001))
      #expect(SettingReader.timeSpan(short.literal) == short)
      #expect(SettingReader.probability(probability.description) == probability)
      let sigma = Thousandths(chance.below(10_001))
      for law in [
        Law.constant(short), .uniform(short, long), .exponential(mean: long),
        .lognormal(median: long, sigma: sigma),
      ] {
        #expect(SettingReader.law(law.description) == law)
      }
      let rate = Rate(perSecond: chance.below(1_000_000))
      #expect(SettingReader.rate(rate.description) == rate)
    }
  }
}
