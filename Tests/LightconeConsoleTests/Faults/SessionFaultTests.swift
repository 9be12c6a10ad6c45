import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Faults in a session")
struct SessionFaultTests {
  /// What is done to a run of a coordinator and three participants, nodes 2 to 4.
  private func deeds(_ lines: String...) -> [Intervention] {
    var session = Session.after("load two-phase-commit")
    for line in lines {
      let problem = session.execute(line).problem
      #expect(problem == nil, "\(line): \(problem?.description ?? "")")
    }
    return session.run?.timeline.deeds.map(\.intervention) ?? []
  }

  private let participants = [NodeID(2), NodeID(3), NodeID(4)]

  @Test("A role means one fault for each of its nodes, in order, all at one instant")
  func role() {
    #expect(deeds("crash participant") == participants.map { .now(.crash($0)) })
    let time = Instant.start + .milliseconds(4)
    #expect(
      deeds("at 4ms slow participant 10x") == participants.map { .at(time, .slow($0, .times(10))) })
  }

  @Test("A node that is named twice is meant once, and the order of the names is kept")
  func order() {
    #expect(
      deeds("pause price participant")
        == [NodeID(3), NodeID(2), NodeID(4)].map { .now(.pause($0)) })
  }

  @Test("A role at the end of a wire means the wires to all of its nodes")
  func wires() {
    let coordinator = NodeID(1)
    #expect(
      deeds("hold coordinator participant") == participants.map { .now(.hold(coordinator, $0)) })
    #expect(
      deeds("loss participant participant 5%").count == 3, "each pair once, none with itself")
    #expect(
      deeds("partition participant -> coordinator")
        == [.now(.cutOneWay(from: participants, to: [coordinator]))])
  }

  @Test("If one of several cannot be done, none is")
  func allOrNothing() {
    var session = Session.after("load two-phase-commit", "crash metadata")
    let before = session.outside
    #expect(session.execute("crash participant").problem?.message == "metadata is down already")
    #expect(session.outside == before)
  }

  @Test("Tab offers the messages that are in flight, and the wires that are held")
  func completion() {
    func words(_ session: Session, _ line: String) -> [String] {
      session.completion(of: line, at: line.count).words.map(\.text)
    }
    let session = Session.after(
      "load two-phase-commit", "hold coordinator price", "duplicate coordinator product 100%",
      "run for 7ms")
    #expect(words(session, "drop ") == ["m2", "m3", "m4"])
    #expect(words(session, "release ") == ["coordinator", "price"])
    #expect(words(session, "crash part") == ["participant"])
    #expect(words(Session.after("load two-phase-commit"), "drop ").isEmpty)
    #expect(words(Session(), "drop ").isEmpty)
  }

  @Test("A state says what is not as usual with a node, and only where something is")
  func conditions() {
    var session = Session.after("load two-phase-commit")
    #expect(!session.say("state").contains("not as usual"))
    #expect(!session.say("state price").contains("not as usual"))
    session = .after(
      "load two-phase-commit", "pause price", "slow price 10x", "skew price +5s",
      "disk product fail", "crash product")
    let price = session.say("state").split(separator: "\n").first { $0.hasPrefix("price") } ?? ""
    #expect(price.contains(" paused "))
    #expect(session.say("state").contains("slow 10x, clock"))
    #expect(session.say("state price").hasSuffix("\nnot as usual: paused, slow 10x, clock +5 s"))
    #expect(session.say("state product").contains("not as usual: disk failed"))
  }

  @Test("What is in flight is listed with what keeps it, also where there is little room")
  func pending() {
    var session = Session.after(
      "load two-phase-commit participants=2", "hold coordinator price", "pause product",
      "run for 12ms")
    let wide = session.say("pending").split(separator: "\n")
    #expect(wide.count == 3)
    #expect(wide[1].hasPrefix("m2") && wide[1].contains("waiting"))
    #expect(wide[2].hasPrefix("m3") && wide[2].contains("10 ms  held"))
    session.display = .plain(columns: 40)
    let narrow = session.say("pending").split(separator: "\n")
    #expect(narrow.contains { $0.hasPrefix("m3") && $0.contains("held") && $0.contains("prep") })
    #expect(narrow.allSatisfy { $0.count <= 40 })
    session.display = .plain()
    #expect(session.say("pending client") == "No message from or to client is in flight.")
  }
}
