import PseudoTerminal
import Testing

@Suite("Answers longer than the screen")
struct PromptPagerTests {
  private static let question = ": Return for more, q to stop --"

  /// Opens the prompt and asks for all commands, which takes several screens.
  private func asked(
    _ arguments: [String] = [], settings: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws -> Prompt {
    let prompt = try Prompt(arguments, settings: settings, columns: columns, rows: rows)
    try prompt.terminal.send("help all\r")
    return prompt
  }

  /// Reads up to the next question.
  ///
  /// - Returns: the lines of the page, and how many are left.
  private func page(_ prompt: Prompt) throws -> (lines: [String], left: Int) {
    let text = try prompt.expect(Self.question)
    let match = try #require(
      text.firstMatch(of: /-- (\d+) more lines?: Return for more, q to stop --$/))
    let lines = text[..<match.range.lowerBound].split(
      separator: "\n", omittingEmptySubsequences: false)
    return (lines.dropLast().map(String.init), try #require(Int(match.1)))
  }

  @Test("A screenful at a time, nothing lost and nothing twice, up to the next prompt")
  func pages() throws {
    let whole = try Prompt()
    try whole.type("help all", expecting: "help all\n")
    let all = try whole.expect("lightcone> ").split(separator: "\n").dropLast().map(String.init)
    #expect(all.count > 60)

    let prompt = try asked()
    try prompt.expect("help all\n")
    var seen: [String] = []
    var left = Int.max
    while left > 23 {
      let page = try page(prompt)
      #expect(page.lines.count == 23)
      #expect(page.left < left)
      seen += page.lines
      left = page.left
      try prompt.terminal.send(seen.count < 30 ? "\r" : " ")
    }
    seen += try prompt.expect("lightcone> ").split(separator: "\n").dropLast().map(String.init)
    #expect(seen == all)
    #expect(try prompt.leave() == 0)
  }

  @Test(
    "q, Ctrl-C and Ctrl-D leave the rest out, say so, and more shows it",
    arguments: ["q", "\u{3}", "\u{4}"])
  func stopping(key: String) throws {
    let prompt = try asked()
    let left = try page(prompt).left
    try prompt.terminal.send(key)
    try prompt.expect("Left out: \(left) lines. 'more' shows them.")
    try prompt.expect("lightcone> ")
    try prompt.type("more", expecting: "more\n")
    let next = try page(prompt)
    #expect(next.left == left - 23)
    try prompt.terminal.send("q")
    try prompt.expect("lightcone> ")
    try prompt.type("progress", expecting: "lightcone> ")
    try prompt.type("more", expecting: "Nothing was left out of the last answer.")
    #expect(try prompt.leave() == 0)
  }

  @Test("Another size between two pages, and lines that wrap, are counted as the window has them")
  func resize() throws {
    let prompt = try asked()
    _ = try page(prompt)
    try prompt.terminal.resize(columns: 50, rows: 10)
    // The question is written anew, perhaps more than once.
    try prompt.expect(prompt.terminal.readFor(seconds: 0.5))
    try prompt.terminal.send("\r")
    let narrow = try page(prompt)
    // The page was made for 80 columns.
    let rows = narrow.lines.map { max(1, ($0.count + 49) / 50) }.reduce(0, +)
    #expect((8...9).contains(rows))
    #expect(narrow.lines.count < rows)
    try prompt.terminal.resize(columns: 80, rows: 400)
    try prompt.expect(Self.question)
    try prompt.terminal.send("x\u{1B}[A\r")
    try prompt.expect("lightcone> ")
    #expect(try prompt.leave() == 0)
  }

  @Test("Keys that mean nothing here change nothing")
  func otherKeys() throws {
    let prompt = try asked()
    _ = try page(prompt)
    try prompt.terminal.send("zz\u{1B}[B")
    #expect(!prompt.terminal.readFor(seconds: 0.3).contains("lightcone> "))
    try prompt.terminal.send("Q")
    try prompt.expect("Left out: ")
    #expect(try prompt.leave() == 0)
  }

  @Test(
    "--plain, a dumb terminal and a high window show all at once",
    arguments: [
      (["--plain"], [:], 24), ([], ["TERM": "dumb"], 24), ([], [:], 300),
    ] as [([String], [String: String], Int)])
  func wholeAnswer(arguments: [String], settings: [String: String], rows: Int) throws {
    let prompt = try asked(arguments, settings: settings, rows: rows)
    try prompt.expect("quit ")
    try prompt.expect("lightcone> ")
    #expect(!prompt.terminal.plainText.contains(Self.question))
    #expect(try prompt.leave() == 0)
  }

  @Test("Who has typed on already gets all, and the keys go to the next command")
  func typedAhead() throws {
    let prompt = try Prompt(rows: 24)
    try prompt.terminal.send("help all\rprogress\r")
    try prompt.expect("lightcone> ")
    try prompt.expect("lightcone> ")
    #expect(!prompt.terminal.plainText.contains(Self.question))
    #expect(try prompt.leave() == 0)
  }
}
