public import Lightcone
import LightconeTrace
public import LightconeDiagnostics
public import LightconeLessons

/// What scripted runs found: the claims of each file, and how it all ended.
public struct RunReport: Sendable {
  /// What was found in one file.
  public struct File: Sendable {
    /// The path as it was given.
    public var path: String
    /// The lesson's id, if the file is a lesson.
    public var lesson: String?
    /// The lesson's track, if the file is a lesson.
    public var track: Track?
    /// The claims, in the order of the file.
    public var claims: [ClaimReport] = []
    /// Predictions, quizzes and challenges whose own rules were checked.
    public var exercises = 0
    /// What could not be read or done; the run of the file ended at the first.
    public var problems: [Diagnostic] = []
    /// Whether the file could be read as far as that something in it was run.
    public var wasRead = false
    /// The digest of the runs that the file's commands and claims made, in order; controls apart.
    public var fingerprint = ""
    /// The digest of what a second run repeats of all that; see ``SeedSample``.
    var repeatedFingerprint = Fingerprint()
    /// The verdicts of bare checks, which count outside lessons only.
    public var checks: [Verdict] = []

    /// The claims that were not judged, because only claims of other classes were asked for.
    public var skipped: [SkippedClaim] = []

    /// A claim that was not judged.
    public struct SkippedClaim: Hashable, Sendable {
      /// The claim's name, if it has one.
      public var id: String?
      /// The claim's class, if it has a name.
      public var kind: String?
      /// The line of the file that states it.
      public var line: Int
    }

    /// Starts the report of a file.
    public init(path: String) { self.path = path }

    /// How the file ended. Where a problem ended it early, nothing that held says that all does.
    public var verdict: Verdict {
      let claims = claims.map {
        $0.isGood ? Verdict.holds : $0.verdict == .undecided ? .undecided : .violated
      }
      let unseen: [Verdict] = problems.isEmpty ? [] : [.undecided]
      return Verdict.worst(of: claims + (lesson == nil ? checks : []) + unseen)
    }
  }

  /// The files, in the order in which they were run.
  public var files: [File]

  /// Creates a report.
  public init(_ files: [File] = []) { self.files = files }

  /// How all files together ended.
  public var verdict: Verdict { Verdict.worst(of: files.map(\.verdict)) }

  /// All that could not be read or done.
  public var problems: [Diagnostic] { files.flatMap(\.problems) }

  /// The code with which a process ends: 0 holds, 1 violated, 2 undecided, 65 for input that cannot
  /// be run and 66 for files that cannot be read (`sysexits.h`).
  public var exitCode: Int32 {
    if verdict == .violated { return 1 }
    if let problem = problems.first {
      let isMissing = problems.contains { $0.code == .unreadableFile }
      return isMissing ? 66 : problem.code == .unwritable ? 73 : 65
    }
    return verdict == .undecided ? 2 : 0
  }
}

extension RunReport.File {
  /// The last line that readers see of a file.
  public var summary: String {
    guard wasRead else { return "\(path): not run." }
    let violated = claims.count { $0.verdict == .violated }
    let undecided = claims.count { $0.verdict == .undecided }
    let controls = claims.compactMap(\.control)
    var parts = [
      claims.isEmpty
        ? "no claims"
        : "\(claims.count { $0.verdict == .holds }) of \(claims.count.counted("claim")) \(claims.count == 1 ? "holds" : "hold")"
    ]
    if violated > 0 { parts.append("\(violated) violated") }
    if undecided > 0 { parts.append("\(undecided) undecided") }
    if !controls.isEmpty {
      parts.append(
        "\(controls.count(where: \.fails)) of \(controls.count.counted("control")) fail as they must"
      )
    }
    if lesson == nil, !checks.isEmpty {
      parts.append("\(checks.count.counted("check")): \(Verdict.worst(of: checks).rawValue)")
    }
    if !skipped.isEmpty { parts.append("\(skipped.count.counted("claim")) skipped") }
    if exercises > 0 { parts.append("\(exercises.counted("exercise")) checked") }
    if !problems.isEmpty { parts.append(problems.count.counted("problem")) }
    return "\(lesson ?? path): \(parts.joined(separator: ", ")). Fingerprint \(fingerprint)."
  }
}
