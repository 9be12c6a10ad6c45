import Foundation
import Lightcone
import LightconeLessons
import LightconeRendering
import LightconeTrace
import Synchronization
import Testing

@testable import LightconeConsole

@Suite("What runs leave behind")
struct RunKeeperTests {
  private func kept(_ paths: [String], jobs: Int) -> [String: String] {
    let files = Mutex<[String: String]>([:])
    var run = FilesRun(options: .init(display: .plain()), jobs: jobs)
    run.keeper = RunKeeper { file in files.withLock { $0[file.path] = file.text } }
    _ = run.run(paths) { _ in }
    return files.withLock { $0 }
  }

  private func files() throws -> (folder: ScratchFolder, paths: [String]) {
    let folder = try ScratchFolder()
    let lesson = try folder.file(
      "small.md",
      smallLessonOpening
        + "```lightcone\nload saga\nrun\n```\n\n```lightcone\nmodels\n```\n\n"
        + "```lightcone\nload two-phase-commit\nrun\nset participants=2\nrun\n```\n")
    return (folder, [lesson, try folder.file("small.lightcone", "load saga\nrun for 1ms\n")])
  }

  @Test("Of each block that ran something the last run is kept, the same for any number of jobs")
  func kept() throws {
    let (folder, paths) = try files()
    defer { withExtendedLifetime(folder) {} }
    let files = kept(paths, jobs: 1)
    #expect(files == kept(paths, jobs: 4))
    let blocks = ["small/block-01", "small/block-02", "small-2/block-01"]
    let names = ["diagram.svg", "page.html", "token.txt", "trace.jsonl"]
    let expected =
      blocks.flatMap { block in names.map { "\(block)/\($0)" } }
      + ["small/index.txt", "small-2/index.txt"]
    #expect(files.keys.sorted() == expected.sorted())
    #expect(files["small/index.txt"]?.contains("block-02  line ") ?? false)
    #expect(files["small/index.txt"]?.contains("participants=2") ?? false)
  }

  @Test("The token opens the run, the commands lead to it, and the trace is that of the run")
  func token() throws {
    let (folder, paths) = try files()
    defer { withExtendedLifetime(folder) {} }
    let files = kept(paths, jobs: 1)
    let lines = try #require(files["small/block-02/token.txt"]).split(separator: "\n")
    var opened = Session()
    #expect(opened.open(token: String(lines[0])).problem == nil)
    var typed = Session()
    for line in lines where line.hasPrefix("  ") {
      #expect(typed.execute(String(line)).problem == nil)
    }
    let fingerprint = try #require(opened.run?.simulation.fingerprint)
    #expect(typed.run?.simulation.fingerprint == fingerprint)
    var reader = TraceFileReader()
    try reader.read(Array(try #require(files["small/block-02/trace.jsonl"]).utf8))
    #expect(try reader.finish().trace == opened.run?.simulation.trace)
    #expect(try #require(files["small/block-02/page.html"]).contains("\(fingerprint)"))
  }

  @Test("Folders are named after files, all differently, and no name leaves its folder")
  func names() {
    let paths = ["a/x.md", "b/x.md", "../..", "é/ü.md", "-.lightcone", "X.lightcone"]
    #expect(RunKeeper.folders(of: paths) == ["x", "x-2", "lesson", "lesson-2", "lesson-3", "x-3"])
  }
}
