import Foundation
import PseudoTerminal

/// The program under test, and the lesson that it runs.
enum Lightcone {
  /// The program that was built with the tests.
  static func program() throws -> String { try BuiltProgram.path("lightcone") }

  /// The program for work that takes long: a release build, if `LIGHTCONE_RELEASE_BINARY` names one.
  static func quickProgram() throws -> String { try releaseProgram ?? program() }

  static var releaseProgram: String? {
    ProcessInfo.processInfo.environment["LIGHTCONE_RELEASE_BINARY"].flatMap {
      $0.isEmpty ? nil : $0
    }
  }

  /// Everything that the program may see of the machine.
  static let environment = [
    "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "PATH": "/bin:/usr/bin", "COLUMNS": "80",
    "LIGHTCONE_LESSONS": lessons,
  ]

  /// Runs `lightcone` with arguments.
  static func run(_ arguments: String..., input: String = "") throws -> ProgramRun {
    try run(arguments, input: Array(input.utf8))
  }

  static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = environment,
    in folder: String? = nil, program: String? = nil
  ) throws -> ProgramRun {
    try ProgramCall(
      path: program ?? self.program(), arguments: arguments, input: input,
      environment: environment, workingFolder: folder
    ).run()
  }

  /// Runs a line of shell in which `$lightcone` is the program.
  static func shell(_ line: String, in folder: ScratchFolder) throws -> ProgramRun {
    var environment = environment
    environment["lightcone"] = try quickProgram()
    return try run(
      ["-c", line], environment: environment, in: folder.path, program: "/bin/sh")
  }

  // MARK: The lesson

  /// The folder of all lessons.
  static let lessons = root + "/lessons"
  /// The first lesson.
  static let lesson = lessons + "/first-seven/two-phase-commit-vs-saga.md"

  /// The first lesson's lines without the claims over thousands of seeds, which take long in a debug
  /// build.
  static func shortLesson() throws -> [String] {
    let long = [
      "needs-everybody", "dirty-reads", "retried", "anybody-crashes", "with-losses",
      "nobody-crashes", "never-mixed-with-timeouts",
    ]
    return try lessonLines().filter { line in !long.contains { line.contains(" \($0)") } }
  }

  /// The first lesson's lines.
  static func lessonLines() throws -> [String] {
    try String(contentsOfFile: lesson, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// How many claims lines state.
  static func claimCount(of lines: [String]) -> Int { lines.count { $0.hasPrefix("expect ") } }

  /// A lesson with one claim, and with signs outside ASCII.
  static let tinyLesson = """
    ---
    id: two-phase-commit-vs-saga
    title: "Tiny"
    track: first-seven
    summary: You will see one saga.
    minutes: 5
    models: [saga]
    misconception: None.
    sources:
      - "Garcia-Molina, Salem: Sagas (1987)"
    ---

    # Tiny

    Two × three – that’s “six” ± 0 … in a café with ρ² · 商.

    ```lightcone
    load saga
    run
    diagram
    expect EX messages: messages == 6
    control messages: set step.fail.at=1
    ```
    """

  private static var root: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
  }
}
