import Testing

@Suite("The same run in two processes")
struct DeterminismTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// An environment that says the same of the terminal and differs in all else.
  private var noise: [String: String] {
    var environment = Lightcone.environment
    environment["HOME"] = folder.path
    environment["USER"] = "somebody"
    environment["TZ"] = "Asia/Tokyo"
    environment["TMPDIR"] = folder.path
    environment["LONG"] = String(repeating: "x", count: 5_000)
    return environment
  }

  private func lesson() throws -> String {
    if Lightcone.releaseProgram != nil { return Lightcone.lesson }
    return try folder.write("lesson.md", Lightcone.shortLesson().joined(separator: "\n"))
  }

  @Test(
    "A lesson gives the same bytes, whatever else the environment holds",
    arguments: [
      [], ["--json"],
    ])
  func lessons(options: [String]) throws {
    let lesson = try lesson()
    let first = try Lightcone.run(["run", lesson] + options, program: Lightcone.quickProgram())
    let second = try Lightcone.run(
      ["run", lesson] + options, environment: noise, in: "/",
      program: Lightcone.quickProgram())
    #expect(first.end == .code(0))
    #expect(first.output.count > 1_000)
    #expect(first.output == second.output)
    #expect(first.errors == second.errors)
  }

  @Test("Piped lines give the same bytes")
  func pipedLines() throws {
    let lines = Array(
      """
      load two-phase-commit net.latency=exponential(5ms) net.loss=10% transactions=3 seed=9
      run
      diagram
      narrate all
      metrics
      check
      state coordinator
      expect STAT some over 20 seeds: mean(committed) >= 0
      models saga
      no such command

      """.utf8)
    let first = try Lightcone.run([], input: lines)
    let second = try Lightcone.run([], input: lines, environment: noise, in: "/")
    #expect(first.outputText.contains("fingerprint "))
    #expect(first.errorText.split(separator: "\n").first?.hasPrefix("standard input:10:1") == true)
    #expect(first.output == second.output)
    #expect(first.errors == second.errors)
    #expect(first.end == second.end)
  }

  @Test("Another seed gives another run")
  func otherSeed() throws {
    let outputs = try [1, 2].map { seed in
      try Lightcone.run(
        input: "load two-phase-commit net.latency=exponential(5ms) seed=\(seed)\nrun\nmetrics\n"
      ).lines.last
    }
    #expect(outputs[0]?.hasPrefix("fingerprint ") == true)
    #expect(outputs[0] != outputs[1])
  }
}
