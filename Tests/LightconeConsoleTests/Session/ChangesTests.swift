import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("What moves and faults say of what they changed")
struct ChangesTests {
  private static let load = "load two-phase-commit participants=2"

  @Test("A run that changes little says what, one that changes much says who and by which command")
  func run() {
    var session = Session.after(Self.load)
    #expect(session.say("run for 1ms").contains("\n  client: begun 0 -> 1; open is now "))
    let text = session.sayInOneLine("run")
    #expect(text.hasSuffix("Changed: client, coordinator, product, price; 'diff #6' shows how."))
    let shown = session.say("diff #6")
    for name in ["client", "coordinator", "product", "price"] {
      #expect(shown.contains("\n\(name) "))
    }
    // Control: a run that does nothing changes nothing.
    #expect(!session.say("run").contains("hanged"))
    var whole = Session.after(Self.load)
    #expect(whole.sayInOneLine("run").hasSuffix("'diff start' shows how."))
  }

  @Test("Where very many nodes change they are counted, and the answer stays short")
  func many() {
    var session = Session.after("load two-phase-commit participants=20")
    let reply = session.say("run")
    #expect(reply.contains("Changed: 22 of 22 nodes; 'diff start' shows how."))
    #expect(reply.split(separator: "\n").count == 2)
  }

  @Test(
    "A fault says what it changed beside what its sentence tells (control: one that changes nothing)"
  )
  func fault() {
    var session = Session.after(Self.load, "run for 12ms")
    #expect(
      session.say("crash price").contains("\n  price: log prepared T1 (not safe yet) -> empty"))
    #expect(session.say("pause product").split(separator: "\n").count == 1)
    var messages = Session.after(Self.load, "run for 7ms")
    #expect(messages.say("deliver m2").contains("\n  product: log empty -> "))
    #expect(messages.say("drop m3").split(separator: "\n").count == 1)
  }

  @Test("Of a fault that changes many nodes a few are told, and how to see the rest")
  func manyByFault() {
    var session = Session.after("load two-phase-commit participants=12", "run for 12ms")
    let lines = session.say("crash participant").split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("  ") && $0.contains(": log ") } == 5)
    #expect(lines.last?.contains("more fields of 7 nodes: 'diff #") == true)
  }

  @Test("A lesson's block says nothing of it: its pictures do")
  func lesson() throws {
    let small = try SmallLesson()
    var session = small.opened()
    let step = session.say("next")
    #expect(step.contains("> run\n") && !step.contains("Changed: "))
    // Control: the same command of a person does.
    #expect(session.say("reset").contains("Nodes:"))
    #expect(session.say("run").contains("Changed: "))
  }

  @Test("follow names the steps that are impossible when their turn comes")
  func follow() {
    var session = Session.after(Self.load, "step 4")
    var other = session
    let text = session.sayInOneLine("follow deliver m1, deliver m1, drop m2, restart price")
    #expect(
      text.contains("Steps 2 (deliver m1), 4 (restart price) are impossible when their turns come"))
    let before = session.fingerprint
    _ = session.execute("run")
    #expect(session.fingerprint != before)
    #expect(!other.say("follow deliver m1, crash price, restart price").contains("impossible"))
    var many = Session.after(Self.load)
    #expect(
      many.sayInOneLine("follow drop m1, drop m2, drop m3, drop m4, drop m5")
        .contains("Steps 1 (drop m1), 2 (drop m2), 3 (drop m3) and 2 more are impossible"))
  }
}
