import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("The names of many nodes")
struct NodeListTests {
  private func list(_ names: String...) -> String {
    NodeNames(names.map { TraceNode(name: $0, role: "r") }).list
  }

  @Test("Four or more names with numbers that follow each other are taken together")
  func together() {
    #expect(list("router", "s1", "s2", "s3", "s4", "last") == "router, s1 to s4, last")
    #expect(list("s1", "s2", "s3") == "s1, s2, s3")
    #expect(list("a8", "a9", "a10", "a11", "b1") == "a8 to a11, b1")
  }

  @Test("Gaps, other words and numbers with zeros in front are not")
  func apart() {
    #expect(list("s1", "s2", "s4", "s5", "s6") == "s1, s2, s4, s5, s6")
    #expect(list("s1", "t2", "s3", "s4") == "s1, t2, s3, s4")
    #expect(list("s01", "s02", "s03", "s04") == "s01, s02, s03, s04")
    #expect(list("1", "2", "3", "4") == "1, 2, 3, 4")
  }

  @Test("set tells the nodes only if they are others")
  func set() {
    var session = Session.after("load two-phase-commit")
    #expect(!session.say("set seed=7").contains("Nodes:"))
    #expect(!session.say("set net.loss=1%").contains("Nodes:"))
    #expect(session.say("set participants=5").contains("Nodes:"))
    #expect(session.say("reset").contains("Nodes:"))
  }
}
