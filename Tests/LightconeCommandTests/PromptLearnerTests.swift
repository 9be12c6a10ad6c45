import Testing

@Suite("A learner who errs, and comes back")
struct PromptLearnerTests {
  @Test("Mistakes, all hints, an interrupted sweep and another window, and the end in a second run")
  func wholeLesson() throws {
    let folder = try Learner.folder()
    let first = try Learner(in: folder)
    #expect(first.screen.contains("  opens the first lesson"))
    #expect(try first.say("start \(Learner.lesson)").contains { $0.hasPrefix("Step 1 of ") })
    let wide = try first.goOn(until: "Your prediction?")
    // What the narrow window below shows differs from this.
    #expect(wide.contains { $0.count > 60 && $0.contains("│") })
    #expect(wide.allSatisfy { $0.count <= 80 })
    // Not every step fits on a screen.
    #expect(first.pageCount > 0)
    try predict(first)
    try playInSandbox(first)
    try readInNarrowWindow(first)
    try answer(first)
    let place = try place(in: first.goOn(until: "'next' runs:"))
    #expect(try first.quit() == 0)

    let second = try Learner(in: folder)
    #expect(second.screen.contains("  start \(Learner.lesson)  goes on at step \(place.step)\n"))
    #expect(try second.text("progress").contains("Open: \(Learner.lesson) at step \(place.step)."))
    let resumed = try second.say("start \(Learner.lesson)")
    #expect(resumed.first?.hasPrefix("You were at step \(place.step) of \(place.count).") == true)
    #expect(try self.place(in: resumed) == place)
    try second.goOn(until: "Your turn.")
    try giveUpAll(second)
    try expectDone(second)
    #expect(try second.quit() == 0)
    try expectDone(Learner(in: folder))
  }

  @Test(
    "Progress is what resumes: without its file the lesson begins anew", arguments: [true, false])
  func forgotten(isFileRemoved: Bool) throws {
    let folder = try Learner.folder()
    let first = try Learner(in: folder)
    let place = try place(in: first.say("start \(Learner.lesson) 3"))
    #expect(place.step == 3)
    #expect(try first.quit() == 0)
    if isFileRemoved { try Learner.forget(in: folder) }

    let second = try Learner(in: folder)
    #expect(second.screen.contains("goes on at step 3") == !isFileRemoved)
    #expect(try second.text("progress").contains("Nothing is done yet.") == isFileRemoved)
    let again = try second.say("start \(Learner.lesson)")
    #expect(again.contains { $0.hasPrefix("You were at step 3") } == !isFileRemoved)
    #expect(try self.place(in: again).step == (isFileRemoved ? 1 : 3))
    #expect(try second.quit() == 0)
  }
}

extension PromptLearnerTests {
  private func predict(_ learner: Learner) throws {
    try expectHintsToEnd(learner, "'solution' shows what will be measured.")
    #expect(try learner.text("next").contains("Predict first"))
    let reply = try learner.text("predict 0")
    #expect(reply.contains("You predicted 0 rows. Measured: 3 rows."))
    #expect(reply.contains("You expect the timeout to free the rows."))
    #expect(reply.contains("'next' goes on;"))
  }

  private func playInSandbox(_ learner: Learner) throws {
    let before = learner.promptText
    #expect(try learner.text("sandbox").contains("This is a sandbox"))
    try learner.say("load saga")
    #expect(learner.promptText == "sandbox saga 0 ms> ")
    let stopped = try learner.sayAndStop("sweep seeds=1000000").joined(separator: " ")
    #expect(stopped.contains("^C"))
    #expect(stopped.contains("Stopped after "))
    #expect(stopped.contains(" of 1,000,000 runs."))
    #expect(learner.promptText == "sandbox saga 0 ms> ")
    #expect(try learner.text("next").contains("cannot be used in a sandbox"))
    #expect(try learner.text("return").contains("Back from the sandbox: all is as you left it."))
    #expect(learner.promptText == before)
  }

  private func readInNarrowWindow(_ learner: Learner) throws {
    try learner.resize(columns: 60)
    let ahead = try learner.goOn(until: "diagram") + learner.say("next")
    #expect(ahead.contains { $0.contains("│") })
    #expect(ahead.contains { $0.hasPrefix("holds  EX ") })
    // The pages before were set for the wide window.
    var back: [String] = []
    for _ in 1..<(try place(in: ahead).step) { back += try learner.say("previous") }
    #expect(back.contains { $0.hasPrefix("Step 1 again") })
    #expect(back.contains { $0.hasPrefix("holds  EX ") })
    #expect((ahead + back).filter { $0.count > 60 } == [])
    try learner.resize(columns: 80)
    #expect(try learner.say("diagram").contains { $0.count > 60 })
    try learner.goOn(until: "'next' goes on;")
  }

  private func answer(_ learner: Learner) throws {
    try expectWholeSearch(in: learner.goOn(until: "Your answer?"))
    #expect(try learner.text("answer a").contains("Not quite. A rollback hides what it undoes"))
    try expectHintsToEnd(learner, "'solution' shows the answer.")
    #expect(try learner.text("answer b").contains("Right, at try 2."))
  }

  /// The summary behind a claim over schedules counts the claim's search, not its control's alone.
  private func expectWholeSearch(in lines: [String]) throws {
    let text = lines.joined(separator: " ")
    let found = try #require(text.firstMatch(of: /held in all ([\d,]+) states/))
    let generated = try #require(text.firstMatch(of: /([\d,]+) states generated/))
    let counts = [generated.1, found.1].compactMap { Int($0.filter(\.isNumber)) }
    #expect(counts.count == 2 && counts[0] > counts[1])
  }

  private func giveUp(_ learner: Learner) throws {
    #expect(try learner.text("run").contains("Not reached: "))
    try expectHintsToEnd(learner, "'solution' shows one way.")
    #expect(try learner.text("solution").contains("One way, in 3 commands:"))
    #expect(try learner.text("skip").contains("What changed:"))
  }

  private func giveUpAll(_ learner: Learner) throws {
    // Who skips a challenge stands at the next one.
    for _ in 1...3 { try giveUp(learner) }
    #expect(try learner.text("next").contains("That was the lesson."))
  }

  private func expectDone(_ learner: Learner) throws {
    let progress = try learner.text("progress")
    #expect(progress.contains(/Done: 1 of \d+ lessons?, 25 of \d+ minutes\./))
    #expect(!progress.contains("Open:"))
    #expect(try learner.text("lessons").contains("[x] done"))
  }

  /// Hints come one after the other, none twice; then there is only the solution, however often one
  /// asks.
  private func expectHintsToEnd(_ learner: Learner, _ end: String) throws {
    let (hints, last) = try learner.askForAllHints()
    #expect(!hints.isEmpty)
    #expect(Set(hints).count == hints.count)
    #expect(last == "That was the last hint. \(end)")
    #expect(try learner.askForAllHints() == ([], last))
  }

  /// Where a reply says that the learner stands.
  private func place(in reply: [String]) throws -> (step: Int, count: Int) {
    let match = reply.compactMap { $0.firstMatch(of: /^Step (\d+) of (\d+)\./) }.last
    let place = try #require(match)
    return (try #require(Int(place.1)), try #require(Int(place.2)))
  }
}

extension Learner {
  /// Types a line; what comes is one line of text, however it was wrapped.
  fileprivate func text(_ line: String) throws -> String {
    try say(line).joined(separator: "\n").split { " \n".contains($0) }.joined(separator: " ")
  }
}
