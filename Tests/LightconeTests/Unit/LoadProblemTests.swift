import LightconeTrace
import Testing

@testable import Lightcone

@Suite("Impossible load")
struct LoadProblemTests {
  @Test(
    "an impossible key law names its parameter and the range",
    arguments: [
      (.uniform(keys: 0), "keys is 0, but must be 1 or more"),
      (
        .zipf(keys: 0, exponent: Thousandths(990)), "keys is 0, but must be 1 to 10000000"
      ),
      (
        .zipf(keys: 10_000_001, exponent: Thousandths(990)),
        "keys is 10000001, but must be 1 to 10000000"
      ),
      (
        .zipf(keys: 9, exponent: Thousandths(-500)), "exponent is -0.5, but must be 0 to 10"
      ),
      (
        .hotspot(keys: 1, hotKeys: 1, hotShare: .always), "keys is 1, but must be 2 or more"
      ),
      (
        .hotspot(keys: 9, hotKeys: 0, hotShare: .always), "hotKeys is 0, but must be 1 to 8"
      ),
      (
        .hotspot(keys: 9, hotKeys: 9, hotShare: .always), "hotKeys is 9, but must be 1 to 8"
      ),
    ] as [(KeyLaw, String)])
  func keyLaws(law: KeyLaw, sentence: String) throws {
    let problem = try #require(law.problem)
    #expect(problem.description == sentence)
    #expect(throws: problem) { try KeySampler(law) }
  }

  private static let slow = Rate(perSecond: 1)

  @Test(
    "an impossible arrival process names its parameter and the range",
    arguments: [
      (
        .constant(Rate(perSecond: 1_000_000_001)),
        "rate is 1000000001/s, but must be 0/s to 1000000000/s"
      ),
      (
        .bursty(base: slow, burst: slow, every: .zero, lasting: .zero),
        "every is 0ms, but must be above 0ms"
      ),
      (
        .bursty(base: slow, burst: slow, every: .seconds(1), lasting: .milliseconds(1_001)),
        "lasting is 1001ms, but must be 0ms to 1s"
      ),
      (
        .bursty(base: slow, burst: slow, every: .seconds(1), lasting: .nanoseconds(-1)),
        "lasting is -1ns, but must be 0ms to 1s"
      ),
      (
        .boundary(count: 0, window: .seconds(1), spacing: .nanoseconds(1)),
        "count is 0, but must be 1 or more"
      ),
      (
        .boundary(count: 1, window: .nanoseconds(1), spacing: .nanoseconds(1)),
        "window is 1ns, but must be 2ns to 2305843009213693951ns"
      ),
      (
        .boundary(count: 9, window: .nanoseconds(9), spacing: .nanoseconds(1)),
        "count is 9, but must be 1 to 8"
      ),
      (
        .boundary(count: 4, window: .nanoseconds(9), spacing: .nanoseconds(3)),
        "spacing is 3ns, but must be 1ns to 2ns"
      ),
    ] as [(ArrivalProcess, String)])
  func arrivals(process: ArrivalProcess, sentence: String) throws {
    let problem = try #require(process.problem)
    #expect(problem.description == sentence)
    #expect(throws: problem) { try Arrivals(process) }
  }

  @Test("arrivals begin at the start of the run or later")
  func origin() {
    #expect(throws: SettingProblem("origin", "-1ns", range: "0ms or more")) {
      try Arrivals(.constant(LoadProblemTests.slow), from: Instant(nanoseconds: -1))
    }
  }

  @Test("the smallest possible settings are possible")
  func smallest() throws {
    for law in [
      KeyLaw.uniform(keys: 1), .zipf(keys: 1, exponent: Thousandths(0)),
      .hotspot(keys: 2, hotKeys: 1, hotShare: .percent(50)),
    ] {
      let sampler = try KeySampler(law)
      #expect([0, 1 << 63, .max].allSatisfy { (0..<law.keys).contains(sampler.key($0)) })
    }
    #expect(
      ArrivalProcess.boundary(count: 1, window: .nanoseconds(2), spacing: .nanoseconds(1)).problem
        == nil)
    #expect(
      ArrivalProcess.bursty(
        base: LoadProblemTests.slow, burst: LoadProblemTests.slow, every: .nanoseconds(1),
        lasting: .nanoseconds(1)
      ).problem == nil)
  }

  @Test("samplers of one law are equal")
  func equality() throws {
    let law = KeyLaw.zipf(keys: 10, exponent: Thousandths(990))
    let sampler = try KeySampler(law)
    let (again, other) = (try KeySampler(law), try KeySampler(.uniform(keys: 10)))
    #expect(sampler == again)
    #expect(sampler != other)
  }

  @Test("laws and processes are written as one word")
  func words() {
    let words = [
      KeyLaw.uniform(keys: 1_000).description,
      KeyLaw.zipf(keys: 1_000, exponent: Thousandths(990)).description,
      KeyLaw.hotspot(keys: 1_000, hotKeys: 10, hotShare: .percent(90)).description,
      ArrivalProcess.poisson(Rate(perSecond: 20)).description,
      ArrivalProcess.boundary(count: 100, window: .seconds(1), spacing: .microseconds(1))
        .description,
    ]
    #expect(
      words == [
        "uniform(1000)", "zipf(1000,0.99)", "hotspot(1000,10,90%)", "poisson(20/s)",
        "boundary(100,1s,1us)",
      ])
  }
}
