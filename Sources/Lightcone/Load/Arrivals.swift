public import LightconeTrace

/// The arrivals of a possible ``ArrivalProcess``, one after the other: a value that a client keeps.
///
/// What it solves: a client node must know when its next request comes, without a list made in
/// advance and without a generator that advances: a search may wind the run back and try another
/// outcome.
///
/// Example:
///
/// ```swift
/// struct Client: Node {
///   let arrivals: Arrivals
///   mutating func start(_ context: inout Context<Shop>) { scheduleNext(&context) }
///   mutating func receive(
///     _ message: Shop.Message, from sender: NodeID, _ context: inout Context<Shop>
///   ) {
///     scheduleNext(&context)
///     context.send(.order, to: shop)
///   }
///   private func scheduleNext(_ context: inout Context<Shop>) {
///     if let gap = context.gap(of: arrivals) { context.schedule(.arrival, after: gap) }
///   }
/// }
/// ```
///
/// Rules:
/// 1. The next arrival follows from the time alone, and from 64 random bits where there is chance:
///    nothing is remembered. After a crash, arrivals go on as if nobody had looked.
/// 2. Periods and windows are counted from `origin`, and nothing arrives before it.
/// 3. A rate of 0 means never: there is no next arrival then, and the gap is nil.
/// 4. An arrival beyond the end of time is put at the longest span.
/// 5. Constant and boundary arrivals are whole-number arithmetic and need no chance.
///
/// Deviations: a Poisson process whose rate switches is usually drawn gap by gap, afresh at each
/// switch, which it forgets. Here one exponential number is used up along the rate as time goes on
/// (inversion, Çinlar 1975): the same law, from one draw. Gaps are rounded to whole nanoseconds.
///
/// What it does not promise: nothing limits what is under way: a slow system meets ever more open
/// requests, as it would outside. A client that forces its disk before it asks for the next arrival
/// misses those meanwhile: ask first.
///
/// Reading: Çinlar: Introduction to Stochastic Processes, 1975. Lewis and Shedler: Simulation of
/// Nonhomogeneous Poisson Processes by Thinning, 1979.
public struct Arrivals: Hashable, Sendable {
  /// The process that arrivals follow.
  public let process: ArrivalProcess
  /// Where periods and windows begin; nothing arrives before.
  public let origin: Instant

  /// Prepares a process.
  ///
  /// - Throws: ``SettingProblem`` if the process is impossible; see ``ArrivalProcess/problem``.
  public init(_ process: ArrivalProcess, from origin: Instant = .start) throws(SettingProblem) {
    if let problem = process.problem { throw problem }
    if origin < .start {
      throw SettingProblem(
        "origin", TimeSpan(nanoseconds: origin.nanoseconds).literal, range: "0ms or more")
    }
    self.process = process
    self.origin = origin
  }

  /// Whether the next arrival needs random bits.
  public var needsChance: Bool {
    switch process {
    case .constant, .boundary: false
    case .poisson, .bursty: true
    }
  }

  /// The time from an instant to the next arrival after it, or nil if nothing will ever arrive.
  ///
  /// - Parameters:
  ///   - instant: usually now, which is usually the last arrival.
  ///   - bits: 64 random bits, fresh for each arrival; not used unless ``needsChance``.
  /// - Returns: 0 or more: two arrivals of a Poisson process may fall into one nanosecond. Arrivals
  ///   without chance are at least 1 ns apart. O(1).
  public func next(after instant: Instant, bits: UInt64) -> TimeSpan? {
    let wait = max(origin.nanoseconds.subtractingSaturating(instant.nanoseconds), 0)
    let elapsed = max(instant.nanoseconds.subtractingSaturating(origin.nanoseconds), 0)
    guard let gap = gap(afterElapsed: elapsed, bits) else { return nil }
    let (sum, overflow) = wait.addingReportingOverflow(gap.nanoseconds)
    return TimeSpan(nanoseconds: overflow ? .max : sum)
  }

  private func gap(afterElapsed elapsed: Int64, _ bits: UInt64) -> TimeSpan? {
    switch process {
    case .constant(let rate): return constantGap(elapsed, rate)
    case .poisson(let rate):
      guard rate.perSecond > 0 else { return nil }
      return TimeSpan(saturating: -naturalLogarithm(unit(bits)) / rate.perNanosecond)
    case .bursty(let base, let burst, let every, let lasting):
      let period = SwitchingRate(
        base: base.perNanosecond, burst: burst.perNanosecond, every: every, lasting: lasting)
      return period.gap(afterElapsed: elapsed, using: -naturalLogarithm(unit(bits)))
    case .boundary(let count, let window, let spacing):
      return boundaryGap(elapsed, count: Int64(count), window: window, spacing: spacing)
    }
  }

  /// Arrival k comes k / rate after the origin, rounded up to a whole nanosecond.
  private func constantGap(_ elapsed: Int64, _ rate: Rate) -> TimeSpan? {
    guard rate.perSecond > 0 else { return nil }
    let perSecond = UInt64(rate.perSecond)
    let second: UInt64 = 1_000_000_000
    let passed = second.dividingFullWidth(UInt64(elapsed).multipliedFullWidth(by: perSecond))
    // What is left of a gap is a fraction of it, so that nothing large has to be multiplied again.
    let missing = second - passed.remainder
    return TimeSpan(nanoseconds: Int64((missing + perSecond - 1) / perSecond))
  }

  private func boundaryGap(
    _ elapsed: Int64, count: Int64, window: TimeSpan, spacing: TimeSpan
  ) -> TimeSpan {
    let cycle = 2 * window.nanoseconds
    let phase = elapsed % cycle
    let first = window.nanoseconds - count * spacing.nanoseconds
    if phase < first { return TimeSpan(nanoseconds: first - phase) }
    let number = (phase - first) / spacing.nanoseconds + 1
    if number < 2 * count {
      return TimeSpan(nanoseconds: first + number * spacing.nanoseconds - phase)
    }
    return TimeSpan(nanoseconds: cycle - phase + first)
  }
}

extension Rate {
  /// The rate in arrivals a nanosecond.
  fileprivate var perNanosecond: Double { Double(perSecond) * 1e-9 }
}

extension Int64 {
  /// The difference, or the end of the range that it lies beyond.
  fileprivate func subtractingSaturating(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    guard overflow else { return difference }
    return self < other ? .min : .max
  }
}
