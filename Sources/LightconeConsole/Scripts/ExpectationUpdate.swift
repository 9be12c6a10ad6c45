#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Lightcone
import LightconeDiagnostics
import LightconeLessons

/// The numbers of one file that a run has measured to be others.
///
/// What it solves: a model changes, and a dozen measured figures in lessons with it. To type them anew is
/// a chore; to have them typed in silence would make every claim true.
///
/// Example: `lightcone run --update lessons` shows each change, and asks before it writes.
///
/// Rules:
/// 1. The file is remembered before it is run. One that has changed since is not written.
/// 2. Only a number in `== NUMBER ± TOLERANCE` changes, of claims of the classes STAT and REF and of
///    claims without a name. All other bytes stay.
/// 3. Whatever else does not hold is named, with the reason why it stays as it is.
///
/// What it does not promise: that the new number is right. It says what this program measures, and a
/// control that failed before may hold now: run the file again.
public struct ExpectationUpdate: Sendable {
  /// A number that changes.
  public struct Change: Hashable, Sendable {
    /// The line, counted from 1.
    public let line: Int
    /// The line as it is, and as it would be, without the blanks around it.
    public let old, new: String
    /// What was measured.
    public let measured: String
    /// The claim in words.
    let name: String
    let column: Int
    let oldNumber, newNumber: String
  }

  /// The file.
  public let path: String
  /// The file's bytes as they were before the run.
  public let bytes: [UInt8]
  /// What changes, in the order of the file.
  public private(set) var changes: [Change] = []
  /// What does not hold and stays as it is, each in a line.
  public private(set) var refusals: [String] = []

  /// Remembers a file; nil if it cannot be read.
  public init?(reading path: String) {
    guard let bytes = Self.bytes(of: path) else { return nil }
    self.path = path
    self.bytes = bytes
  }

  /// What a file holds now; nil if it cannot be read.
  static func bytes(of path: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: path))).map { [UInt8]($0) }
  }

  /// Whether the file is still as it was.
  public var isCurrent: Bool { Self.bytes(of: path) == bytes }

  /// Takes what a run of the file has found.
  public mutating func take(_ report: RunReport.File) {
    let lines = lines
    for claim in report.claims where claim.verdict != .holds {
      let number = claim.line ?? 1
      guard let revision = claim.revision else {
        refusals.append("\(path):\(number): \(claim.title) stays as it is: \(claim.reasonToStay)")
        continue
      }
      guard lines.indices.contains(number - 1),
        let change = Self.change(
          revision, claim, String(decoding: lines[number - 1], as: UTF8.self))
      else {
        refusals.append("\(path):\(number): \(claim.title) stays as it is: its line was not found")
        continue
      }
      changes.append(change)
    }
  }

  /// The file with all changes.
  public var updated: [UInt8] {
    var lines = lines
    for change in changes {
      let line = String(decoding: lines[change.line - 1], as: UTF8.self)
      guard let changed = Self.replacing(change, in: line) else { continue }
      lines[change.line - 1] = [UInt8](changed.utf8)
    }
    return [UInt8](lines.joined(separator: [10]))
  }

  /// The changes as a small diff, and what stays; empty if there is neither.
  public var text: String {
    let shown = changes.map { change in
      "\(path):\(change.line): \(change.name): measured \(change.measured)\n"
        + "- \(change.old)\n+ \(change.new)"
    }
    return (shown + refusals).joined(separator: "\n")
  }

  /// The lines without their line breaks; a carriage return is part of its line.
  private var lines: [[UInt8]] {
    bytes.split(separator: 10, omittingEmptySubsequences: false).map { [UInt8]($0) }
  }

  private static func change(
    _ revision: ClaimRevision, _ claim: ClaimReport, _ line: String
  ) -> Change? {
    guard !revision.command.isEmpty, line.contains(revision.command) else { return nil }
    var change = Change(
      line: claim.line ?? 1, old: trimmed(line), new: "", measured: revision.measured,
      name: claim.title, column: revision.column, oldNumber: revision.old, newNumber: revision.new)
    guard let new = replacing(change, in: line) else { return nil }
    change = Change(
      line: change.line, old: change.old, new: trimmed(new), measured: change.measured,
      name: change.name, column: change.column, oldNumber: change.oldNumber,
      newNumber: change.newNumber)
    return change
  }

  /// The line with the new number; nil if the old one does not stand where it should.
  private static func replacing(_ change: Change, in line: String) -> String? {
    guard
      let start = line.index(
        line.startIndex, offsetBy: change.column - 1, limitedBy: line.endIndex),
      line[start...].hasPrefix(change.oldNumber)
    else { return nil }
    let end = line.index(start, offsetBy: change.oldNumber.count)
    return line[..<start] + change.newNumber + line[end...]
  }

  private static func trimmed(_ line: String) -> String {
    let front = line.drop(while: \.isWhitespace)
    return String(
      front[..<(front.lastIndex { !$0.isWhitespace }.map(front.index(after:)) ?? front.startIndex)])
  }
}

extension ClaimReport {
  /// The claim as it stands in a sentence.
  fileprivate var title: String {
    let words = [kind, id].compactMap { $0 }
    return words.isEmpty ? "an expectation without a name" : words.joined(separator: " ")
  }

  /// Why no other number is written for it.
  fileprivate var reasonToStay: String {
    if verdict == .undecided { return "nothing was decided" }
    switch kind {
    case "INV", "EX", "BND": return "it states what must be, and no measurement"
    default: return "only 'VALUE == NUMBER ± TOLERANCE' states a measurement"
    }
  }
}
