import LightconeConsole

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Brings a learner's progress from its file and back.
struct ProgressKeeper {
  /// Where progress is kept.
  enum Place {
    /// In the XDG data folder, for a person at a terminal only: a script leaves none.
    case standard
    /// In a file that was named.
    case file(String)
  }

  /// The learner as the file knew them.
  let learner: Learner
  private var file: ProgressFile
  private var kept: Progress
  private var notices: [String] = []
  private var told: Set<String> = []

  /// Reads what is kept; nil where nothing is to be.
  init?(_ place: Place, isInteractive: Bool) {
    switch place {
    case .file(let named): file = ProgressFile(path: named, isNamed: true)
    case .standard:
      guard isInteractive else { return nil }
      file = ProgressFile(path: Self.standardPath)
    }
    let reading = file.load()
    kept = reading.progress
    notices = reading.notices
    // Two prompts of one machine or of two must not sign by the same word.
    let writer = String(UInt32.random(in: 1...UInt32.max), radix: 36)
    learner = Learner(progress: kept, writer: writer, now: .current)
  }

  /// Keeps progress, if it grew.
  ///
  /// - Returns: it together with what the file held more; nil if nothing was done.
  mutating func keep(_ progress: Progress) -> Progress? {
    guard progress != kept else { return nil }
    let reading = file.save(progress)
    notices += reading.notices
    kept = reading.progress
    return kept
  }

  /// The next thing to say, each once.
  mutating func takeNotice() -> String? {
    while !notices.isEmpty {
      let notice = notices.removeFirst()
      if told.insert(notice).inserted { return notice }
    }
    return nil
  }

  /// `$XDG_DATA_HOME/lightcone/progress.txt`, else `~/.local/share/lightcone/progress.txt`; nil without
  /// a home.
  private static var standardPath: String? {
    if let data = variable("XDG_DATA_HOME"), data.hasPrefix("/") {
      return "\(data)/lightcone/progress.txt"
    }
    return variable("HOME").flatMap {
      $0.isEmpty ? nil : "\($0)/.local/share/lightcone/progress.txt"
    }
  }
}

extension WallTime {
  /// What the machine's clock says.
  static var current: WallTime { WallTime(secondsSince1970: Int(time(nil))) }
}
