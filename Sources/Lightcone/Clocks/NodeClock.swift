public import LightconeTrace

/// A node's two clocks: wall time, which people set, and monotonic time, which only ever grows.
///
/// Rules:
/// 1. Both start at the simulation's time, and run as fast, unless a fault says otherwise.
/// 2. A step moves the wall clock alone. A drift changes the speed of both.
/// 3. They survive crashes: they are the machine's, not the process's.
/// 4. Whole numbers decide: drift is in millionths, and what a drift adds rounds towards zero. A timer
///    rounds up: it never goes off before its delay has passed on the node's own clock.
///    A drift that begins later does not change it any more.
/// 5. A clock that would show a time beyond the end of time shows the end of time.
@usableFromInline
struct NodeClock: Hashable, Sendable {
  /// What was added to the wall clock, by steps and by earlier drift.
  private var wallOffset: Int64 = 0
  /// What was added to the monotonic clock by earlier drift.
  private var monotonicOffset: Int64 = 0
  /// Since when the drift is as it is.
  private var driftStart = Instant.start
  /// How much faster than true time the clocks run, in millionths.
  private(set) var driftPartsPerMillion: Int64 = 0

  @usableFromInline
  init() {}

  /// What the wall clock shows at a true time.
  @usableFromInline
  func wall(at time: Instant) -> Instant {
    shown(time, wallOffset)
  }

  /// What the monotonic clock shows at a true time.
  @usableFromInline
  func monotonic(at time: Instant) -> Instant {
    shown(time, monotonicOffset)
  }

  /// A true time with all that was added to it.
  private func shown(_ time: Instant, _ offset: Int64) -> Instant {
    let sum = Int128(time.nanoseconds) + Int128(offset) + Int128(drifted(at: time))
    return Instant(nanoseconds: Int64(clamping: sum))
  }

  /// How long a span of the node's own time truly takes, rounded up; the longest span instead of a
  /// longer one.
  @usableFromInline
  func trueSpan(of span: TimeSpan) -> TimeSpan {
    guard driftPartsPerMillion != 0, span > .zero else { return span }
    let rate = Int128(1_000_000 + driftPartsPerMillion)
    let product = Int128(span.nanoseconds) * 1_000_000
    return TimeSpan(nanoseconds: Int64(clamping: (product + rate - 1) / rate))
  }

  /// How far a step would take the wall clock from true time, drift left aside.
  func skew(after span: TimeSpan) -> UInt64 {
    let (sum, overflow) = wallOffset.addingReportingOverflow(span.nanoseconds)
    return overflow ? .max : sum.magnitude
  }

  /// Moves the wall clock.
  mutating func step(by span: TimeSpan) { wallOffset &+= span.nanoseconds }

  /// Changes the speed of both clocks from a true time on.
  mutating func setDrift(_ partsPerMillion: Int, at time: Instant) {
    let gained = drifted(at: time)
    wallOffset &+= gained
    monotonicOffset &+= gained
    driftStart = time
    driftPartsPerMillion = Int64(partsPerMillion)
  }

  /// Puts the clocks right: the wall clock jumps to true time, the monotonic clock only stops drifting.
  mutating func mend(at time: Instant) {
    setDrift(0, at: time)
    wallOffset = 0
  }

  /// Whether a fault has changed what the clocks show or will show.
  var isRight: Bool { wallOffset == 0 && driftPartsPerMillion == 0 }

  private func drifted(at time: Instant) -> Int64 {
    guard driftPartsPerMillion != 0 else { return 0 }
    let span = time.nanoseconds - driftStart.nanoseconds
    return span / 1_000_000 * driftPartsPerMillion
      + span % 1_000_000 * driftPartsPerMillion / 1_000_000
  }
}
