import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Hints, solutions and scores")
struct HelpTests {
  let small: SmallLesson

  init() throws { small = try SmallLesson() }

  private func atChallenge() -> Session {
    var session = small.opened()
    _ = session.say("start small 5")
    return session
  }

  @Test("A hint is given only where its condition is true of the run, and never twice")
  func matches() {
    var session = atChallenge()
    #expect(session.say("hint").contains("Crash two nodes."))
    var other = session
    _ = session.say("crash coordinator")
    #expect(session.say("hint").contains("One is down already."))
    #expect(session.say("hint").hasPrefix("No further hint fits"))
    _ = session.say("reset")
    #expect(session.say("hint").contains("Hint 3 of 3. Crash coordinator"))
    for _ in 0..<2 { #expect(session.say("hint").contains("'solution' shows one way.")) }
    // In the run of the other nothing is down, so another hint comes second.
    #expect(other.say("hint").contains("Hint 2 of 3. Crash coordinator"))
  }

  @Test("A prediction's own hints come first to last; one whose condition is false does not")
  func predictionHints() {
    var session = small.opened()
    _ = session.say("start small 3")
    #expect(session.say("hint").contains("Hint 1 of 2. Count the arrows."))
    #expect(session.say("hint").hasPrefix("No further hint fits"))
    #expect(session.say("solution").contains("'messages' will be 8 messages"))
    #expect(session.say("predict 8").contains("You were right."))
  }

  @Test("A quiz without hints rules out a wrong choice that was not tried, never the last one")
  func quizHints() {
    var session = small.opened()
    _ = session.say("start small 4")
    var other = session
    #expect(session.say("hint").contains("Read the last run"))
    #expect(session.say("hint").contains("It is not c. Somebody must."))
    #expect(session.say("hint").contains("'solution' shows the answer."))
    #expect(other.say("answer c").contains("Tries so far: 1. Left: a, b."))
    // One wrong choice is left: to rule it out would be to give the answer.
    #expect(other.say("hint").contains("Hint 1 of 2. Read the last run"))
    #expect(other.say("hint").contains("Hint 2 of 2. Say for each choice that is left"))
    #expect(other.say("hint").contains("That was the last hint."))
    #expect(other.say("answer b").hasPrefix("Right, at try 2."))
  }

  @Test("The ladder keeps the length that it named, whatever is tried between two hints")
  func quizLadder() {
    var session = small.opened()
    _ = session.say("start small 4")
    #expect(session.say("hint").contains("Hint 1 of 2."))
    #expect(session.say("answer c").contains("Left: a, b."))
    let second = session.say("hint")
    #expect(second.contains("Hint 2 of 2."))
    #expect(!second.contains("It is not"))
    #expect(session.say("hint").contains("That was the last hint."))
  }

  @Test("The goal's predicates are shown as met or unmet after each command that changes the run")
  func goals() {
    var session = atChallenge()
    let first = session.say("crash coordinator")
    #expect(first.contains("  unmet  crashes == 2 (now 1)"))
    #expect(first.contains("  unmet  elapsed >= 1ms (now 0 ns)") || first.contains("(now 0"))
    #expect(session.say("run for 1ms").contains("  met    elapsed >= 1ms"))
    #expect(!session.say("state").contains("unmet"))
  }

  @Test("The score tells par, and a solution that was seen is told as well")
  func scores() {
    var session = atChallenge()
    var over = session
    for line in ["crash coordinator", "crash product"] { _ = session.say(line) }
    let atPar = session.sayInOneLine("run for 2ms")
    #expect(atPar.contains("You took 3 commands, par is 3."))
    for text in ["over par", "Hints taken", "solution", "tries again"] {
      #expect(!atPar.contains(text))
    }
    _ = (over.say("hint"), over.say("solution"))
    for line in ["run for 1us", "crash coordinator", "crash product"] { _ = over.say(line) }
    let said = over.sayInOneLine("run for 2ms")
    #expect(said.contains("You took 4 commands, par is 3. That is 1 over par."))
    #expect(
      said.contains("Hints taken: 1. You had seen the solution. 'start small 5' tries again."))
  }

  @Test("A wrong attempt that the lesson foresees is told why it fails; another is not")
  func mistakes() {
    var session = atChallenge()
    var other = session
    _ = session.say("crash  coordinator")
    #expect(session.say("run").contains("One crash is not two."))
    _ = other.say("crash product")
    let said = other.say("run")
    #expect(said.contains("Not reached:"))
    #expect(!said.contains("One crash is not two."))
    #expect(session.say("reset").contains("Attempt 2."))
    #expect(session.say("reset").contains("Attempt 2."))
    #expect(session.learned.filter { if case .answered = $0 { true } else { false } }.count == 1)
  }
}
