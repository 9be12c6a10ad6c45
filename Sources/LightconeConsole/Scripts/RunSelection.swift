public import LightconeDiagnostics
public import LightconeLessons

/// Which of some files are run, and which of their claims are judged.
public struct RunSelection: Sendable {
  /// Only lessons of these tracks; any file if empty.
  public var tracks: Set<Track>
  /// Only lessons of these ids; any file if empty.
  public var ids: Set<String>
  /// Only claims of these classes; all if empty.
  public var classes: Set<String>

  /// Selects by tracks, ids and classes.
  ///
  /// - Throws: a ``Diagnostic`` (`LC1002`) for a track or a class that does not exist.
  public init(
    tracks: [String] = [], ids: [String] = [], classes: [String] = []
  ) throws(Diagnostic) {
    var found: Set<Track> = []
    for word in tracks {
      guard let track = Track(rawValue: word) else {
        throw Self.unknown("track", word, Track.allCases.map(\.rawValue))
      }
      found.insert(track)
    }
    for word in classes where ClaimClass(rawValue: word) == nil {
      throw Self.unknown("class of claims", word, ClaimClass.allCases.map(\.rawValue))
    }
    self.tracks = found
    self.ids = Set(ids)
    self.classes = Set(classes)
  }

  /// Whether a file is run. Scripts have neither track nor id.
  public func includes(_ path: String) -> Bool {
    guard !tracks.isEmpty || !ids.isEmpty else { return true }
    guard path.hasSuffix(".md"), let frontMatter = LessonFile.draft(path).frontMatter else {
      return false
    }
    return (tracks.isEmpty || tracks.contains(frontMatter.track))
      && (ids.isEmpty || ids.contains(frontMatter.id))
  }

  /// The problem of a run whose filters have left nothing: what was not run does not hold.
  public func problem(of report: RunReport) -> Diagnostic? {
    if report.files.isEmpty { return nothing("no lesson is left to run") }
    let isEmpty = report.files.allSatisfy(\.claims.isEmpty) && report.problems.isEmpty
    guard !classes.isEmpty, isEmpty else { return nil }
    return nothing("no claim of the class \(classes.sorted().joined(separator: " or ")) was found")
  }

  private func nothing(_ message: String) -> Diagnostic {
    Diagnostic(
      .nothingSelected, message, expected: "a track, an id or a class that the files have")
  }

  private static func unknown(_ kind: String, _ word: String, _ names: [String]) -> Diagnostic {
    Diagnostic(
      .wrongArguments, "there is no \(kind) '\(word)'",
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestWord(to: word, in: names))
  }
}
