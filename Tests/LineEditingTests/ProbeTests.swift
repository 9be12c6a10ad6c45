import PseudoTerminal
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("A person at a terminal")
struct ProbeTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Starts the probe with a home of its own and waits for its first prompt.
  private func start(
    locale: String = "C.UTF-8", terminal: String = "xterm", columns: Int = 80,
    historyPath: String? = nil, prompt: String = "probe> "
  ) throws -> PseudoTerminalSession {
    let session = try PseudoTerminalSession(
      executable: BuiltProgram.path("LineEditingProbe"),
      arguments: [historyPath ?? folder.path + "/history"],
      environment: ["HOME": folder.path, "LC_ALL": locale, "TERM": terminal], columns: columns)
    try session.expect("EditingLineReader")
    try session.expect(prompt)
    return session
  }

  private func finish(_ session: PseudoTerminalSession) throws {
    try session.sendControl("D")
    try session.expect("end\n")
    #expect(try session.expectEnd() == 0)
  }

  @Test("What is typed comes back as a line, and Ctrl-D ends")
  func typing() throws {
    let session = try start()
    try session.send("hello there\r")
    try session.expect("<hello there>")
    try session.expect("probe> ")
    try finish(session)
  }

  @Test("Lines typed ahead come one after the other")
  func typeAhead() throws {
    let session = try start()
    try session.send("one\rtwo\rthree\r")
    try session.expect("<one>")
    try session.expect("<two>")
    try session.expect("<three>")
    try finish(session)
  }

  @Test("A line and a Ctrl-D typed while a command runs are not lost")
  func typeAheadEnd() throws {
    let session = try start()
    try session.send("nap\r")
    try session.expect("napping")
    try session.send("later\r")
    try session.sendControl("D")
    try session.expect("<later>")
    try session.expect("end\n")
    #expect(try session.expectEnd() == 0)
  }

  @Test(
    "A Ctrl-C in the same instant as Return stops the command; what came before it is forgotten")
  func interruptBehindReturn() throws {
    let session = try start()
    try session.send("work\rforgotten\r\u{3}")
    try session.expect("working")
    try session.expect("cancelled")
    try session.send("next\r")
    try session.expect("<next>")
    #expect(!session.plainText.contains("<forgotten>"))
    try finish(session)
  }

  @Test("The cursor moves inside the line")
  func cursorKeys() throws {
    let session = try start()
    try session.send("acd\u{1B}[D\u{1B}[Db\u{1B}[Fe\u{1}>\r")
    try session.expect("<>abcde>")
  }

  @Test("UTF-8 text works")
  func text() throws {
    let session = try start()
    try session.send("läuft 日本 💡\u{7F}!\r")
    try session.expect("<läuft 日本 !>")
    try finish(session)
  }

  @Test("Bytes that are no UTF-8 do no harm")
  func oddBytes() throws {
    let session = try start()
    try session.send(bytes: [0x61, 0xFF, 0xC3, 0x62, 0x0D])
    try session.expect("<ab>")
    try finish(session)
  }

  @Test("A line longer than the window and than a terminal's line limit works")
  func longLine() throws {
    let session = try start()
    let long = String(repeating: "0123456789", count: 600)
    for start in stride(from: 0, to: 6_000, by: 1_000) {
      try session.send(String(long.dropFirst(start).prefix(1_000)))
      _ = session.readFor(seconds: 0.1)
    }
    try session.send("\r")
    try session.expect("\n<0123")
    try session.expect("789>")
    try finish(session)
  }
}

extension ProbeTests {
  @Test("Tab completes a word, and a value behind its equals sign")
  func completes() throws {
    let session = try start()
    try session.send("ru\t")
    try session.expect("run ")
    try session.send("tw\tmo\tsl\t.\r")
    try session.expect("<run two-phase-commit mode=slow .>")
    try session.send("why #5\t.\r")
    try session.expect("<why #57 .>")
  }

  @Test("Tab lists what is ambiguous, with summaries, and keeps the line")
  func lists() throws {
    let session = try start()
    try session.send("l\t")
    try session.expect("load     load a model\nlessons  list the lessons\nprobe> l")
    try session.send("\u{7F}set n\t")
    try session.expect("net.latency  net.loss\nprobe> set net.l")
    try session.send("o\t4\r")
    try session.expect("<set net.loss 4>")
  }

  @Test("Tab on a word that nothing begins with leaves it, and names no files")
  func nothingToComplete() throws {
    folder.write("zebra", "")
    let session = try start()
    try session.send("x \(folder.path)/ze\t!\r")
    try session.expect("<x \(folder.path)/ze!>")
  }

  @Test("Arrow-up recalls lines, also those of the last run")
  func history() throws {
    let first = try start()
    try first.send("first run\rprompt é\r")
    try first.expect("<prompt é>")
    try finish(first)
    let second = try start()
    try second.send("second run\r")
    try second.expect("<second run>")
    try second.send("\u{1B}[A\u{1B}[A\u{1B}[A!\r")
    try second.expect("<first run!>")
    #expect(folder.lines("history") == ["first run", "prompt é", "second run", "first run!"])
  }

  @Test("A history file that cannot be written is told, and the prompt works")
  func unwritableHistory() throws {
    folder.write("file", "")
    let session = try PseudoTerminalSession(
      executable: BuiltProgram.path("LineEditingProbe"), arguments: ["\(folder.path)/file/x"],
      environment: ["HOME": folder.path, "LC_ALL": "C.UTF-8", "TERM": "xterm"])
    try session.expect("problem: the history is kept for this run only")
    try session.expect("probe> ")
    try session.send("one\r")
    try session.expect("<one>")
    try session.send("\u{1B}[A!\r")
    try session.expect("<one!>")
  }

  @Test(
    "A history folder that may not be written is told at the first line",
    .enabled(if: geteuid() != 0, "nothing is read-only for the superuser"))
  func readOnlyFolder() throws {
    chmod(folder.path, 0o500)
    defer { chmod(folder.path, 0o700) }
    let session = try start()
    try session.send("problem\r")
    try session.expect("problem: the history is kept for this run only: cannot write")
  }
}

extension ProbeTests {
  @Test("Ctrl-C abandons the line and prompts on a new line")
  func controlC() throws {
    let session = try start()
    try session.send("half a line")
    try session.expect("half a line")
    try session.sendControl("C")
    try session.expect("^C\ninterrupted\nprobe> ")
    try session.send("next\r")
    try session.expect("<next>")
    try finish(session)
  }

  @Test("A SIGINT from elsewhere abandons the line, too")
  func signalWhileEditing() throws {
    let session = try start()
    try session.send("half")
    try session.expect("half")
    session.signal(SIGINT)
    try session.expect("interrupted\nprobe> ")
    try finish(session)
  }

  @Test("Ctrl-C cancels a running command")
  func cancelCommand() throws {
    let session = try start()
    for _ in 0..<2 {
      try session.send("work\r")
      try session.expect("working\n")
      try session.sendControl("C")
      try session.expect("cancelled\nprobe> ")
    }
    try finish(session)
  }

  @Test("A second Ctrl-C ends a command that does not stop")
  func secondControlC() throws {
    let session = try start()
    try session.send("work on\r")
    try session.expect("working\n")
    try session.sendControl("C")
    try session.expect("noticed\n")
    try session.sendControl("C")
    #expect(try session.expectEnd() == 128 + SIGINT)
  }

  @Test("After a stop and a continuation the line is still there")
  func stopAndContinue() throws {
    let session = try start()
    try session.send("half")
    try session.expect("half")
    session.signal(SIGSTOP)
    usleep(100_000)
    session.signal(SIGCONT)
    try session.expect("probe> half")
    try session.send(" done\r")
    try session.expect("<half done>")
  }

  @Test("Ctrl-Z stops the program, and the shell's fg brings the line back")
  func controlZ() throws {
    let probe = try BuiltProgram.path("LineEditingProbe")
    let session = try PseudoTerminalSession(
      executable: "/bin/bash",
      arguments: ["-mc", "'\(probe)' '\(folder.path)/history'; stty -a; echo stopped; fg"],
      environment: [
        "HOME": folder.path, "LC_ALL": "C.UTF-8", "TERM": "xterm", "PATH": "/bin:/usr/bin",
      ])
    try session.expect("probe> ")
    try session.send("half")
    try session.expect("half")
    try session.sendControl("Z")
    #expect(try session.expect("stopped\n").contains(" icanon"))
    try session.expect("probe> half")
    try session.send(" done\r")
    try session.expect("<half done>")
    try finish(session)
  }

  @Test("A window that changes its size while a line is typed does no harm")
  func resize() throws {
    let session = try start(columns: 100)
    try session.send("some words")
    try session.expect("some words")
    try session.resize(columns: 30, rows: 10)
    try session.expect("probe> some words")
    try session.send(" and more than fit in there\r")
    try session.expect("<some words and more than fit in there>")
    try session.send("size\r")
    try session.expect("columns: 30")
    try finish(session)
  }

  @Test("Where output is no terminal, lines are read plainly, and Ctrl-C still abandons one")
  func plainFromTerminal() throws {
    let probe = try BuiltProgram.path("LineEditingProbe")
    let session = try PseudoTerminalSession(
      executable: "/bin/sh", arguments: ["-c", "'\(probe)' | (trap '' INT; cat)"],
      environment: ["LC_ALL": "C.UTF-8", "PATH": "/bin:/usr/bin"])
    try session.expect("PlainLineReader")
    try session.send("one\n")
    try session.expect("<one>")
    try session.send("half")
    try session.sendControl("C")
    try session.expect("interrupted")
    try session.send("two\n")
    try session.expect("<two>")
    try session.sendControl("D")
    try session.expect("end\n")
  }

  @Test("The end of the terminal ends the program")
  func hangUp() throws {
    let session = try start()
    session.signal(SIGHUP)
    #expect(try session.expectEnd() == 128 + SIGHUP)
  }
}

extension ProbeTests {
  @Test(
    "Any terminal and any locale will do",
    arguments: [
      ("dumb", "C.UTF-8"), ("no-such-terminal", "C.UTF-8"), ("", "C"), ("xterm", "C"),
      ("vt100", "xx_YY.UTF-8"),
    ])
  func anyTerminal(terminal: String, locale: String) throws {
    let session = try start(locale: locale, terminal: terminal)
    try session.send("plain\r")
    try session.expect("<plain>")
    try session.send("ru\tx\r")
    try session.expect("<run x>")
    try session.send("\u{1B}[A!\r")
    try session.expect("<run x!>")
    try session.send("half")
    try session.sendControl("C")
    try session.expect("interrupted")
    try finish(session)
  }

  @Test("A prompt outside ASCII does not crash a locale that lacks the letters")
  func promptWithoutUTF8() throws {
    let session = try start(locale: "C")
    try session.send("prompt\r")
    try session.expect("???> ")
    try session.send("läuft\r")
    try session.expect("<l?uft>")
    try finish(session)
  }

  @Test("A prompt outside ASCII is shown where the locale has the letters")
  func promptWithUTF8() throws {
    let session = try start()
    try session.send("prompt\r")
    try session.expect("λ💡é> ")
    try finish(session)
  }

  @Test("A person's own key bindings count, and Ctrl-C stays")
  func editrc() throws {
    folder.write(".editrc", "bind -v\n")
    let session = try start()
    try session.send("abc\u{1B}")
    usleep(100_000)
    try session.send("0x")
    try session.send("\r")
    try session.expect("<bc>")
    try session.send("half\u{1B}")
    usleep(100_000)
    try session.sendControl("C")
    try session.expect("interrupted")
    try finish(session)
  }
}
