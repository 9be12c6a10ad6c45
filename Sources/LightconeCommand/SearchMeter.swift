import LightconeChecking
import LightconeConsole
import LightconeDiagnostics
import Synchronization

/// Shows how far a search has come while it runs, and how fast it was.
///
/// The session knows no clock: the time is taken here.
final class SearchMeter: Sendable {
  private struct State {
    var start: ContinuousClock.Instant
    /// The time of the searches that have ended.
    var spent = Duration.zero
    var generated = 0
    var progress: SearchProgress?
  }

  private let state: Mutex<State?> = Mutex(nil)
  private let workers: Int
  private let line: StatusLine

  /// A meter for searches on a number of cores, that writes to a line.
  init(workers: Int, line: StatusLine) {
    self.workers = workers
    self.line = line
  }

  /// What a session tells it.
  var watch: SearchWatch {
    SearchWatch(
      begin: { [self] in begin() },
      progress: { [self] progress in state.withLock { $0?.progress = progress } },
      end: { [self] in end($0) },
      takeSummary: { [self] in takeSummary() })
  }

  private func begin() {
    // A claim's control is a search of its own: the command's summary is of all of them.
    state.withLock {
      $0 = State(start: .now, spent: $0?.spent ?? .zero, generated: $0?.generated ?? 0)
    }
    line.show { [self] in text }
  }

  private var text: String {
    guard let known = state.withLock({ $0 }), let progress = known.progress else {
      return "searching"
    }
    let rate = MeterText.rate(
      known.generated + progress.generatedCount, known.spent + (.now - known.start))
    return
      "\(progress.exploredCount.grouped) explored, \(progress.distinctCount.grouped) distinct, "
      + "depth \(progress.depth), \(rate) a second"
  }

  private func end(_ counts: SearchCounts) {
    let now = ContinuousClock.now
    state.withLock { state in
      if let start = state?.start { state?.spent += now - start }
      state?.start = now
      state?.generated += counts.generated
    }
  }

  /// How long the searches of a command took and how fast they were, once; nil if there was none.
  func takeSummary() -> String? {
    state.withLock { state -> String? in
      guard let found = state else { return nil }
      state = nil
      let cores = workers == 1 ? "1 core" : "\(workers) cores"
      return "\(found.generated.grouped) states generated in \(MeterText.time(found.spent)), "
        + "\(MeterText.rate(found.generated, found.spent)) a second on \(cores)."
    }
  }
}
