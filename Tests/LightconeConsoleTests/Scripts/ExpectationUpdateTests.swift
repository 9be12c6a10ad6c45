import Foundation
import Lightcone
import LightconeDiagnostics
import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("Measured numbers that have become others")
struct ExpectationUpdateTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func update(_ text: String, name: String = "a.lightcone") throws -> ExpectationUpdate {
    let path = try folder.file(name, text)
    var update = try #require(ExpectationUpdate(reading: path))
    update.take(FileRun.run(path, options: .init(display: .plain())) { _ in })
    return update
  }

  private func updated(_ expectation: String) throws -> String {
    let start = "load two-phase-commit participants=2\nrun\n"
    let update = try update(start + expectation + "\n")
    let text = String(decoding: update.updated, as: UTF8.self)
    #expect(text.hasPrefix(start) && text.hasSuffix("\n"))
    return String(text.dropFirst(start.count).dropLast())
  }

  @Test(
    "A number with a tolerance gets the measured value, in its own unit",
    arguments: [
      ("expect messages == 6 +- 1", "expect messages == 8 +- 1"),
      ("  expect  messages ==  6.50 ± 1   # old", "  expect  messages ==  8 ± 1   # old"),
      ("expect messages / 3 == 1 ± 1%", "expect messages / 3 == 2.667 ± 1%"),
      ("expect messages / 3 == 1 ± 0.00000001", "expect messages / 3 == 2.66666667 ± 0.00000001"),
      ("expect elapsed == 3ms ± 1ms", "expect elapsed == 35ms ± 1ms"),
      ("expect elapsed == 3s ± 1ms", "expect elapsed == 0.035s ± 1ms"),
      ("expect messages / 10 == 5% ± 2pp", "expect messages / 10 == 80% ± 2pp"),
      ("expect messages / 1s == 5/s ± 10%", "expect messages / 1s == 8/s ± 10%"),
      ("expect 0 - messages == 5 ± 1", "expect 0 - messages == -8 ± 1"),
      ("expect 0 - messages == -5 ± 1", "expect 0 - messages == -8 ± 1"),
      (
        "expect STAT m over 3 seeds: mean(messages) == 6 ± 1",
        "expect STAT m over 3 seeds: mean(messages) == 8 ± 1"
      ),
      ("expect REF m: messages == 6 ± 1", "expect REF m: messages == 8 ± 1"),
    ])
  func rewritten(old: String, new: String) throws {
    let found = try updated(old)
    // The elapsed time is the model's own; only its form is of interest here.
    guard !old.contains("elapsed") else {
      #expect(found != old && found.hasPrefix(String(new.prefix(18))))
      #expect(found.hasSuffix(new.contains("ms ±") ? "ms ± 1ms" : "s ± 1ms"))
      return
    }
    #expect(found == new)
  }

  @Test("What was rewritten holds, and is not rewritten again")
  func stable() throws {
    let first = try update(
      "load saga\nrun\nexpect messages / 7 == 1 ± 0.1%\nexpect elapsed == 1us ± 1us\n")
    #expect(first.changes.count == 2)
    let second = try update(String(decoding: first.updated, as: UTF8.self))
    #expect(second.changes.isEmpty && second.refusals.isEmpty)
  }

  @Test(
    "Formulas, limits, exact numbers and claims that hold stay, byte for byte",
    arguments: [
      "expect INV m: messages == 6 ± 1", "expect EX m: messages == 6 ± 1",
      "expect BND m: messages == 6 ± 1", "expect BND m: messages <= 6",
      "expect STAT m: messages <= 6", "expect STAT m: messages == 3 * participants ± 1",
      "expect STAT m over 3 seeds: messages == 6 ± 1", "expect messages == 6",
      "expect messages == (6) ± 1", "expect not (messages == 8 ± 1)",
      "expect messages == 6 ± 1 and seed == 1",
    ])
  func kept(line: String) throws {
    let text = "load two-phase-commit participants=2\nrun\n\(line)\n"
    let update = try update(text)
    #expect(update.changes.isEmpty)
    #expect(update.refusals.count == 1)
    #expect(update.refusals.first?.contains(":3: ") == true)
    #expect(update.updated == Array(text.utf8))
  }

  @Test("A claim that holds, or is not run, is not named")
  func holding() throws {
    let update = try update("load saga\nrun\nexpect messages == 6 ± 1\n")
    #expect(update.text.isEmpty)
  }

  @Test("Line breaks and signs outside ASCII stay")
  func bytes() throws {
    let text = "# é ± “x”\r\nload saga\r\nrun\r\n\r\nexpect messages == 5 ± 0.5 # ü\r\n\r\n"
    let update = try update(text)
    #expect(
      update.updated
        == Array(text.replacing("== 5 ±", with: "== 6 ±").utf8))
    #expect(
      update.text.contains("- expect messages == 5 ± 0.5 # ü\n+ expect messages == 6 ± 0.5 # ü"))
    #expect(update.text.contains("a.lightcone:5: an expectation without a name: measured 6"))
  }

  @Test("In a lesson the number of the right line changes, behind a byte order mark too")
  func lesson() throws {
    let text = try LessonFolder.skeleton().replacing(
      "expect EX messages:",
      with: "expect messages == 5 ± 0.5\nexpect EX messages:")
    let update = try update(text, name: "small.md")
    let wanted = text.replacing("== 5 ±", with: "== 6 ±")
    #expect(String(decoding: update.updated, as: UTF8.self) == wanted)
    let marked = "\u{FEFF}" + text.replacing("\n", with: "\r\n")
    let changed = try self.update(marked, name: "marked.md")
    #expect(changed.updated == Array(marked.replacing("== 5 ±", with: "== 6 ±").utf8))
  }

  @Test("A file that has changed since is noticed")
  func changed() throws {
    let update = try update("load saga\nrun\nexpect messages == 5 ± 0.5\n")
    #expect(update.isCurrent)
    _ = try folder.file("a.lightcone", "load saga\nrun\nexpect messages == 5 ± 0.5\n\n")
    #expect(!update.isCurrent)
    #expect(ExpectationUpdate(reading: folder.url.path + "/none") == nil)
  }
}
