/// The lines a person typed before, in memory or also in a file.
///
/// The file holds one line of text per entry, oldest first. Each new line is appended by a single
/// write, so a crash loses at most the last line, and two prompts that share a file keep each
/// other's lines. A line equal to the one before it is not kept twice. A history holds at most
/// `maximumLines`; its file is cut back to that when it is opened and after every hundredth line.
///
/// A file that cannot be read or written is no error: the history then lives in memory, and
/// `problem` says why.
public struct LineHistory: Sendable {
  /// How many lines are kept; the oldest go first.
  public static let maximumLines = 1_000

  /// The lines, oldest first.
  public private(set) var lines: [String] = []
  /// Why the file does not hold the history, in one sentence without a full stop; `nil` if it does.
  public private(set) var problem: String?

  private var file: HistoryFile?
  private var linesSinceCut = 0

  /// Creates an empty history that lives in memory.
  public init() {}

  /// Creates a history that lives in a file.
  ///
  /// - Parameter path: the file; it and its folders are made when the first line is added.
  public init(path: String) {
    let file = HistoryFile(path: path)
    self.file = file
    do throws(HistoryFile.Problem) {
      let found = try file.lines()
      lines = Self.kept(found)
      if found.count > Self.maximumLines { try file.cut() }
    } catch {
      giveUpFile(error)
    }
  }

  /// Adds a line. Blank lines and repetitions of the last line are left out; control characters
  /// become spaces, so that one line stays one line.
  ///
  /// - Complexity: O(length of the line), and O(length of the file) for every hundredth line.
  public mutating func add(_ line: String) {
    let line = Self.clean(line)
    guard !line.isEmpty, line != lines.last else { return }
    lines.append(line)
    if lines.count > Self.maximumLines { lines.removeFirst(lines.count - Self.maximumLines) }
    guard let file else { return }
    do throws(HistoryFile.Problem) {
      try file.append(line)
      linesSinceCut += 1
      if linesSinceCut >= 100 {
        linesSinceCut = 0
        try file.cut()
      }
    } catch {
      giveUpFile(error)
    }
  }

  private mutating func giveUpFile(_ problem: HistoryFile.Problem) {
    self.problem = problem.sentence
    file = nil
  }

  /// The lines as they are kept: clean, without blank ones and repetitions, the newest ones.
  static func kept(_ lines: [String]) -> [String] {
    var kept: [String] = []
    for line in lines.map(clean) where !line.isEmpty && line != kept.last { kept.append(line) }
    return kept.suffix(maximumLines)
  }

  private static func clean(_ line: String) -> String {
    var scalars = Array(line.unicodeScalars)
    for index in scalars.indices where scalars[index].properties.generalCategory == .control {
      scalars[index] = " "
    }
    while scalars.last == " " { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }
}
