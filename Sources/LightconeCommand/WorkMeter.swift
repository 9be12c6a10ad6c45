import LightconeConsole
import LightconeDiagnostics
import Synchronization

/// Shows how far a run, a sweep or a shrinking has come, how fast it goes, and how long it still takes.
final class WorkMeter: Sendable {
  /// One piece of work of a command; a claim and its control are two.
  private struct Stage {
    var begin: ContinuousClock.Instant
    /// What was done when it began.
    var first: WorkProgress
    var last: WorkProgress
  }

  private let line: StatusLine
  private let stage: Mutex<Stage?> = Mutex(nil)

  /// A meter that writes to a line.
  init(line: StatusLine) { self.line = line }

  /// What a session tells it.
  var watch: WorkWatch { WorkWatch { [self] in report($0) } }

  /// A command begins: what was told so far is no part of it.
  func begin() { stage.withLock { $0 = nil } }

  private func report(_ progress: WorkProgress) {
    let isNew = stage.withLock { stage -> Bool in
      if let known = stage, progress.goesOn(behind: known.last) {
        stage?.last = progress
        return false
      }
      stage = Stage(begin: .now, first: progress, last: progress)
      return true
    }
    if isNew { line.show { [self] in text } }
  }

  private var text: String {
    guard let known = stage.withLock({ $0 }) else { return "" }
    return known.last.text(doneBefore: known.first.done, since: .now - known.begin)
  }
}

extension WorkProgress {
  /// How much is done.
  fileprivate var done: Int {
    switch self {
    case .run(_, _, let events): events
    case .runs(let done, _): done
    case .shrinking(let runs, _): runs
    }
  }

  /// Whether this is the same work as something earlier.
  fileprivate func goesOn(behind earlier: WorkProgress) -> Bool {
    switch (earlier, self) {
    case (.run(let first, _, _), .run(let second, _, _)): first <= second && done >= earlier.done
    case (.runs(_, let first), .runs(_, let second)): first == second && done >= earlier.done
    case (.shrinking, .shrinking): done >= earlier.done
    default: false
    }
  }

  fileprivate func text(doneBefore: Int, since time: Duration) -> String {
    // Nothing can be said of the speed yet.
    let rate =
      done == doneBefore
      ? "\(MeterText.time(time)) so far" : "\(MeterText.rate(done - doneBefore, time)) a second"
    switch self {
    case .run(let now, let end, let events):
      return "\(now) of \(end) simulated, \(events.grouped) events, \(rate)"
    case .runs(let done, nil): return "\(done.grouped) runs done, \(rate)"
    case .runs(let done, let count?):
      let speed = MeterText.perSecond(done - doneBefore, time)
      let left = speed > 0 ? ", \(MeterText.rounded(Double(count - done) / speed)) left" : ""
      return "\(done.grouped) of \(count.grouped) runs, \(rate)\(left)"
    case .shrinking(let runs, let parts):
      return "\(runs.grouped) runs tried, \(parts.counted("part")) left, \(rate)"
    }
  }
}
