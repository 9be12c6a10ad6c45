import Testing

@testable import LightconeConsole

@Suite("The progress file as text")
struct ProgressDocumentTests {
  @Test("What is written is read, for every kind of note")
  func roundTrip() {
    var random = RandomProgress(seed: 5)
    var kinds: Set<Substring> = []
    for _ in 0..<300 {
      let progress = random.progress()
      for note in progress.notes {
        kinds.formUnion(note.event.words.split(separator: " ").prefix(1))
      }
      #expect(ProgressDocument.read(ProgressDocument.text(of: progress)) == .whole(progress))
    }
    #expect(kinds.count == 8)
  }

  @Test("A file that was cut off anywhere is damaged, and keeps its whole lines")
  func cutOff() {
    let progress = ReviewLesson.dueLearner.progress
    let text = ProgressDocument.text(of: progress)
    for length in 0..<text.utf8.count {
      let part = String(decoding: text.utf8.prefix(length), as: UTF8.self)
      guard case .damaged(let kept, let badLines) = ProgressDocument.read(part) else {
        Issue.record("\(length) bytes pass for a whole file")
        continue
      }
      #expect(badLines > 0)
      let wholeLines = part.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(kept.notes.count >= wholeLines.count { $0.contains("counting") })
    }
    #expect(ProgressDocument.read(text) == .whole(progress))
  }

  @Test(
    "A line that says nothing known is bad; the others are read",
    arguments: [
      "9223372036854775807 seed 2020-01-01T00:00:00Z finished cap",
      "x seed 2020-01-01T00:00:00Z finished cap", "0 seed 2020-01-01T00:00:00Z finished cap",
      "4 seed 2020-01-32T00:00:00Z finished cap", "4 seed 2020-01-01T00:00:00Z painted cap",
      "4 seed 2020-01-01T00:00:00Z finished", "4 seed 2020-01-01T00:00:00Z finished cap cap",
      "4 seed 2020-01-01T00:00:00Z reached cap 0", "4 seed 2020-01-01T00:00:00Z reached cap x",
      "4 seed 2020-01-01T00:00:00Z answered cap who maybe",
      "4 seed 2020-01-01T00:00:00Z hinted cap who -1", "4  2020-01-01T00:00:00Z finished cap",
      "4 s\u{FFFD}d 2020-01-01T00:00:00Z finished cap", "\u{0}\u{0}\u{0}",
    ])
  func badLine(line: String) {
    let good = "3 seed 2020-01-01T00:00:00Z finished saga"
    let text = "lightcone progress 1\n\(line)\n\(good)\nend\n"
    guard case .damaged(let progress, badLines: 1) = ProgressDocument.read(text) else {
      Issue.record("the line passes for a note")
      return
    }
    #expect(progress.notes.map(\.description) == [good])
  }

  @Test("A later version is named, and a file of something else is told from a damaged one")
  func otherFiles() {
    #expect(ProgressDocument.read("lightcone progress 2\nwhatever\n") == .newer(version: "2"))
    let long = "99999999999999999999"
    #expect(ProgressDocument.read("lightcone progress \(long)\nend\n") == .newer(version: long))
    #expect(ProgressDocument.read("my diary\n") == .foreign(lines: 3))
    #expect(ProgressDocument.read("hello\nend\n") == .foreign(lines: 2))
    for text in [
      "", "\n", "lightcone progress x\nend\n", "lightcone progress 0\nend\n",
    ] {
      guard case .damaged(Progress(), _) = ProgressDocument.read(text) else {
        Issue.record("'\(text)' passes for progress")
        continue
      }
    }
    #expect(ProgressDocument.read("lightcone progress 1\nend\n") == .whole(Progress()))
    #expect(ProgressDocument.read("lightcone progress 1\r\nend\r\n") == .whole(Progress()))
  }
}
