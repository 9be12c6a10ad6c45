import PseudoTerminal
import Testing

@Suite("How the prompt looks")
struct PromptLookTests {
  /// Draws a diagram at the prompt.
  private func diagram(in prompt: Prompt) throws -> String {
    try prompt.terminal.send("diagram\r")
    return try prompt.expect("Folded:")
  }

  /// What the program sent since some moment, as bytes: with escape sequences.
  private func loadAndLook(_ prompt: Prompt) throws -> [UInt8] {
    let start = prompt.terminal.output.count
    try prompt.type("load two-phase-commit", expecting: "0 ms> ")
    try prompt.type("run", expecting: "#88> ")
    _ = try diagram(in: prompt)
    try prompt.type("expect messages == 13", expecting: "VIOLATED: ")
    try prompt.expect("#88> ")
    return Array(prompt.terminal.output[start...])
  }

  /// Whether a text is coloured somewhere: whether it has a sequence `ESC [ ... m`.
  private func hasColor(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains(/\u{1B}\[[0-9;]+m/)
  }

  @Test("A terminal gets glyphs and colour")
  func colors() throws {
    let prompt = try Prompt()
    #expect(hasColor(try loadAndLook(prompt)))
    #expect(prompt.terminal.plainText.contains("█ prepared"))
  }

  @Test(
    "NO_COLOR and --plain take the colour away",
    arguments: [
      ([], ["NO_COLOR": "1"]), (["--plain"], [:]), ([], ["TERM": "dumb"]),
    ] as [([String], [String: String])])
  func noColor(arguments: [String], settings: [String: String]) throws {
    #expect(!hasColor(try loadAndLook(try Prompt(arguments, settings: settings))))
  }

  @Test(
    "--plain, --ascii and a locale without more keep the screen to ASCII",
    arguments: [
      (["--plain"], [:]), (["--ascii"], [:]), ([], ["LC_ALL": "C"]), ([], ["LC_ALL": "xx_YY"]),
    ] as [([String], [String: String])])
  func ascii(arguments: [String], settings: [String: String]) throws {
    let prompt = try Prompt(arguments, settings: settings)
    _ = try loadAndLook(prompt)
    try prompt.type("start two-phase-commit-vs-saga", expecting: "'next' runs:")
    try prompt.type("lessons", expecting: "opens one.")
    try prompt.type("help", expecting: "what they do.")
    #expect(prompt.terminal.output.allSatisfy { $0 < 0x80 })
    #expect(try prompt.leave() == 0)
  }

  @Test("A dumb terminal gets no escape sequences at all")
  func dumb() throws {
    let prompt = try Prompt(settings: ["TERM": "dumb"])
    _ = try loadAndLook(prompt)
    #expect(!prompt.terminal.output.contains(0x1B))
  }

  @Test("A window that was resized gets the next diagram in its width")
  func resize() throws {
    let prompt = try Prompt(columns: 140)
    try prompt.type("load two-phase-commit participants=5", expecting: "0 ms> ")
    try prompt.type("run", expecting: ": nothing is left to happen.")
    try prompt.expect("> ")
    #expect((100...140).contains(widest(try diagram(in: prompt))))
    try prompt.expect("> ")
    try prompt.terminal.resize(columns: 72, rows: 500)
    #expect((60...72).contains(widest(try diagram(in: prompt))))
    try prompt.expect("> ")
    try prompt.terminal.resize(columns: 120, rows: 400)
    #expect((90...120).contains(widest(try diagram(in: prompt))))
  }

  /// The width of the widest line of a diagram's events.
  private func widest(_ diagram: String) -> Int {
    diagram.split(separator: "\n").filter { $0.contains("│") }.map(\.count).max() ?? 0
  }
}
