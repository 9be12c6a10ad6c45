/// The progress file as text: a first line with the version, a line for each note, a last line.
///
/// The last line tells a file that was cut off from a whole one.
public struct ProgressDocument: Sendable {
  /// What a text is.
  public enum Reading: Hashable, Sendable {
    /// The whole of a file that this program can read.
    case whole(Progress)
    /// Not the whole of one: what could be read, and how many lines could not.
    case damaged(Progress, badLines: Int)
    /// A file of a later version of the program.
    case newer(version: String)
    /// Something else: not even the first line or one note is of a progress file.
    case foreign(lines: Int)
  }

  /// The version that this program writes.
  public static let version = 1

  private static let title = "lightcone progress "
  private static let end = "end"
  private static let explanation = [
    "# What you did in the lessons of Lightcone, one thing a line:",
    "# number, prompt, time, what. Delete this file to begin anew.",
  ]

  /// The text of progress.
  public static func text(of progress: Progress) -> String {
    let lines =
      ["\(title)\(version)"] + explanation + progress.notes.map(\.description) + [end]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads a text; an empty one is damaged.
  ///
  /// - Complexity: O(n log n) in the length of the text.
  public static func read(_ text: String) -> Reading {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    var badLines = 0
    let words = lines.first.flatMap { $0.hasPrefix(title) ? $0.dropFirst(title.count) : nil }
    if let words, !words.isEmpty, words.allSatisfy({ ("0"..."9").contains($0) }) {
      // A version of any length: one that is too large for a number is a later one too.
      guard let version = Int(words), version <= Self.version else {
        return .newer(version: String(words))
      }
      if version < 1 { badLines += 1 }
      lines = lines.dropFirst()
    } else {
      badLines += 1
    }
    // The text ends with a line break, and so its last line is empty.
    let isWhole = lines.last == "" && lines.dropLast().last == end[...]
    if isWhole { lines = lines.dropLast(2) } else { badLines += 1 }
    var notes: [ProgressNote] = []
    for line in lines where !line.isEmpty && !line.hasPrefix("#") {
      guard let note = ProgressNote(line: line) else {
        badLines += 1
        continue
      }
      notes.append(note)
    }
    let isOurs = words != nil || !notes.isEmpty || isDamage(text)
    guard isOurs else { return .foreign(lines: badLines) }
    let progress = Progress(notes: notes)
    return badLines == 0 ? .whole(progress) : .damaged(progress, badLines: badLines)
  }

  /// Whether a text without a first line and without notes can be what is left of a progress file: its
  /// beginning, or bytes that nobody writes.
  private static func isDamage(_ text: String) -> Bool {
    title.hasPrefix(text.trimmingSuffix(while: \.isNewline))
      || text.unicodeScalars.contains { scalar in
        scalar.value < 0x20 && !scalar.properties.isWhitespace || scalar == "\u{FFFD}"
      }
  }
}

extension String {
  fileprivate func trimmingSuffix(while isLeftOut: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, isLeftOut(last) { rest.removeLast() }
    return rest
  }
}
