import Foundation
import Testing

/// The first lesson, run once as text and once as JSON for all tests that look at it.
private enum LessonRuns {
  static let text = Result {
    try Lightcone.run(
      ["run", Lightcone.lesson], program: Lightcone.quickProgram())
  }
  static let json = Result {
    try Lightcone.run(
      ["run", Lightcone.lesson, "--json"], program: Lightcone.quickProgram())
  }
}

@Suite("A scripted run of the first lesson")
struct LessonRunTests {
  @Test("It ends with 0, has a line for each claim, and a summary")
  func text() throws {
    let run = try LessonRuns.text.get()
    let count = try Lightcone.claimCount(of: Lightcone.lessonLines())
    #expect(count >= 20)
    #expect(run.end == .code(0))
    #expect(run.errorText == "")
    let claims = run.lines.filter { line in
      ["INV", "EX", "BND", "STAT", "REF"].contains { line.hasPrefix("holds  \($0) ") }
    }
    #expect(claims.count == count)
    let summary = try #require(run.lines.last)
    #expect(
      summary.hasPrefix(
        "two-phase-commit-vs-saga: \(count) of \(count) claims hold, "
          + "\(count) of \(count) controls fail as they must, 7 exercises checked. "))
  }

  @Test("The JSON document lists each claim with its control")
  func json() throws {
    let run = try LessonRuns.json.get()
    #expect(run.end == .code(0))
    #expect(run.errorText == "")
    let document = try ReportDocument(run)
    #expect(document.schema == 1)
    let file = try #require(document.files.first)
    #expect(document.files.count == 1)
    #expect(file.lesson == "two-phase-commit-vs-saga")
    #expect(file.claims.count == (try Lightcone.claimCount(of: Lightcone.lessonLines())))
    #expect(document.summary.holds == file.claims.count)
    #expect(document.summary.problems == 0)
    #expect(document.summary.vacuousControls == 0)
    #expect(document.summary.verdict == "holds")
    for claim in file.claims {
      #expect(["INV", "EX", "BND", "STAT", "REF"].contains(claim.class))
      #expect(claim.verdict == "holds")
      #expect(!claim.measured.isEmpty && !claim.expected.isEmpty)
      #expect(claim.control?.fails == true, "\(claim.id)")
    }
  }

  @Test("The document names the line of the lesson on which each claim stands")
  func lines() throws {
    let lesson = try Lightcone.lessonLines()
    let file = try #require(try ReportDocument(try LessonRuns.json.get()).files.first)
    for claim in file.claims {
      #expect(lesson[claim.line - 1].hasPrefix("expect \(claim.class) \(claim.id)"))
    }
  }

  @Test("Text and JSON tell of the same runs")
  func sameFingerprint() throws {
    let file = try #require(try ReportDocument(try LessonRuns.json.get()).files.first)
    let summary = try #require(try LessonRuns.text.get().lines.last)
    #expect(summary.hasSuffix("Fingerprint \(file.fingerprint)."))
  }

  @Test("The claims hold under another seed, whose runs are others")
  func anotherSeed() throws {
    let run = try Lightcone.run(
      ["run", Lightcone.lesson, "--json", "--seed", "2"], program: Lightcone.quickProgram())
    #expect(run.end == .code(0))
    let document = try ReportDocument(run)
    let first = try ReportDocument(try LessonRuns.json.get())
    #expect(document.summary.holds == first.summary.holds)
    #expect(document.files.first?.fingerprint != first.files.first?.fingerprint)
  }
}

@Suite("Scripted runs")
struct ScriptedRunTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test("A wrong number in a lesson ends with 1, and the claim's line is named")
  func wrongNumber() throws {
    var lines = try Lightcone.shortLesson()
    let count = Lightcone.claimCount(of: lines)
    let index = try #require(lines.firstIndex { $0.hasPrefix("expect EX messages-on-commit") })
    lines[index] = lines[index].replacingOccurrences(of: "4 *", with: "5 *")
    let path = try folder.write("changed.md", lines.joined(separator: "\n"))

    let text = try Lightcone.run(["run", path], program: Lightcone.quickProgram())
    #expect(text.end == .code(1))
    #expect(text.outputText.contains("VIOLATED  EX messages-on-commit"))
    #expect(text.outputText.contains("stated at \(path):\(index + 1)"))
    #expect(text.lines.last?.contains("\(count - 1) of \(count) claims hold, 1 violated") == true)

    let json = try Lightcone.run(["run", path, "--json"], program: Lightcone.quickProgram())
    #expect(json.end == .code(1))
    let document = try ReportDocument(json)
    let violated = try #require(document.files.first?.claims.filter { $0.verdict != "holds" })
    #expect(violated.map(\.id) == ["messages-on-commit"])
    #expect(violated.map(\.line) == [index + 1])
    #expect(violated.first?.reproduce.first?.hasPrefix("load two-phase-commit") == true)
    #expect(document.summary.verdict == "violated")
  }

  @Test("--quiet leaves claims and the summary")
  func quiet() throws {
    let path = try folder.write(
      "one.script", "load saga\nrun\ndiagram\nexpect EX a: messages == 6\n")
    let quiet = try Lightcone.run("run", "--quiet", path)
    #expect(quiet.end == .code(0))
    #expect(quiet.lines.count == 2)
    #expect(quiet.lines.first == "holds  EX a: measured 6, expected == 6")
    let whole = try Lightcone.run("run", path)
    #expect(whole.outputText.contains("> diagram"))
  }

  @Test("A lesson is found by its id, from any folder")
  func byIdentifier() throws {
    let lessons = try ScratchFolder()
    try lessons.write("first-seven/two-phase-commit-vs-saga.md", Lightcone.tinyLesson)
    var environment = Lightcone.environment
    environment["LIGHTCONE_LESSONS"] = lessons.path
    let run = try Lightcone.run(
      ["run", "two-phase-commit-vs-saga", "-q"], environment: environment, in: folder.path)
    #expect(run.end == .code(0))
    #expect(run.lines.last?.hasPrefix("two-phase-commit-vs-saga: 1 of 1 claim") == true)
  }

  @Test("Several files are run in order, and the worst decides")
  func severalFiles() throws {
    let good = try folder.write("good", "load saga\nrun\nexpect EX a: messages == 6\n")
    let bad = try folder.write("bad", "load saga\nrun\nexpect EX b: messages == 7\n")
    let run = try Lightcone.run("run", "-q", good, bad, good)
    #expect(run.end == .code(1))
    #expect(
      run.lines.filter { $0.contains("Fingerprint") }.map { $0.prefix { $0 != ":" } }
        == [good[...], bad[...], good[...]])
    let document = try ReportDocument(try Lightcone.run("run", "--json", good, bad, good))
    #expect(document.files.map(\.path) == [good, bad, good])
    #expect(document.summary.holds == 2)
    #expect(document.summary.violated == 1)
  }

  @Test("A file that fails does not keep the next from being run")
  func goesOn() throws {
    let good = try folder.write("good", "load saga\nrun\nexpect EX a: messages == 6\n")
    let run = try Lightcone.run("run", "-q", folder.path("missing"), good)
    #expect(run.end == .code(66))
    #expect(run.outputText.contains("holds  EX a"))
  }

  @Test("The options that every program has")
  func options() throws {
    let version = try Lightcone.run("--version")
    #expect(version.end == .code(0))
    #expect(version.outputText == "0.1.0\n")
    for arguments in [["--help"], ["run", "--help"], ["help", "run"]] {
      let help = try Lightcone.run(arguments)
      #expect(help.end == .code(0))
      #expect(help.outputText.contains("USAGE: lightcone"))
      #expect(help.lines.allSatisfy { $0.count <= 90 }, "\(arguments)")
    }
  }

  @Test(
    "What cannot be understood on the command line ends with 64 and says how it is used",
    arguments: [
      ["run", "x.md", "--bogus"], ["--bogus"], ["run"], ["runn"], ["run", "--seed", "x", "y.md"],
      ["run", "--seed", "-1", "y.md"],
    ])
  func usage(arguments: [String]) throws {
    let run = try Lightcone.run(arguments)
    #expect(run.end == .code(64))
    #expect(run.output.isEmpty)
    #expect(run.errorText.contains("Error: "))
    #expect(run.errorText.contains("Usage: lightcone"))
  }

  @Test("A seed is used by runs that name none")
  func seed() throws {
    let path = try folder.write(
      "s", "load saga\nrun\nexpect EX a: seed == 7\nload saga seed=3\nexpect EX b: seed == 3\n")
    #expect(try Lightcone.run("run", "--seed", "7", path).end == .code(0))
    #expect(try Lightcone.run("run", path).end == .code(1))
  }
}
