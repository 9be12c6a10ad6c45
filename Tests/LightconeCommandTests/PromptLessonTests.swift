import PseudoTerminal
import Testing

@Suite("A learner at the prompt")
struct PromptLessonTests {
  /// What a lesson says when it waits for a person.
  private enum Invitation: String, CaseIterable {
    case next = "'next' goes on;"
    case run = "'next' runs:"
    case prediction = "Your prediction?"
    case answer = "Your answer?"
    case turn = "Your turn. 'hint'"
    case end = "That was the lesson."
  }

  @Test(
    "The first lesson can be followed to its end, with mistakes on the way",
    arguments: [
      "C.UTF-8", "C",
    ])
  func wholeLesson(locale: String) throws {
    let prompt = try Prompt(settings: ["LC_ALL": locale], program: Lightcone.quickProgram())
    try prompt.terminal.send("start two-phase-commit-vs-saga\r")
    var met: [Invitation] = []
    while met.last != .end, met.count < 100 {
      let text = try prompt.expectFirst(of: Invitation.allCases.map(\.rawValue))
      let invitation = try #require(Invitation(rawValue: text))
      met.append(invitation)
      switch invitation {
      case .next, .run: try prompt.terminal.send("next\r")
      case .prediction: try predict(prompt, met.count { $0 == .prediction })
      case .answer: try answer(prompt)
      case .turn: try take(prompt, turn: met.count { $0 == .turn })
      case .end: break
      }
    }
    for (exercise, count) in [(Invitation.prediction, 3), (.answer, 1), (.turn, 3), (.end, 1)] {
      #expect(met.count { $0 == exercise } == count)
    }
    #expect(met.count { $0 == .run } > 5)
    if locale == "C" { #expect(prompt.terminal.output.allSatisfy { $0 < 0x80 }) }
    try prompt.type("next", expecting: "That was the lesson.")
    #expect(try prompt.leave() == 0)
  }

  /// Errs in many ways at the first prediction, and in one at those behind it.
  private func predict(_ prompt: Prompt, _ number: Int) throws {
    if number == 1 { return try predictWrongly(prompt) }
    try prompt.type(number == 2 ? "predict 100ms" : "predict 40ms", expecting: "Measured: ")
    try prompt.expect("You expect")
  }

  /// Solves the first challenge, with mistakes, and the others as their hints say.
  private func take(_ prompt: Prompt, turn: Int) throws {
    let ways = [
      2: ["at 77ms crash orchestrator", "at 977ms restart orchestrator"],
      3: ["set subscriptions=cycle", "set event.dedup=event"],
    ]
    guard let way = ways[turn] else { return try solve(prompt) }
    for line in way { try prompt.type(line, expecting: "unmet") }
    try prompt.type("run", expecting: "Reached: ")
  }

  private func predictWrongly(_ prompt: Prompt) throws {
    try prompt.type("predict 1 +", expecting: "error LC1005")
    try prompt.type("next", expecting: "Predict first")
    try prompt.type("predict 0", expecting: "You predicted 0 rows. Measured: 3 rows.")
    try prompt.expect("You expect the timeout to free the rows.")
  }

  private func answer(_ prompt: Prompt) throws {
    try prompt.type("answer z", expecting: "error LC1002: 'z' is none of the choices")
    try prompt.type("answer a", expecting: "Not quite.")
    try prompt.type("hint", expecting: "Read the last run again")
    try prompt.type("answer b", expecting: "Right, at try 2.")
  }

  private func solve(_ prompt: Prompt) throws {
    try prompt.type("hint", expecting: "Who must be missing")
    try prompt.type("set crash.point=none", expecting: "'set' is not allowed in this challenge")
    try prompt.type("at 22ms crash coordinator", expecting: "Planned: at 22 ms")
    try prompt.type("run for 6s", expecting: "Down: coordinator.")
    try prompt.type("hint", expecting: "Run it once without a crash")
    try prompt.type("restart coordinator", expecting: "coordinator starts again.")
    try prompt.type("run", expecting: "Reached: max(lock.held) >= 5s and crashes == 1.")
    try prompt.expect("You took 4 commands, par is 3.")
  }
}
