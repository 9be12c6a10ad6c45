import Foundation
import LightconeLessons
import Lightcone
import LightconeDiagnostics
import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("Running folders of files")
struct FilesRunTests {
  private let folder: LessonFolder

  init() throws {
    folder = try LessonFolder()
    for id in ["b", "a", "c"] { try folder.lesson(id, try LessonFolder.skeleton(id)) }
    try folder.write(
      "lessons/capstones/d.md",
      try LessonSkeleton(id: "d", track: .capstones).text.replacing("2 *", with: "3 *"))
    try folder.write("lessons/capstones/s.lightcone", "load saga\nrun\nexpect messages == 6\n")
    try folder.write("lessons/capstones/README.md", "# Read me\n")
    try folder.write("lessons/capstones/figure.svg", "<svg/>")
    try folder.write("lessons/.hidden/x.md", "nothing")
  }

  private func run(_ jobs: Int) -> (report: RunReport, text: String) {
    var shown: [String] = []
    let report = FilesRun(options: .init(display: .plain()), jobs: jobs)
      .run(RunFiles.find([folder.lessons]).paths) { shown.append($0) }
    return (report, shown.joined(separator: "\n"))
  }

  @Test("A folder stands for the lessons and scripts in it, sorted")
  func find() {
    let found = RunFiles.find([folder.lessons + "/", folder.path + "/docs"])
    let names = found.paths.map { $0.dropFirst(folder.lessons.count + 1) }
    #expect(
      names.prefix(5) == [
        "capstones/d.md", "capstones/s.lightcone", "first-seven/a.md", "first-seven/b.md",
        "first-seven/c.md",
      ])
    #expect(found.problems.isEmpty)
    #expect(RunFiles.find([folder.lessons], kinds: [".txt"]).problems.count == 1)
  }

  @Test("Text and document are the same for any number of jobs")
  func jobs() {
    let runs = [1, 2, 4, 9].map(run)
    #expect(Set(runs.map(\.text)).count == 1)
    #expect(Set(runs.map { RunDocument($0.report).text }).count == 1)
    #expect(runs[0].report.exitCode == 1)
    #expect(runs[0].text.contains("VIOLATED  EX messages"))
  }

  @Test("Filters take tracks, ids and classes; what they leave empty is a problem")
  func filters() throws {
    let paths = RunFiles.find([folder.lessons]).paths
    func count(_ selection: RunSelection) -> Int { paths.filter(selection.includes).count }
    #expect(try count(RunSelection()) == 5)
    #expect(try count(RunSelection(tracks: ["first-seven"])) == 3)
    #expect(try count(RunSelection(tracks: ["capstones", "first-seven"], ids: ["a", "d"])) == 2)
    #expect(try count(RunSelection(ids: ["nobody"])) == 0)
    #expect(try RunSelection().problem(of: RunReport())?.code == .nothingSelected)
    #expect(throws: (any Error).self) { try RunSelection(tracks: ["first-sven"]) }
    #expect(throws: (any Error).self) { try RunSelection(classes: ["ex"]) }
  }

  @Test("Claims of other classes are skipped and counted, never passed")
  func classes() throws {
    var options = FileRun.Options(display: .plain())
    options.classes = ["INV"]
    let path = folder.lessons + "/capstones/d.md"
    let report = RunReport([FileRun.run(path, options: options) { _ in }])
    #expect(report.files[0].claims.isEmpty)
    #expect(report.files[0].skipped.map(\.id) == ["messages"])
    #expect(try RunSelection(classes: ["INV"]).problem(of: report)?.code == .nothingSelected)
    options.classes = ["EX"]
    let judged = RunReport([FileRun.run(path, options: options) { _ in }])
    #expect(judged.exitCode == 1)
    #expect(try RunSelection(classes: ["EX"]).problem(of: judged) == nil)
  }

  @Test("A run that was stopped does not begin further files")
  func stopped() {
    for jobs in [1, 3] {
      let report = FilesRun(options: .init(display: .plain()), jobs: jobs).run(
        RunFiles.find([folder.lessons]).paths, shouldStop: { true }, show: { _ in })
      #expect(report.files.isEmpty)
    }
  }
}
