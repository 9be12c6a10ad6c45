import LightconeTrace
import LightconeLessons
import Lightcone
import LightconeDiagnostics
import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("Random sessions")
struct RandomSessionTests {
  private static let token =
    "lc1:two-phase-commit@1::s1::0@0ms-9e3779b97f4a7c15:0f3aab3e"

  /// A line that follows the grammar, with names and numbers that are mostly good.
  private func line(_ random: inout RandomLineTests.Generator) -> String {
    func any(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    let node = any([
      "client", "coordinator", "orchestrator", "product", "price", "nobody", "reader",
    ])
    let time = any(["0ms", "1us", "3ms", "12ms", "20ms", "250ms", "2s", "1ns", "99999999s"])
    let event = "#" + any(["1", "2", "7", "20", "31", "60", "99999"])
    let fault = RandomFault.command(&random, node: node)
    let condition = any([
      "messages == 8", "in.doubt > 0", "max(lock.held) > 10ms", "crashes == 1", "elapsed > 5ms",
      "messages > 1ms", "ledger == 0", "mean(lock.held) == 25ms +- 10%", "1 / crashes > 0",
    ])
    switch random.next() % 24 {
    case 0:
      return any([
        "load two-phase-commit participants=2 until=1s", "load saga participants=2 until=1s",
        "load two-phase-commit participants=1 read.rate=30/s until=200ms seed=\(random.next())",
        "load saga participants=3 step.fail.at=2 until=1s",
      ])
    case 1:
      return "set " + any(["net.loss=20%", "participants=1", "bug=none", "x=1", "until=500ms"])
    case 2: return "run"
    case 3: return "run for " + any(["0ms", "1ms", "7ms", "100ms", "1us"])
    case 4: return "run until \(condition)"
    case 5: return "step " + any(["", "1", "5", "40", node])
    case 6: return "back " + any(["", "1", "9", "9223372036854775807"])
    case 7: return "goto " + any([event, any(["0ms", "3ms", "12500us", "20ms", "300ms"])])
    case 8, 9, 19: return fault
    case 15 where random.next() % 2 == 0:
      return any([
        "when \(condition) \(fault)", "diff", "diff \(event)", "plot in.doubt", "plot lock.held",
        "plot elapsed", "play", "play 9x", "save nowhere/at-all.txt", "help expressions",
        "expect count(crash, \(node)) == 1", "expect quantile(lock.held, 0.9) > 1ms",
      ])
    case 10: return "at \(any([time, event])) \(fault)"
    case 11:
      return any(["diagram", "narrate"]) + any([" ", " from \(event)", " all", " to \(event)"])
    case 12: return "state " + any(["", node])
    case 13: return any(["metrics", "params", "reset", "next", "hint", "answer a", "predict 3"])
    case 14: return any(["check", "check atomic", "check nothing"])
    case 20: return "pending " + any(["", node, "participant", "client \(node)"])
    case 15: return "expect \(condition)"
    case 16:
      return "expect EX x over "
        + any(["2 seeds", "participants=1..2", "participants=0..1"]) + ": \(condition)"
    case 17:
      return any(["fork a", "fork b", "fork c-1", "switch a", "switch b", "switch main", "tree"])
    case 18: return any(["undo", "undo", "undo", "share", "open lc1:x", "open \(Self.token)"])
    case 21:
      return any([
        "why \(event)", "why \(node)", "why atomic", "why-not \(condition)", "cone \(event)",
        "why-not \(node) committed",
      ])
    case 22:
      return "what-if "
        + any([fault, "at \(time) \(fault)", "at \(event) \(fault)", "set participants=2"])
    default: return RandomLineTests.line(&random).replacing("start", with: "")
    }
  }

  @Test(
    "2,000 random lines never crash, never say too much in a line, and change nothing when they fail"
  )
  func lines() {
    var random = RandomLineTests.Generator(state: 20_261)
    for columns in [40, 80] {
      let display = Display.plain(columns: columns)
      var session = Session(display: display)
      for _ in 0..<1_000 {
        let line = line(&random)
        let before = (session.prompt, session.fingerprint)
        let reply = session.execute(line, abbreviations: random.next() % 2 == 0)
        let wide = reply.lines(in: display).filter {
          displayWidth(of: $0) > columns && !$0.contains("lc1:")
        }
        #expect(wide.isEmpty, "\(line)")
        if reply.problem != nil {
          #expect((session.prompt, session.fingerprint) == before, "\(line)")
        }
      }
    }
  }

  @Test("The same lines give the same replies")
  func deterministic() {
    var random = RandomLineTests.Generator(state: 7)
    let lines = (0..<200).map { _ in line(&random) }
    var first = Session(display: .plain())
    var second = Session(display: .plain())
    for line in lines { #expect(first.say(line) == second.say(line), "\(line)") }
  }
}
