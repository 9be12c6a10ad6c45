import Testing

@Suite("Lines from standard input")
struct StandardInputTests {
  @Test("Replies come without prompts, greeting or echo")
  func noNoise() throws {
    let run = try Lightcone.run(input: "load saga\nexpect participants == 3\n")
    #expect(run.end == .code(0))
    #expect(
      run.lines == [
        "saga, seed 1. Nodes: client, orchestrator, product, price, metadata.",
        "holds: measured 3, expected == 3",
      ])
    #expect(run.errors.isEmpty)
  }

  @Test(
    "The exit code says how claims, checks and problems ended",
    arguments: [
      ("", 0),
      ("\n# nothing\n", 0),
      ("load saga\nrun\nexpect messages == 6\ncheck books-balance\n", 0),
      ("load saga\nrun\nexpect messages == 7\n", 1),
      ("load saga\nrun\nexpect messages == 7\nexpect messages == 6\n", 1),
      (
        "load two-phase-commit bug=no-coordinator-log crash.point=after-first-commit\nrun\ncheck\n",
        1
      ),
      ("load two-phase-commit\ncheck\n", 2),
      ("lod saga\n", 65),
      ("loa saga\n", 65),
      ("load saga\nlod\nrun\nexpect messages == 7\n", 1),
      ("start no-such-lesson\n", 65),
      ("quit\nlod saga\n", 0),
    ] as [(String, Int32)])
  func exitCodes(input: String, code: Int32) throws {
    #expect(try Lightcone.run(input: input).end == .code(code))
  }

  @Test("Problems go to standard error with their line, and the next line is done")
  func problems() throws {
    let run = try Lightcone.run(input: "load saga\n\nlod saga\nexpect participants == 3\n")
    #expect(run.end == .code(65))
    #expect(
      run.errorText == """
        standard input:3:1: error LC1001: there is no command 'lod'
          lod saga
          ^
          expected: a command; help lists them
          did you mean 'load'?

        """)
    #expect(run.lines.last == "holds: measured 3, expected == 3")
  }

  @Test(
    "A last line without its end, and lines that end as on Windows",
    arguments: [
      "load saga\nexpect participants == 3", "load saga\r\nexpect participants == 3\r\n",
    ])
  func lineEnds(input: String) throws {
    let run = try Lightcone.run(input: input)
    #expect(run.end == .code(0))
    #expect(run.lines.last == "holds: measured 3, expected == 3")
  }

  @Test(
    "Bytes that are no text do no harm, and the lines around them are done",
    arguments: [
      [0xFF, 0xFE, 0xC3], [0x00, 0x00], [0x1B, 0x5B, 0x32, 0x4A], [0xED, 0xA0, 0x80],
    ] as [[UInt8]])
  func oddBytes(bytes: [UInt8]) throws {
    let run = try Lightcone.run(
      [], input: Array("load saga\n".utf8) + bytes + Array("\nexpect participants == 3\n".utf8))
    #expect(run.end == .code(65))
    #expect(run.errorText.hasPrefix("standard input:2:1: error LC1001: "))
    #expect(!run.errors.contains(0x00) && !run.errors.contains(0x1B))
    #expect(run.lines.last == "holds: measured 3, expected == 3")
  }

  @Test("A line of 1 MB is refused in a few words")
  func longLine() throws {
    let long = String(repeating: "x", count: 1_000_000)
    let run = try Lightcone.run(input: "load saga\n\(long)\nexpect participants == 3\n")
    #expect(run.end == .code(65))
    #expect(run.errorText.hasPrefix("standard input:2:1: error LC1002: "))
    #expect(run.errors.count < 300)
    #expect(run.lines.last == "holds: measured 3, expected == 3")
  }

  @Test("A lesson can be followed from a pipe")
  func lesson() throws {
    let run = try Lightcone.run(
      input: "start two-phase-commit-vs-saga\nnext\nanswer a\nnext\n")
    #expect(run.end == .code(65))
    #expect(run.outputText.contains("Two-phase commit\n----------------"))
    #expect(run.outputText.contains("> diagram\n"))
    #expect(run.outputText.contains("Read it from the top."))
    #expect(run.errorText.contains("error LC1003: no question with choices is open"))
  }
}
