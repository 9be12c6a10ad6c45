import Lightcone
import LightconeDiagnostics

/// Settings that are each in range, but not together.
extension CommitParameters {
  static func problem(with settings: Settings) -> Diagnostic? {
    problemWithCounts(settings) ?? problemWithProtocol(settings)
  }

  private static func problemWithCounts(_ settings: Settings) -> Diagnostic? {
    let count = settings[participants]
    let ranges = [(noVoteAt, count), (downSet, 1 << count - 1)]
    for (parameter, largest) in ranges where settings[parameter] > largest {
      return Diagnostic(
        .badValue,
        "\(parameter.description.name)=\(settings[parameter]) names a participant that does not exist",
        expected: "at most \(largest) with participants=\(count)")
    }
    return nil
  }

  /// A point that is never passed, or a defect that cannot show, would look like a protocol that bears it.
  private static func problemWithProtocol(_ settings: Settings) -> Diagnostic? {
    let variant = settings[variant]
    let (point, bug) = (settings[crashPoint], settings[bug])
    if point == .afterFirstPrecommit, variant != .threePhase {
      return mismatch("crash.point", point.rawValue, "protocol=3pc")
    }
    let fitsAll = bug == .none || bug == .noPreparedLog
    if !fitsAll, (bug == .skipsPrecommit) != (variant == .threePhase) {
      let fitting = variant == .threePhase ? "protocol=2pc or 2pc-presumed-abort" : "protocol=3pc"
      return mismatch("bug", bug.rawValue, fitting)
    }
    if bug == .unforcedAnswer, settings[termination] != .cooperative {
      return mismatch("bug", bug.rawValue, "termination=cooperative")
    }
    return nil
  }

  private static func mismatch(_ name: String, _ value: String, _ fitting: String) -> Diagnostic {
    Diagnostic(
      .badValue, "\(name)=\(value) means nothing with these settings", expected: fitting)
  }
}
