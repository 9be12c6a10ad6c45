import Lightcone
import LightconeTrace

/// The moments of a run at which it makes a difference what somebody does.
///
/// Between two events nothing changes. So one time out of each gap stands for all of it, and the
/// roundest is taken, since a person has to type it. A goal may also ask for a length of time: so
/// the moments that lie such a length behind another are looked at, too.
struct ParMoments {
  /// One gap: a time in it, and how things stand.
  struct Moment: Hashable {
    var time: Instant
    var isUp: [Bool]
    var isPaused: [Bool]
    var isCut: Bool
    var inFlight: [MessageNumber]
  }

  private(set) var moments: [Moment] = []

  /// Looks for the moments of a run.
  ///
  /// - Parameters:
  ///   - earliest: nothing before this time counts.
  ///   - horizon: nothing behind this time counts.
  ///   - spans: the lengths of time that matter.
  init(_ trace: Trace, from earliest: Instant, to horizon: Instant, spans: [TimeSpan]) {
    var standing = Moment(
      time: earliest, isUp: trace.nodes.map { _ in true }, isPaused: trace.nodes.map { _ in false },
      isCut: false, inFlight: [])
    var previous = Instant.start
    var last = standing
    var gaps: [(from: Instant, Moment)] = []
    for event in trace.events {
      if event.time > previous {
        if event.time >= earliest {
          standing.time = Self.roundest(after: max(previous, earliest), until: event.time)
          gaps.append((previous, standing))
        }
        previous = event.time
      }
      standing.apply(event)
      last = standing
    }
    last.time = max(previous, earliest) + .milliseconds(1)
    gaps.append((previous, last))
    moments = gaps.map(\.1)
    addLater(gaps, spans, earliest)
    moments = moments.filter { $0.time <= horizon }.sorted { $0.time < $1.time }
  }

  /// A fault that must last for a span is taken back that long after some moment, or a little later.
  private mutating func addLater(
    _ gaps: [(from: Instant, Moment)], _ spans: [TimeSpan], _ earliest: Instant
  ) {
    guard let last = gaps.last else { return }
    for span in spans {
      let time = max(last.from, earliest) + span
      guard time > last.1.time else { continue }
      var later = last.1
      later.time = Self.roundest(
        after: time, until: time + TimeSpan(nanoseconds: span.nanoseconds / 4))
      moments.append(later)
    }
  }

  /// The time with the fewest digits that lies behind `first` and not behind `last`.
  static func roundest(after first: Instant, until last: Instant) -> Instant {
    var size: Int64 = 1_000_000_000_000
    while size > 1 {
      let multiple = last.nanoseconds / size * size
      if multiple > first.nanoseconds { return Instant(nanoseconds: multiple) }
      size /= 10
    }
    return last
  }
}

extension ParMoments.Moment {
  fileprivate mutating func apply(_ event: TraceEvent) {
    switch event.kind {
    case .crash: set(event.node, isUp: false)
    case .restart: set(event.node, isUp: true)
    case .pause: event.node.map { isPaused[$0.position] = true }
    case .resume: event.node.map { isPaused[$0.position] = false }
    case .partition: isCut = true
    case .repair: isCut = false
    case .heal:
      isCut = false
      isPaused = isPaused.map { _ in false }
    case .send: inFlight.append(MessageNumber(event.message))
    case .deliver, .lose: inFlight.removeAll { $0 == MessageNumber(event.message) }
    default: break
    }
  }

  private mutating func set(_ node: NodeID?, isUp: Bool) {
    guard let node else { return }
    self.isUp[node.position] = isUp
    isPaused[node.position] = false
  }
}
