public import LightconeTrace

/// What a ``Station`` has counted and timed since some instant.
///
/// Lengths of queues are measured by integrals over time, times of jobs by the jobs' own instants.
/// The two know nothing of each other, so Little's law can be checked and is not built in.
///
/// Rules:
/// 1. Every arrival is started, waiting, refused, dropped or has abandoned its place; every start is
///    completed, interrupted or still in service.
/// 2. A job's times are added when it starts and when it leaves.
/// 3. If the station was empty at both ends, then exactly: ``jobNanosecondsInSystem`` is
///    ``sojournNanoseconds`` plus ``sojournNanosecondsOfLeavers``, and ``jobNanosecondsInQueue`` is
///    ``waitingNanoseconds`` plus ``waitingNanosecondsOfLeavers`` (Little 1961, over a finite time).
///
/// All is kept in whole numbers of 128 bits: 2^63 jobs for 2^63 nanoseconds still fit.
public struct StationMeasures: Hashable, Sendable {
  /// When measuring began.
  public internal(set) var since: Instant
  /// Up to when the integrals reach.
  public internal(set) var until: Instant

  /// Jobs that came, the refused ones included.
  public internal(set) var arrivals = 0
  /// Jobs that were refused.
  public internal(set) var refusals = 0
  /// Jobs that waited and had to make room for a newcomer.
  public internal(set) var drops = 0
  /// Jobs that waited and were taken out.
  public internal(set) var abandonments = 0
  /// Jobs that began to be served.
  public internal(set) var starts = 0
  /// Jobs that began to be served and had found all servers busy.
  public internal(set) var delayedStarts = 0
  /// Jobs that were served to their end.
  public internal(set) var completions = 0
  /// Jobs that were taken off their servers.
  public internal(set) var interruptions = 0

  /// The integral over time of the number of jobs in the station, in nanoseconds.
  public internal(set) var jobNanosecondsInSystem: Int128 = 0
  /// The integral over time of the number of waiting jobs, in nanoseconds.
  public internal(set) var jobNanosecondsInQueue: Int128 = 0
  /// The integral over time of the number of busy servers, in nanoseconds.
  public internal(set) var serverNanosecondsBusy: Int128 = 0
  /// The integral over time of the number of servers, in nanoseconds. A server that is to leave
  /// counts until its job ends.
  public internal(set) var serverNanosecondsAvailable: Int128 = 0

  /// The sum of the waiting times of the jobs that started, in nanoseconds.
  public internal(set) var waitingNanoseconds: Int128 = 0
  /// The sum of the waiting times of the jobs that were dropped or abandoned, in nanoseconds.
  public internal(set) var waitingNanosecondsOfLeavers: Int128 = 0
  /// The sum of the times in the station of the completed jobs, in nanoseconds.
  public internal(set) var sojournNanoseconds: Int128 = 0
  /// The sum of the times in the station of the jobs that were dropped, abandoned or interrupted, in
  /// nanoseconds.
  public internal(set) var sojournNanosecondsOfLeavers: Int128 = 0

  @usableFromInline
  init(since: Instant) {
    self.since = since
    until = since
  }
}

extension StationMeasures {
  /// Lets the numbers that held until now count for the time since the last change.
  @usableFromInline
  mutating func advance(to now: Instant, waiting: Int, busy: Int, servers: Int) {
    precondition(now >= until, "a station was used at \(now), after \(until)")
    let span = Int128((now - until).nanoseconds)
    until = now
    guard span > 0 else { return }
    jobNanosecondsInSystem += span * Int128(waiting + busy)
    jobNanosecondsInQueue += span * Int128(waiting)
    serverNanosecondsBusy += span * Int128(busy)
    serverNanosecondsAvailable += span * Int128(max(servers, busy))
  }

  @usableFromInline
  mutating func noteArrival() { arrivals += 1 }

  @usableFromInline
  mutating func noteRefusal() { refusals += 1 }

  @usableFromInline
  mutating func noteStart(arrival: Instant, isDelayed: Bool) {
    starts += 1
    if isDelayed { delayedStarts += 1 }
    waitingNanoseconds += Int128((until - arrival).nanoseconds)
  }

  @usableFromInline
  mutating func noteDrop(arrival: Instant) {
    drops += 1
    noteLeaver(arrival: arrival)
  }

  @usableFromInline
  mutating func noteAbandonment(arrival: Instant) {
    abandonments += 1
    noteLeaver(arrival: arrival)
  }

  @usableFromInline
  mutating func noteEnd(arrival: Instant, isCompletion: Bool) {
    let sojourn = Int128((until - arrival).nanoseconds)
    if isCompletion {
      completions += 1
      sojournNanoseconds += sojourn
    } else {
      interruptions += 1
      sojournNanosecondsOfLeavers += sojourn
    }
  }

  private mutating func noteLeaver(arrival: Instant) {
    let span = Int128((until - arrival).nanoseconds)
    waitingNanosecondsOfLeavers += span
    sojournNanosecondsOfLeavers += span
  }
}
