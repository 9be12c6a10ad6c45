public import Lightcone
public import LightconeTrace

/// A claim, what was measured, and what that says.
public struct ClaimReport: Hashable, Sendable {
  /// The claim's name, if it has one.
  public var id: String?
  /// The claim's class (`INV`, `EX`, `BND`, `STAT`, `REF`), if it has a name.
  public var kind: String?
  /// The line of the file that states it, if it stands in one.
  public var line: Int?
  /// What was expected, for example `messages == 4 * participants = 12`.
  public var expected: String
  /// What was measured, for example `12` or `held in 96 of 96 runs`.
  public var measured: String
  /// Whether the claim had to hold in each of several runs.
  public var isInEachRun = false
  /// How far the two may lie apart, if the claim says so.
  public var tolerance: String?
  /// Over which runs it was measured; nil for the run at hand.
  public var scope: String?
  /// What the runs say.
  public var verdict: Verdict
  /// What the control says, if the claim has one.
  public var control: ControlReport?
  /// The digest of all runs that it was measured over; nil for the run at hand.
  public var fingerprint: Fingerprint?
  /// Of a claim over seeds the digest of what is repeated to compare it; see ``SeedSample``.
  var sample: Fingerprint?
  /// The commands that show the failure again, if there was one.
  public var reproduction: [String] = []
  /// The run that shows the failure as one line, if there was one and a single run shows it.
  public var token: String?

  /// What would make the claim say what was measured, if that is a measurement.
  var revision: ClaimRevision?

  /// Whether the claim holds and its control, if any, fails as it must.
  public var isGood: Bool { verdict == .holds && (control?.fails ?? true) }
}

/// What a claim says under a setting in which it must fail.
public struct ControlReport: Hashable, Sendable {
  /// The command that was added.
  public var command: String
  /// What was measured then.
  public var measured: String
  /// What was expected then.
  public var expected: String
  /// What the claim is then; violated, as it must be, or the control proves nothing.
  public var verdict: Verdict
  /// Of a claim over seeds the digest of what is repeated to compare it.
  var sample: Fingerprint?

  /// Whether the claim failed, as it must.
  public var fails: Bool { verdict == .violated }
}

extension ControlReport {
  /// Why the control proves nothing.
  fileprivate var outcome: String { verdict == .undecided ? "is not decided" : "still holds" }
}

extension ClaimReport: CustomStringConvertible {
  /// The claim as readers see it: a line, and up to a few more below it.
  public var description: String {
    let name = [kind, id].compactMap { $0 }.joined(separator: " ")
    let mark = verdict == .holds ? "holds" : verdict.rawValue.uppercased()
    let runs = scope.map { " over \($0)" } ?? ""
    var lines = [
      "\(mark)\(name.isEmpty ? "" : "  \(name)\(runs)"): \(finding)"
    ]
    if let control {
      lines.append(
        control.fails
          ? "  control: with '\(control.command)' it fails, as it must (\(finding(control)))"
          : "  CONTROL: with '\(control.command)' it \(control.outcome), so it proves nothing "
            + "(\(finding(control)))")
    }
    if !reproduction.isEmpty {
      lines.append("  to see it again:")
      lines += reproduction.map { "    \($0)" }
    }
    if let token { lines.append("  Reproduce: lightcone open \(token)") }
    return lines.joined(separator: "\n")
  }

  /// What the control measured, and what was expected where that is something else than before.
  private func finding(_ control: ControlReport) -> String {
    control.expected == expected
      ? control.measured : "\(control.measured), expected \(control.expected)"
  }

  private var finding: String {
    isInEachRun
      ? "\(expected), \(measured)" : "measured \(measured), expected \(expected)"
  }
}
