import LightconeTrace
import Testing

@testable import Lightcone

@Suite("Impossible laws")
struct LawProblemTests {
  @Test(
    "an impossible law names its parameter, the value and the range",
    arguments: [
      (.constant(.milliseconds(-1)), "time is -1ms, but must be 0ms or more"),
      (.uniform(.nanoseconds(-2), .zero), "shortest is -2ns, but must be 0ms or more"),
      (
        .uniform(.milliseconds(9), .milliseconds(1)), "longest is 1ms, but must be 9ms or more"
      ),
      (.exponential(mean: .zero), "mean is 0ms, but must be above 0ms"),
      (.exponential(mean: .seconds(-3)), "mean is -3s, but must be above 0ms"),
      (
        .lognormal(median: .zero, sigma: Thousandths(500)), "median is 0ms, but must be above 0ms"
      ),
      (
        .lognormal(median: .milliseconds(5), sigma: Thousandths(-1)),
        "sigma is -0.001, but must be 0 to 10"
      ),
      (
        .lognormal(median: .milliseconds(5), sigma: Thousandths(10_001)),
        "sigma is 10.001, but must be 0 to 10"
      ),
    ] as [(Law, String)])
  func impossible(law: Law, sentence: String) {
    #expect(law.problem?.description == sentence)
    #expect(throws: SettingProblem.self) { try law.validated() }
  }

  @Test(
    "a possible law has no problem, also at the ends of its ranges",
    arguments: [
      .constant(.zero), .constant(.nanoseconds(.max)), .uniform(.zero, .zero),
      .uniform(.zero, .nanoseconds(.max)), .exponential(mean: .nanoseconds(1)),
      .lognormal(median: .nanoseconds(1), sigma: Thousandths(0)),
      .lognormal(median: .nanoseconds(.max), sigma: Thousandths(10_000)),
    ] as [Law])
  func possible(law: Law) throws {
    #expect(law.problem == nil)
    #expect(try law.validated() == law)
    #expect(SettingReader.law(law.description) == law)
  }

  @Test("no law traps, whatever its parameters and its bits")
  func extremes() {
    let spans = [Int64.min, -1, 0, 1, 1_000_000, .max - 1, .max].map { TimeSpan(nanoseconds: $0) }
    let sigmas = [Int.min, -1, 0, 500, 10_000, .max].map { Thousandths($0) }
    for bits in [0, 1, 1 << 11, 1 << 63, .max - 1, .max] as [UInt64] {
      for span in spans {
        for law in [Law.constant(span), .exponential(mean: span)] {
          _ = (law.draw(bits), law.mean, law.description, law.problem)
        }
        for other in spans {
          let law = Law.uniform(span, other)
          let drawn = law.draw(bits)
          #expect(drawn == span || (span...max(span, other)).contains(drawn))
          _ = (law.mean, law.description, law.problem)
        }
        for sigma in sigmas {
          let law = Law.lognormal(median: span, sigma: sigma)
          _ = (law.draw(bits), law.mean, law.description, law.problem)
        }
      }
    }
  }

  @Test("a uniform law over all spans reaches both ends")
  func widest() {
    let law = Law.uniform(.nanoseconds(.min), .nanoseconds(.max))
    #expect(law.draw(0) == .nanoseconds(.min))
    #expect(law.draw(.max) == .nanoseconds(.max))
    let late = Law.uniform(.nanoseconds(.max - 2), .nanoseconds(.max))
    #expect(late.mean == .nanoseconds(.max - 1))
  }

  @Test("a draw that is too long becomes the longest span")
  func saturation() {
    #expect(Law.exponential(mean: .nanoseconds(.max)).draw(0) == .nanoseconds(.max))
    let wide = Law.lognormal(median: .nanoseconds(.max / 2), sigma: Thousandths(10_000))
    #expect(wide.draw(.max) == .nanoseconds(.max))
    #expect(wide.mean == .nanoseconds(.max))
    #expect(wide.draw(0) == .zero)
  }
}
