import LightconeTrace
import Testing

@testable import Lightcone

/// A Poisson process whose rate switches is one in each of its parts (Çinlar: Introduction to
/// Stochastic Processes, 1975).
@Suite("Poisson processes whose rate switches")
struct SwitchingProcessTests {
  private let periods = 1_000
  private let process = ArrivalProcess.bursty(
    base: Rate(perSecond: 10), burst: Rate(perSecond: 100), every: .seconds(1),
    lasting: .milliseconds(200))

  /// How many arrivals each period has in its calm part, in its burst, and in the first tenth of
  /// the burst.
  private func counts(_ times: [Int64]) -> [[Double]] {
    var counts = Array(repeating: Array(repeating: 0.0, count: periods), count: 3)
    for time in times {
      let (period, phase) = (Int(time / 1_000_000_000), time % 1_000_000_000)
      counts[phase < 800_000_000 ? 0 : 1][period] += 1
      if (800_000_000..<820_000_000).contains(phase) { counts[2][period] += 1 }
    }
    return counts
  }

  /// How many standard errors mean and variance lie off, at most, in all parts.
  private func error(_ times: [Int64]) -> Double {
    zip(counts(times), [8, 20, 2]).map { counts, mean in
      let moments = Statistics.moments(counts)
      let number = Double(periods)
      let ofMean = abs(moments.mean - mean) / (mean / number).squareRoot()
      let deviation = ((mean + 2 * mean * mean) / number).squareRoot()
      return max(ofMean, abs(moments.variance - mean) / deviation)
    }.max() ?? .infinity
  }

  /// The same with a mistake: a gap keeps the rate at which it began, over the switch.
  private func carelessTimes(until end: Int64) -> [Int64] {
    var times: [Int64] = []
    var now: Int64 = 0
    while true {
      let isBurst = now % 1_000_000_000 >= 800_000_000
      let law = Law.exponential(mean: .milliseconds(isBurst ? 10 : 100))
      now += law.draw(Statistics.bits(UInt64(times.count), seed: 41)).nanoseconds
      guard now < end else { return times }
      times.append(now)
    }
  }

  @Test("calm, burst and the burst's beginning each have Poisson counts of their own rate")
  func parts() throws {
    let end = TimeSpan.seconds(Int64(periods))
    #expect(error(try Arrivals(process).times(until: end, seed: 41)) < 4)
    // The control: gaps that do not notice the switch come too late into the burst.
    #expect(error(carelessTimes(until: end.nanoseconds)) > 4)
  }

  @Test("with one rate only, the other part stays empty, however many periods a gap spans")
  func oneRate() throws {
    for (base, burst) in [(0, 2), (2, 0)] {
      let arrivals = try Arrivals(
        .bursty(
          base: Rate(perSecond: base), burst: Rate(perSecond: burst), every: .seconds(1),
          lasting: .milliseconds(200)))
      let times = arrivals.times(until: .seconds(1_000), seed: 42)
      let expected = 1_000 * arrivals.process.meanPerSecond
      #expect(abs(Double(times.count) - expected) < 4 * expected.squareRoot())
      let isInBurst = { (time: Int64) in time % 1_000_000_000 >= 800_000_000 }
      #expect(times.allSatisfy { isInBurst($0) == (burst > 0) })
    }
  }
}
