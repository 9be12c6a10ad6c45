import LightconeConsole
import LightconeDiagnostics
import LightconeChecking
import Synchronization

/// Shows how far a search has come while it runs, and how fast it was.
///
/// The session knows no clock: the time is taken here.
final class SearchMeter: Sendable {
  private struct State {
    var start: ContinuousClock.Instant
    /// The time of the searches that have ended.
    var spent = Duration.zero
    var lastShown: ContinuousClock.Instant
    var generated = 0
    var isShown = false
  }

  private static let pause = Duration.milliseconds(200)
  private let state: Mutex<State?> = Mutex(nil)
  private let workers: Int

  /// A meter for searches on a number of cores.
  init(workers: Int) { self.workers = workers }

  /// What a session tells it.
  var watch: SearchWatch {
    SearchWatch(
      begin: { [self] in begin() }, progress: { [self] in show($0) }, end: { [self] in end($0) })
  }

  private func begin() {
    let now = ContinuousClock.now
    // A claim's control is a search of its own: the command's summary is of all of them.
    state.withLock {
      $0 = State(
        start: now, spent: $0?.spent ?? .zero, lastShown: now, generated: $0?.generated ?? 0)
    }
  }

  private func show(_ progress: SearchProgress) {
    let now = ContinuousClock.now
    let line = state.withLock { state -> String? in
      guard let known = state, now - known.lastShown >= Self.pause else { return nil }
      state?.lastShown = now
      state?.isShown = true
      let rate = Self.rate(
        known.generated + progress.generatedCount, known.spent + (now - known.start))
      return
        "\(progress.exploredCount.grouped) explored, \(progress.distinctCount.grouped) distinct, "
        + "depth \(progress.depth), \(rate) a second"
    }
    // The line is written over itself, and gone when the search is.
    if let line { StandardOutput.writeStatus("\r\u{1B}[K\(line)") }
  }

  private func end(_ counts: SearchCounts) {
    let now = ContinuousClock.now
    let wasShown = state.withLock { state -> Bool in
      let wasShown = state?.isShown ?? false
      if let start = state?.start { state?.spent += now - start }
      state?.start = now
      state?.generated += counts.generated
      state?.isShown = false
      return wasShown
    }
    if wasShown { StandardOutput.writeStatus("\r\u{1B}[K") }
  }

  /// How long the searches of a command took and how fast they were, once; nil if there was none.
  func takeSummary() -> String? {
    state.withLock { state -> String? in
      guard let found = state else { return nil }
      state = nil
      let time = found.spent
      let cores = workers == 1 ? "1 core" : "\(workers) cores"
      return "\(found.generated.grouped) states generated in \(Self.text(time)), "
        + "\(Self.rate(found.generated, time)) a second on \(cores)."
    }
  }

  private static func seconds(_ time: Duration) -> Double {
    let (seconds, attoseconds) = time.components
    return Double(seconds) + Double(attoseconds) / 1e18
  }

  private static func text(_ time: Duration) -> String {
    let seconds = seconds(time)
    return seconds < 1
      ? "\(Int(seconds * 1_000)) ms" : "\(Int(seconds)).\(Int(seconds * 10) % 10) s"
  }

  /// A rate with two digits that mean something.
  private static func rate(_ count: Int, _ time: Duration) -> String {
    let perSecond = Double(count) / max(seconds(time), 0.000_001)
    var unit = 1
    while perSecond / Double(unit) >= 100 { unit *= 10 }
    return (Int(perSecond / Double(unit)) * unit).grouped
  }
}
