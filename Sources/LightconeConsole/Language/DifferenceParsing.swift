import LightconeDiagnostics
import LightconeTrace

/// With what the nodes are compared.
enum DifferenceStart: Hashable, Sendable {
  /// As they were before the last step.
  case lastStep
  /// As they were at the run's start.
  case start
  /// As they were right behind an event.
  case event(EventNumber)

  /// The point at which a run stands that has so many events.
  init(behind eventCount: Int) {
    self = eventCount == 0 ? .start : .event(EventNumber(eventCount))
  }

  /// The command that compares.
  var command: String {
    switch self {
    case .lastStep: "diff"
    case .start: "diff start"
    case .event(let number): "diff \(number)"
    }
  }
}

extension CommandParser {
  /// Reads `[#EVENT | start]`.
  mutating func readDifferenceStart() throws(Diagnostic) -> DifferenceStart {
    guard let word = reader.next() else { return .lastStep }
    return word.text == "start" && !word.isQuoted ? .start : .event(try event(word))
  }
}
