import PseudoTerminal

/// `lightcone` on a terminal of its own, with a person's hands.
struct Prompt {
  /// How long anything may take on a slow machine.
  static let timeoutSeconds = 90.0

  let terminal: PseudoTerminalSession
  let home: ScratchFolder

  /// Opens the prompt and waits until it is there.
  ///
  /// - Parameters:
  ///   - settings: variables of the environment; an empty one is taken out.
  ///   - rows: so many that no answer fills the window, unless a test wants to see that.
  ///   - opensRun: whether it stands in a run from the start, and does not greet.
  init(
    _ arguments: [String] = [], settings: [String: String] = [:], columns: Int = 80,
    rows: Int = 500, home: ScratchFolder? = nil, program: String? = nil, opensRun: Bool = false
  ) throws {
    self.home = try home ?? ScratchFolder()
    var environment = Lightcone.environment
    environment["COLUMNS"] = nil
    environment["HOME"] = self.home.path
    environment["TERM"] = "xterm"
    environment.merge(settings) { $1 }
    terminal = try PseudoTerminalSession(
      executable: program ?? Lightcone.program(), arguments: arguments,
      environment: environment.filter { !$0.value.isEmpty }, columns: columns, rows: rows)
    guard !opensRun else { return }
    try expect("Lightcone 0.1.0.")
    try expect("lightcone> ")
  }

  /// Waits until a text has come.
  ///
  /// - Returns: what came up to its end.
  @discardableResult
  func expect(_ text: String) throws -> String {
    try terminal.expect(text, timeoutSeconds: Self.timeoutSeconds)
  }

  /// Types a line and waits for a text of its reply.
  @discardableResult
  func type(_ line: String, expecting text: String) throws -> String {
    try terminal.send(line + "\r")
    return try expect(text)
  }

  /// Waits until one of some texts has come.
  func expectFirst(of texts: [String]) throws -> String {
    let limit = ContinuousClock.now + .seconds(Self.timeoutSeconds)
    while ContinuousClock.now < limit {
      let unread = terminal.readFor(seconds: 0.03)
      if let text = texts.first(where: unread.contains) {
        try expect(text)
        return text
      }
    }
    throw ProgramError("none of \(texts) came; seen: \(terminal.unreadText)")
  }

  /// Waits until a command runs, and not the line editor: from then on Ctrl-C is a signal.
  func waitForCommand() throws {
    let limit = ContinuousClock.now + .seconds(Self.timeoutSeconds)
    while terminal.readsSingleKeys {
      guard ContinuousClock.now < limit else { throw ProgramError("no command is running") }
      _ = terminal.readFor(seconds: 0.005)
    }
  }

  /// Leaves with Ctrl-D.
  ///
  /// - Returns: the exit code.
  func leave() throws -> Int32 {
    try terminal.sendControl("D")
    return try terminal.expectEnd(timeoutSeconds: Self.timeoutSeconds)
  }
}
