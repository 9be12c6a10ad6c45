import Foundation
import Testing

@Suite("lightcone site")
struct SiteCommandTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("lessons/tiny.md", Lightcone.tinyLesson)
  }

  private func site(_ out: String, _ lessons: String = "lessons") throws -> ProgramRun {
    try Lightcone.run("site", folder.path(out), folder.path(lessons))
  }

  private func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self.folder.path(folder)).sorted()
  }

  @Test("It writes a site, and replaces it by the same bytes")
  func replaces() throws {
    let run = try site("out")
    #expect(run.end == .code(0))
    #expect(try names() == ["lessons", "out"])
    let index = folder.bytes("out/index.html")
    #expect(String(decoding: index, as: UTF8.self).contains("Tiny"))
    #expect(try names("out/lessons") == ["two-phase-commit-vs-saga.html"])
    try folder.write("out/index.html", "damaged")
    #expect(try site("out").end == .code(0))
    #expect(folder.bytes("out/index.html") == index)
    #expect(try names() == ["lessons", "out"])
  }

  @Test("What is no site of ours stays: a file, a folder, and a site with a file of somebody's")
  func refuses() throws {
    try folder.write("file", "mine")
    try folder.write("folder/notes.txt", "mine")
    #expect(try site("own").end == .code(0))
    try folder.write("own/notes.txt", "mine")
    for name in ["file", "folder", "own"] {
      let run = try site(name)
      #expect(run.end == .code(73), "\(name)")
      #expect(run.errorText.contains("LC4004"))
    }
    #expect(String(decoding: folder.bytes("file"), as: UTF8.self) == "mine")
    #expect(try names("folder") == ["notes.txt"])
    #expect(String(decoding: folder.bytes("own/notes.txt"), as: UTF8.self) == "mine")
    #expect(try names() == ["file", "folder", "lessons", "own"])
  }

  @Test("Where nothing can be written, and where the disk is full, nothing is left")
  func cannotWrite() throws {
    #expect(try site("nowhere/out").end == .code(73))
    #expect(try site("out").end == .code(0))
    let index = folder.bytes("out/index.html")
    // A file of more than 8 KiB cannot be written: as on a disk that is full.
    let line = "trap '' XFSZ; ulimit -f 16; exec \"$lightcone\" site out lessons"
    let run = try Lightcone.shell(line, in: folder)
    #expect(run.end == .code(73))
    #expect(run.errorText.contains("LC4004"))
    #expect(try names() == ["lessons", "out"])
    #expect(folder.bytes("out/index.html") == index)
  }

  @Test(
    "The same lessons make the same site twice, by one and by two at a time",
    .enabled(if: Lightcone.releaseProgram != nil))
  func firstSeven() throws {
    let lessons = ["strangler-fig", "two-phase-commit-vs-saga"].map {
      Lightcone.lessons + "/first-seven/\($0).md"
    }
    for (name, jobs) in [("one", "1"), ("two", "2")] {
      let run = try Lightcone.run(
        ["site", folder.path(name), "--jobs", jobs] + lessons, program: Lightcone.quickProgram())
      #expect(run.end == .code(0), "\(run.outputText)")
    }
    let same = try Lightcone.run(
      ["-r", folder.path("one"), folder.path("two")], program: "/usr/bin/diff")
    #expect(same.end == .code(0), "\(same.outputText.prefix(400))")
  }

  @Test("The code is that of 'run': violated claims, lessons with problems, and no lessons")
  func codes() throws {
    try folder.write(
      "bad/tiny.md", Lightcone.tinyLesson.replacing("messages == 6", with: "messages == 7"))
    try folder.write("broken/tiny.md", Lightcone.tinyLesson.replacing("load saga", with: "lod"))
    try folder.write("empty/a.txt", "")
    #expect(try site("a", "bad").end == .code(1))
    #expect(try site("b", "broken").end == .code(65))
    #expect(try site("c", "nothing").end == .code(66))
    #expect(try site("d", "empty").end == .code(65))
    #expect(try site("e", "empty/a.txt").end == .code(65))
    #expect(try names() == ["a", "b", "bad", "broken", "empty", "lessons"])
  }
}
