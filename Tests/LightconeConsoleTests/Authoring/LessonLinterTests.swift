import Foundation
import LightconeDiagnostics
import LightconeLessons
import Lightcone
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("The linter runs lessons, and finds what is wrong with each rule")
struct LessonLinterTests {
  private let folder: LessonFolder

  init() throws { folder = try LessonFolder() }

  @Test("A new lesson breaks no rule, in any track", arguments: Track.allCases)
  func skeleton(track: Track) throws {
    let path = try folder.write(
      "lessons/\(track.rawValue)/small.md", LessonSkeleton(id: "small", track: track).text)
    let report = folder.lint([path])
    #expect(report.allProblems.isEmpty, "\(report.allProblems)")
    #expect(report.exitCode == 0)
    #expect(report.summary == "1 lesson, 1 claim, 3 exercises, no problems.")
  }

  @Test("A lesson with one thing wrong gets its code at its line", arguments: LessonMutant.all)
  func mutant(_ mutant: LessonMutant) throws {
    let good = try LessonFolder.skeleton()
    try #require(good.contains(mutant.old))
    let text = good.replacing(mutant.old, with: mutant.new, maxReplacements: 1)
    let path = try folder.lesson("small", text)
    let report = folder.lint()
    let found = report.allProblems.filter { $0.code == mutant.code }
    let wanted =
      mutant.place.isEmpty
      ? 1
      : 1
        + (text.firstRange(of: "\n" + mutant.place).map { range in
          text[...range.lowerBound].count { $0 == "\n" }
        } ?? -100)
    #expect(
      found.contains { $0.place.line == wanted && $0.place.file == path },
      "wanted line \(wanted), found \(report.allProblems)")
    #expect(found.allSatisfy { $0.place.column != nil || $0.message.contains("image") })
    #expect(report.exitCode == (mutant.code == .claimFails ? 1 : 65))
  }

  @Test("Each code of lessons that can stand in one file has its mutant")
  func everyCode() {
    #expect(LessonMutant.all.count >= 55)
    let codes = Set(LessonMutant.all.map(\.code))
    let lessonCodes = DiagnosticCode.allCases.filter { $0.rawValue.hasPrefix("LC20") }
    // Two runs that differ cannot be written down, and the others are about names and filters.
    let others: Set<DiagnosticCode> = [.notRepeatable, .unknownLesson, .nothingSelected]
    #expect(lessonCodes.filter { !codes.contains($0) && !others.contains($0) }.isEmpty)
  }

  @Test("All problems are told in one pass, those behind a broken block too")
  func onePass() throws {
    let text = try LessonFolder.skeleton()
      .replacing("minutes: 10", with: "minutes: many")
      .replacing("run\ndiagram", with: "runn\ndiagrm")
      .replacing("measure: messages", with: "measure: mesages")
      .replacing("right: true", with: "right: false")
      .replacing("solution: crash product", with: "solution: run")
      .replacing("Name a system", with: "[A](missing.md)")
    try folder.lesson("small", text)
    let codes = folder.lint().allProblems.map(\.code)
    #expect(
      codes == [
        .badField, .unknownCommand, .unknownCommand, .unknownName, .badField, .lintRule,
        .brokenLink,
      ])
  }

  @Test("Two unknown names in one block are two problems")
  func twoClaims() throws {
    let text = try LessonFolder.skeleton().replacing(
      "expect EX", with: "expect mesages == 1\nexpect seeed == 1\nexpect EX")
    try folder.lesson("small", text)
    #expect(folder.lint().allProblems.map(\.code) == [.unknownName, .unknownName])
  }

  @Test("What needs a broken block is passed over, up to the next that loads a model")
  func dependent() throws {
    let text = try LessonFolder.skeleton().replacing(
      "## The surprise", with: "```lightcone\nrun\n```\n\n## The surprise"
    ).replacing("load saga participants=3\nrun\ndiagram", with: "load sga\nrun\ndiagram")
    try folder.lesson("small", text)
    #expect(folder.lint().allProblems.map(\.code) == [.unknownModel])
  }

  @Test("Two lessons of one id name each other's place; circles of prerequisites are told")
  func sets() throws {
    let skeleton = try LessonFolder.skeleton("a")
    try folder.lesson("a", skeleton.replacing("prerequisites: []", with: "prerequisites: [b]"))
    try folder.lesson(
      "b", try LessonFolder.skeleton("b").replacing("prerequisites: []", with: "prerequisites: [a]")
    )
    try folder.write("lessons/pack/a.md", skeleton)
    let problems = folder.lint().allProblems
    #expect(problems.map(\.code) == [.badPrerequisite, .badPrerequisite, .duplicateName])
    #expect(problems.allSatisfy { $0.place.line != nil && $0.place.column != nil })
    #expect(
      problems.map(\.message) == [
        "the prerequisites lead in a circle: a needs b needs a",
        "the prerequisites lead in a circle: b needs a needs b",
        "the id 'a' is already used on line 2 of '\(folder.lessons)/first-seven/a.md'",
      ])
  }

  @Test("Known terms that the text uses pass; without a vocabulary that is said")
  func terms() throws {
    let text = try LessonFolder.skeleton().replacing("terms: []", with: "terms: [Saga]")
    try folder.lesson("small", text)
    #expect(folder.lint().allProblems.map(\.message) == ["the text never uses 'Saga'"])
    try folder.lesson("small", text.replacing("Name a system", with: "A saga"))
    #expect(folder.lint().allProblems.isEmpty)
    try FileManager.default.removeItem(atPath: folder.path + "/docs")
    #expect(folder.lint().summary.contains("terms of 1 lesson not looked up"))
  }

  @Test("The report is the same for any number of jobs")
  func jobs() throws {
    for index in 1...6 {
      let text = try LessonFolder.skeleton("l\(index)")
      try folder.lesson("l\(index)", index % 2 == 0 ? text.replacing("2 *", with: "3 *") : text)
    }
    let reports = [1, 2, 5].map { folder.lint(jobs: $0).text(in: .plain()) }
    #expect(Set(reports).count == 1)
    #expect(reports[0].contains("6 lessons, 6 claims, 18 exercises, 3 problems."))
  }

  @Test("A folder without lessons and a missing file are problems")
  func nothing() throws {
    #expect(folder.lint([folder.path + "/docs/x.md"]).exitCode == 66)
    try folder.write("empty/README.md", "# None\n")
    let report = folder.lint([folder.path + "/empty"])
    #expect(report.allProblems.map(\.code) == [.nothingSelected])
    #expect(report.exitCode == 65)
  }

  @Test("Two runs that differ in a claim or in their fingerprint are told apart")
  func determinism() {
    var claim = ClaimReport(expected: "1", measured: "1", verdict: .holds)
    claim.line = 7
    var first = RunReport.File(path: "a.md")
    first.claims = [claim]
    first.repeatedFingerprint.combine(0x0123)
    var second = first
    #expect(LessonCheck.difference(first, second) == nil)
    second.repeatedFingerprint.combine(0x4567)
    #expect(LessonCheck.difference(first, second)?.code == .notRepeatable)
    second = first
    second.claims[0].measured = "2"
    #expect(LessonCheck.difference(first, second)?.place.line == 7)
    second.claims = []
    #expect(LessonCheck.difference(first, second)?.code == .notRepeatable)
  }
}
