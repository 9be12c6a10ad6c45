import Lightcone
import LightconeTrace

extension Session {
  /// The most impossible steps that are named.
  private static let mostNamed = 3

  /// Which steps of a schedule that begins now change nothing, since they are impossible when their turn
  /// comes; nothing if all are possible.
  ///
  /// A run that follows a schedule does nothing else, so that it can be done ahead to see.
  func impossibleSteps(of faults: [Fault], in run: OpenRun, _ words: FaultWords) -> String {
    guard case .follow(let schedule)? = faults.first else { return "" }
    var ahead = run.timeline
    var impossible: [String] = []
    for (place, step) in schedule.steps.enumerated() {
      let before = ahead.current.eventCount
      guard !shouldStop(), ahead.run(atMost: 1).steps == 1 else { break }
      guard ahead.current.eventCount == before else { continue }
      impossible.append("\(place + 1) (\(words.command(for: step)))")
    }
    guard !impossible.isEmpty else { return "" }
    let named = impossible.prefix(Self.mostNamed).joined(separator: ", ")
    let others = impossible.count - Self.mostNamed
    let rest = others > 0 ? " and \(others) more" : ""
    return wrap(
      impossible.count == 1
        ? "Step \(named) is impossible when its turn comes: nothing will happen then."
        : "Steps \(named)\(rest) are impossible when their turns come: nothing will happen then.")
  }
}
