import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("The file of the progress")
struct ProgressFileTests {
  /// A folder with the lesson of many questions and the file in which they are due.
  private func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try ManyQuestions.write(into: folder)
    return folder
  }

  private func run(_ lines: [String], in folder: ScratchFolder, file: String = "progress.txt")
    throws
    -> ProgramRun
  {
    try Lightcone.run(
      ["prompt", "--progress", folder.path(file)],
      input: Array((lines.joined(separator: "\n") + "\n").utf8),
      environment: ManyQuestions.environment(folder))
  }

  private func text(_ name: String, in folder: ScratchFolder) -> String {
    String(decoding: folder.bytes(name), as: UTF8.self)
  }

  @Test("What one run noted, the next one knows")
  func nextRun() throws {
    let folder = try folder()
    let first = try run(["review", "answer a", "answer b"], in: folder)
    #expect(first.outputText.contains("Review: 20 questions."))
    #expect(ManyQuestions.rightAnswers(in: text("progress.txt", in: folder)) == 1)
    let second = try run(["progress", "review"], in: folder)
    #expect(second.outputText.contains("Due: 18 questions."))
    #expect(second.outputText.contains("Is 3 a number?"))
    #expect(second.errors.isEmpty)
  }

  @Test("Folders that are missing are made; nothing is written before there is something to keep")
  func folders() throws {
    let folder = try folder()
    _ = try run(["progress", "lessons", "review"], in: folder, file: "a/b/c.txt")
    #expect(folder.bytes("a/b/c.txt").isEmpty)
    try folder.write("a/b/c.txt", ManyQuestions.progress)
    _ = try run(["review", "answer a"], in: folder, file: "a/b/c.txt")
    #expect(ManyQuestions.rightAnswers(in: text("a/b/c.txt", in: folder)) == 1)
    #expect(folder.bytes("a/b/c.txt.new").isEmpty)
  }

  @Test("A damaged file is set aside as it was, and what can be read of it is kept")
  func damaged() throws {
    let folder = try folder()
    let damaged = ManyQuestions.progress.replacing("\n7 before", with: "\n7 \u{0}before")
    try folder.write("progress.txt", damaged)
    let first = try run(["progress"], in: folder)
    #expect(first.errorText.contains("is damaged, 1 line of it cannot be read; it is now "))
    #expect(first.outputText.contains("Due: 19 questions."))
    #expect(text("progress.txt.damaged-1", in: folder) == damaged)
    #expect(try run(["progress"], in: folder).errors.isEmpty)
    try folder.write("progress.txt", "\u{FF}\u{0}")
    let second = try run(["progress"], in: folder)
    #expect(second.outputText.contains("Nothing is done yet."))
    #expect(text("progress.txt.damaged-2", in: folder) == "\u{FF}\u{0}")
    #expect(text("progress.txt.damaged-1", in: folder) == damaged)
  }

  @Test(
    "A file that is not for this program stays as it is, which is said once",
    arguments: ["lightcone progress 2\nsomething\n", "lightcone progress 99\n"])
  func newer(content: String) throws {
    let folder = try folder()
    try folder.write("progress.txt", content)
    let run = try run(["progress", "review", "progress"], in: folder)
    #expect(run.errorText.split(separator: "\n").count == 1)
    #expect(run.errorText.contains("which a later Lightcone wrote; it stays as it is"))
    #expect(text("progress.txt", in: folder) == content)
    #expect(folder.bytes("progress.txt.damaged-1").isEmpty)
  }

  @Test("A named file that is something else stays as it is, and so do its neighbours")
  func foreign() throws {
    let folder = try folder()
    try folder.write("diary", "my diary\n")
    try folder.write("diary.new", "mine\n")
    let run = try run(["start many", "next"], in: folder, file: "diary")
    #expect(run.errorText.contains("is no progress file; it stays as it is"))
    #expect(text("diary", in: folder) == "my diary\n")
    #expect(text("diary.new", in: folder) == "mine\n")
  }

  @Test("Where nothing can be written it is said once, and the session goes on")
  func readOnly() throws {
    let folder = try folder()
    // Not even the administrator can write below a file.
    let file = folder.path("progress.txt")
    let lines = ["start many", "next", "answer a", "progress"]
    for path in ["/proc/nothing/progress.txt", file + "/progress.txt"] {
      let run = try Lightcone.run(
        ["prompt", "--progress", path], input: Array((lines.joined(separator: "\n") + "\n").utf8),
        environment: ManyQuestions.environment(folder))
      #expect(run.errorText.split(separator: "\n").count <= 1)
      #expect(run.outputText.contains("Is 1 a number?"))
    }
    #expect(text("progress.txt", in: folder) == ManyQuestions.progress)
    // A folder in its place cannot be read as a file.
    let run = try run(lines, in: folder, file: "lessons")
    #expect(run.errorText.contains("progress is kept for this run only: "))
    #expect(run.errorText.contains("is no plain file"))
    #expect(run.errorText.split(separator: "\n").count == 1)
  }

  @Test("A script, and a pipe into the prompt, leave no progress")
  func scripts() throws {
    let folder = try folder()
    var environment = ManyQuestions.environment(folder)
    environment["XDG_DATA_HOME"] = folder.path("data")
    let script = try folder.write("script", "start many\nnext\nanswer a\nprogress\n")
    let ways = [(["run", script], [UInt8]()), (["prompt"], folder.bytes("script"))]
    for (arguments, input) in ways {
      let run = try Lightcone.run(arguments, input: input, environment: environment)
      #expect(run.outputText.contains("Progress is kept at the prompt only"))
      #expect(try Lightcone.shell("ls '\(folder.path)'/data", in: folder).output.isEmpty)
    }
  }

  @Test("Somebody who holds the lock and does not let go: said once, and nothing is written")
  func heldLock() throws {
    let folder = try folder()
    let lock = open(folder.path("progress.txt.lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
    let held = try run(["review", "answer a", "answer a", "answer a"], in: folder)
    #expect(held.errorText.contains("progress is kept for this run only: cannot lock"))
    #expect(held.errorText.split(separator: "\n").count == 1)
    #expect(text("progress.txt", in: folder) == ManyQuestions.progress)
    // A program that another test starts at this moment may have the descriptor, too: closing this one
    // would leave the lock.
    #expect(flock(lock, LOCK_UN) == 0)
    close(lock)
    let free = try run(["review", "answer a", "answer a", "answer a"], in: folder)
    #expect(free.errors.isEmpty)
    #expect(ManyQuestions.rightAnswers(in: text("progress.txt", in: folder)) == 3)
  }

  // MARK: Two at once

  /// Two programs that stand in a review of the same questions, and answer all of them at once.
  private static let race = """
    mkfifo a b
    "$lightcone" prompt --progress "$FILE_A" <a >a.out 2>&1 &
    "$lightcone" prompt --progress "$FILE_B" <b >b.out 2>&1 &
    exec 3>a 4>b
    echo review >&3; echo review >&4
    for file in a.out b.out; do until grep -q 'Review: 20' $file; do sleep 0.05; done; done
    n=0; while [ $n -lt 20 ]; do echo 'answer a' >&3; echo 'answer a' >&4; n=$((n + 1)); done
    exec 3>&- 4>&-
    wait
    """

  private func race(_ files: (String, String), in folder: ScratchFolder) throws {
    var environment = ManyQuestions.environment(folder)
    environment["lightcone"] = try Lightcone.program()
    environment["FILE_A"] = folder.path(files.0)
    environment["FILE_B"] = folder.path(files.1)
    let run = try Lightcone.run(
      ["-c", Self.race], environment: environment, in: folder.path, program: "/bin/sh")
    #expect(run.end == .code(0))
    for output in ["a.out", "b.out"] {
      #expect(text(output, in: folder).contains("The review is over: 20 of 20 right."))
    }
  }

  @Test("Two prompts that write at the same time lose nothing of each other")
  func twoAtOnce() throws {
    let folder = try folder()
    try race(("progress.txt", "progress.txt"), in: folder)
    #expect(ManyQuestions.rightAnswers(in: text("progress.txt", in: folder)) == 40)
    #expect(try run(["progress"], in: folder).errors.isEmpty)
    #expect(folder.bytes("progress.txt.damaged-1").isEmpty)
  }

  @Test("Without a merge, the last writer's file lacks what the other noted (control)")
  func twoWithoutMerge() throws {
    let folder = try folder()
    try folder.write("other.txt", ManyQuestions.progress)
    try race(("progress.txt", "other.txt"), in: folder)
    try folder.write("progress.txt", folder.bytes("other.txt"))
    #expect(ManyQuestions.rightAnswers(in: text("progress.txt", in: folder)) == 20)
  }
}
