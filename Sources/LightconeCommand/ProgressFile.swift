import LightconeConsole

/// The file that keeps a learner's progress.
///
/// What it solves: what was done must outlast the program, a power cut, and a second prompt that
/// writes at the same time.
///
/// Rules:
/// 1. To save is: lock, read, merge, write a new file beside the old one, sync it, rename it. Who
///    reads sees the old file or the new one, never a part of either.
/// 2. The lock is on a file of its own, since the other one is replaced. It ends with the process.
/// 3. A damaged file is set aside under another name; what can be read of it is kept.
/// 4. A file of a later version, one that cannot be read, and one that a person named and that is
///    something else, is left as it is.
///
/// What it does not promise: to lock on network file systems that know no locks.
struct ProgressFile {
  /// Progress, and what there is to say about it.
  struct Reading {
    var progress: Progress
    var notices: [String] = []
  }

  private static let onlyNow = "progress is kept for this run only"

  private let path: String?
  /// Whether a person named the file, who may have named another one than they meant.
  private let isNamed: Bool
  /// Why the file is left as it is, if it must be.
  private var obstacle: String?
  /// How often a lock is tried: somebody who does not let go must not hold up every command.
  private var lockTries = 300

  /// A file.
  ///
  /// - Parameters:
  ///   - path: nil if there is no place for one.
  ///   - isNamed: whether a person named it; what is no progress file then stays as it is.
  init(path: String?, isNamed: Bool = false) {
    self.isNamed = isNamed
    self.path = path.map { DiskFile.resolved($0) }
    if path == nil { obstacle = "\(Self.onlyNow): HOME is not set" }
  }

  /// Reads the file; one that does not exist holds nothing.
  mutating func load() -> Reading {
    guard let path, obstacle == nil else { return Reading(progress: Progress()) }
    guard case .damaged = contents(of: path) else { return reading(of: path) }
    // To set it aside is to write, and needs the lock.
    return save(Progress())
  }

  /// Adds progress to the file.
  ///
  /// - Returns: it together with what the file held.
  mutating func save(_ progress: Progress) -> Reading {
    guard let path, obstacle == nil else { return kept(progress, obstacle) }
    do throws(DiskFile.Failure) {
      try DiskFile.makeFolder(of: path)
      let patience = lockTries
      lockTries = 1
      let lock = try DiskFile.lock(path + ".lock", tries: patience)
      lockTries = 300
      defer { lock.release() }
      var reading = self.reading(of: path)
      if let obstacle { return kept(progress, obstacle) }
      let held = reading.progress
      reading.progress.merge(progress)
      let setAside = try setAsideDamaged(path)
      reading.notices += setAside
      if reading.progress != held || !setAside.isEmpty {
        try DiskFile.replace(path, by: ProgressDocument.text(of: reading.progress))
      }
      return reading
    } catch {
      return kept(progress, "\(Self.onlyNow): \(error.reason)")
    }
  }

  private func kept(_ progress: Progress, _ notice: String?) -> Reading {
    Reading(progress: progress, notices: notice.map { [$0] } ?? [])
  }

  /// What a file is.
  private enum Contents {
    case nothing
    case progress(Progress)
    case damaged(Progress, badLines: Int)
    case closed(String)
  }

  private func contents(of path: String) -> Contents {
    let text: String?
    do throws(DiskFile.Failure) { text = try DiskFile.text(of: path) } catch {
      return .closed("\(Self.onlyNow): \(error.reason)")
    }
    guard let text else { return .nothing }
    switch ProgressDocument.read(text) {
    case .whole(let progress): return .progress(progress)
    case .damaged(let progress, let badLines): return .damaged(progress, badLines: badLines)
    case .foreign(let lines) where !isNamed: return .damaged(Progress(), badLines: lines)
    case .foreign:
      return .closed("\(Self.onlyNow): \(path) is no progress file; it stays as it is")
    case .newer(let version):
      return .closed(
        "\(Self.onlyNow): \(path) is of version \(version), which a later Lightcone wrote; it stays "
          + "as it is")
    }
  }

  private mutating func reading(of path: String) -> Reading {
    switch contents(of: path) {
    case .nothing: return Reading(progress: Progress())
    case .progress(let progress), .damaged(let progress, _): return Reading(progress: progress)
    case .closed(let reason):
      obstacle = reason
      return kept(Progress(), reason)
    }
  }

  /// Gives a damaged file another name.
  ///
  /// - Returns: what there is to say about it.
  private func setAsideDamaged(_ path: String) throws(DiskFile.Failure) -> [String] {
    guard case .damaged(let progress, let badLines) = contents(of: path) else { return [] }
    let name = try DiskFile.setAside(path)
    let lines = badLines == 1 ? "1 line" : "\(badLines) lines"
    return [
      "\(path) is damaged, \(lines) of it cannot be read; it is now \(name), and the "
        + "\(progress.notes.count) notes that can be read were kept"
    ]
  }
}
