import LightconeTrace
import Testing

@testable import Lightcone

@Suite("Arrivals")
struct ArrivalsTests {
  @Test("constant arrivals keep their rate to the nanosecond over a long time")
  func constant() throws {
    for perSecond in [1, 3, 7, 999, 1_001] {
      let arrivals = try Arrivals(.constant(Rate(perSecond: perSecond)))
      let times = arrivals.times(until: .nanoseconds(3_000_000_001), seed: 1)
      #expect(times.count == 3 * perSecond)
      #expect(times.last == 3_000_000_000)
      // Rounding a gap once and for all would drift, where it is no whole number.
      let gap = 1_000_000_000 / Int64(perSecond)
      let drifts = gap * Int64(3 * perSecond) != 3_000_000_000
      #expect(drifts == (1_000_000_000 % Int64(perSecond) != 0))
      #expect(zip(times, times.dropFirst()).allSatisfy { (gap...gap + 1).contains($1 - $0) })
    }
  }

  @Test("constant arrivals do not trap at the end of time, nor at the largest rate")
  func constantExtremes() throws {
    let fast = try Arrivals(.constant(Rate(perSecond: 1_000_000_000)))
    for instant in [0, 5, .max] as [Int64] {
      #expect(fast.next(after: Instant(nanoseconds: instant), bits: 0) == .nanoseconds(1))
    }
    let slow = try Arrivals(.constant(Rate(perSecond: 1)), from: Instant(nanoseconds: .max))
    #expect(slow.next(after: .start, bits: 0) == .nanoseconds(.max))
  }

  @Test("around every other boundary there are twice as many as a window may hold")
  func boundary() throws {
    let limit = 5
    let window: Int64 = 1_000_000_000
    let arrivals = try Arrivals(
      .boundary(count: limit, window: .seconds(1), spacing: .milliseconds(1)))
    let times = arrivals.times(until: .seconds(6), seed: 1)
    #expect(times.count == 6 * limit)
    for number in 0..<6 {
      #expect(times.filter { $0 / window == Int64(number) }.count == limit)
    }
    for boundary in [1, 3, 5] as [Int64] {
      let near = times.filter { abs($0 - boundary * window) <= 5_000_000 }
      #expect(near == (-5..<5).map { boundary * window + $0 * 1_000_000 })
    }
    // The control: constant arrivals of the same rate have no more at a boundary than elsewhere.
    let constant = try Arrivals(.constant(Rate(perSecond: limit))).times(
      until: .seconds(6), seed: 1)
    #expect(constant.filter { abs($0 - window) <= 5_000_000 }.count == 1)
  }

  @Test("the next arrival depends on the time alone, also between two arrivals")
  func memoryless() throws {
    let arrivals = try Arrivals(
      .boundary(count: 2, window: .milliseconds(10), spacing: .milliseconds(1)))
    let expected: [(Int64, Int64)] = [
      (0, 8), (7, 1), (8, 1), (9, 1), (10, 1), (11, 17), (19, 9), (28, 1),
    ]
    for (now, gap) in expected {
      let instant = Instant.start + .milliseconds(now)
      #expect(arrivals.next(after: instant, bits: 0) == .milliseconds(gap), "\(now)")
    }
  }

  @Test("nothing arrives before the origin, and periods are counted from there")
  func origin() throws {
    let origin = Instant.start + .seconds(10)
    for process in [
      ArrivalProcess.constant(Rate(perSecond: 10)), .poisson(Rate(perSecond: 10)),
      .bursty(
        base: Rate(perSecond: 1), burst: Rate(perSecond: 50), every: .seconds(1),
        lasting: .milliseconds(100)),
      .boundary(count: 3, window: .seconds(1), spacing: .milliseconds(1)),
    ] {
      let early = try Arrivals(process).times(until: .seconds(5), seed: 3)
      let late = try Arrivals(process, from: origin).times(until: .seconds(15), seed: 3)
      #expect(late == early.map { $0 + origin.nanoseconds }, "\(process)")
      #expect(early.count > 5)
    }
  }

  @Test("a rate of 0 means never")
  func never() throws {
    let never = Rate(perSecond: 0)
    for process in [
      ArrivalProcess.constant(never), .poisson(never),
      .bursty(base: never, burst: never, every: .seconds(1), lasting: .milliseconds(1)),
      // A burst that takes no time never comes.
      .bursty(base: never, burst: Rate(perSecond: 9), every: .seconds(1), lasting: .zero),
    ] {
      #expect(try Arrivals(process).next(after: .start, bits: 7) == nil, "\(process)")
    }
  }

  @Test("no possible process traps, whatever the time and the bits")
  func extremes() throws {
    let rates = [0, 1, 1_000_000_000].map { Rate(perSecond: $0) }
    let spans = [1, 2, 1_000_000_000, .max].map { TimeSpan(nanoseconds: $0) }
    var processes: [ArrivalProcess] = rates.flatMap { [.constant($0), .poisson($0)] }
    for base in rates {
      for burst in rates {
        for every in spans {
          for lasting in [TimeSpan.zero] + spans where lasting <= every {
            processes.append(.bursty(base: base, burst: burst, every: every, lasting: lasting))
          }
        }
      }
    }
    let longest = TimeSpan(nanoseconds: .max / 4)
    processes += [
      .boundary(count: 1, window: longest, spacing: .nanoseconds(longest.nanoseconds - 1)),
      .boundary(count: Int(longest.nanoseconds) - 1, window: longest, spacing: .nanoseconds(1)),
    ]
    for process in processes {
      let arrivals = try Arrivals(process, from: Instant(nanoseconds: 5))
      for now in [0, 4, 5, 6, .max - 1, .max] as [Int64] {
        for bits in [0, 1 << 63, .max] as [UInt64] {
          let gap = arrivals.next(after: Instant(nanoseconds: now), bits: bits)
          #expect(gap ?? .zero >= .zero, "\(process) \(now)")
        }
      }
    }
  }
}
