import LightconeDiagnostics
import LightconeTrace
import Testing

@testable import Lightcone

@Suite("Tokens of runs")
struct RunTokenTests {
  private func timeline(
    _ model: Model = .chat(), _ changes: [(String, String)] = [], seed: UInt64 = 1
  ) throws -> (Settings, Timeline) {
    var settings = model.settings(seed: seed)
    for (name, value) in changes { try settings.set(name, to: value) }
    return (settings, Timeline(try model.simulation(settings)))
  }

  private func token(_ body: String) -> String {
    "\(body):\(hexadecimal(checksum(body.utf8), digits: 8))"
  }

  @Test("The checksum is the CRC-32 that everybody computes")
  func crc() {
    // The check value that catalogues of CRCs give for this text.
    #expect(checksum("123456789".utf8) == 0xCBF4_3926)
    #expect(checksum("".utf8) == 0)
  }

  @Test("A token can be read by a person, and holds no sign that a shell would change")
  func form() throws {
    let changes = [("nodes", "3"), ("greeting", "good-day"), ("net.latency", "uniform(1ms..2ms)")]
    var (settings, timeline) = try timeline(.chat(), changes, seed: 7)
    try timeline.intervene(.at(Instant.start + .milliseconds(4), .crash(NodeID(0))))
    _ = timeline.run(atMost: 9)
    try timeline.intervene(.now(.partition([[NodeID(0), NodeID(1)], [NodeID(2)]])))
    let text = RunToken(model: .chat(), settings: settings, timeline: timeline).description
    let parts = text.split(separator: ":").map(String.init)
    #expect(parts[0] == "lc1")
    #expect(parts[1] == "chat@1")
    #expect(parts[2] == "nodes=3,greeting=good-day,net.latency=uniform%281ms..2ms%29")
    #expect(parts[3] == "s7")
    let time = (timeline.current.now - .start).literal
    #expect(
      parts[4] == "0@0ms-at-4ms-crash-n%2D0%20%C3%A9,9@\(time)-partition-n%2D0%20%C3%A9+n1-n2")
    #expect(parts[5] == "9@\(time)-\(timeline.current.fingerprint)")
    let harmless = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:@=,.-_+%")
    #expect(text.allSatisfy { harmless.contains($0) })
  }

  @Test("A mistake is told with its place")
  func mistakes() {
    let end = "0@0ms-0000000000000000"
    let cases: [(String, Int, String)] = [
      ("", 1, "no token"), ("lc2:x", 1, "unknown here"), ("lc1:chat@1", 11, "2 parts"),
      ("lc1:chat@1::s1::\(end):00000000", 40, "checksum"),
      (token("lc1:chat::s1::\(end)"), 5, "no version"),
      (token("lc1:chat@x::s1::\(end)"), 10, "'x' is not a version"),
      (token("lc1:ch at@1::s1::\(end)"), 7, "cannot stand"),
      (token("lc1:chat@1:nodes:s1::\(end)"), 12, "name=value"),
      (token("lc1:chat@1::1::\(end)"), 13, "'1' is no seed"),
      (token("lc1:chat@1::s-1::\(end)"), 13, "'s-1' is no seed"),
      (token("lc1:chat@1::s1:crash:\(end)"), 16, "no point"),
      (token("lc1:chat@1::s1:0@0ms:\(end)"), 21, "a fault is missing"),
      (token("lc1:chat@1::s1:0@0ms-crush-a:\(end)"), 22, "'crush' is no fault"),
      (token("lc1:chat@1::s1:0@0ms-crash:\(end)"), 27, "a node is missing"),
      (token("lc1:chat@1::s1:0@0ms-crash-a-b:\(end)"), 30, "'b' is no time"),
      (token("lc1:chat@1::s1:0@0ms-heal-a:\(end)"), 27, "too many"),
      (token("lc1:chat@1::s1:0@0ms-slow-a-0x:\(end)"), 29, "cannot stand"),
      (token("lc1:chat@1::s1:0@0ms-crash-%F:\(end)"), 28, "two digits"),
      (token("lc1:chat@1::s1:0@0ms-crash-%FF:\(end)"), 28, "UTF-8"),
      (token("lc1:chat@1::s1:2@0ms-heal,1@0ms-heal:\(end)"), 27, "in front of it"),
      (token("lc1:chat@1::s1:0@%2D4ms-heal:\(end)"), 18, "before the start"),
      (token("lc1:chat@1::s1::0@0ms"), 17, "no end"),
      (token("lc1:chat@1::s1::0@0ms-12"), 23, "no fingerprint"),
    ]
    for (text, column, message) in cases {
      do throws(RunTokenMistake) {
        _ = try RunToken(parsing: text)
        Issue.record("\(text) can be read")
      } catch {
        #expect(error.column == column, "\(text): \(error.message)")
        #expect(error.message.contains(message), "\(text): \(error.message)")
      }
    }
  }

  @Test("What no longer fits is told precisely")
  func problems() throws {
    let (settings, start) = try timeline(.chat(), [("nodes", "9")])
    var timeline = start
    try timeline.intervene(.now(.crash(NodeID(8))))
    _ = timeline.run(atMost: 30)
    let token = RunToken(model: .chat(), settings: settings, timeline: timeline)
    func problem(_ token: RunToken, on model: Model = .chat()) -> RunTokenProblem? {
      do throws(RunTokenProblem) {
        _ = try token.replay(on: model)
        return nil
      } catch { return error }
    }
    #expect(problem(token) == nil)
    #expect(problem(token, on: .chat(name: "x")) == .otherModel("chat"))
    guard case .settings(let diagnostic) = problem(token, on: .chat(nodes: 2...8)) else {
      Issue.record("9 nodes are accepted")
      return
    }
    #expect(diagnostic.code == .badValue)
    var changed = token
    changed.settings = [.init(name: "node", value: "9")]
    guard case .settings(let unknown) = problem(changed) else {
      Issue.record("a parameter 'node' is accepted")
      return
    }
    #expect(unknown.suggestion == "nodes")
    changed = token
    changed.settings = []
    #expect(problem(changed) == .unknownNode("n4", known: ["n-0 é", "n1", "n2", "n3"]))
    changed = token
    changed.outline.deeds.append(changed.outline.deeds[0])
    #expect(
      problem(changed)
        == .impossible(
          .alreadyDown(NodeID(8)), at: .start, nodes: ["n-0 é"] + (1...8).map { "n\($0)" }))
    changed = token
    changed.outline.position = 1_000_000
    #expect(problem(changed) == .noSuchPoint(position: 1_000_000, time: token.outline.time))
    changed = token
    changed.fingerprint = Fingerprint()
    #expect(
      problem(changed)
        == .differs(
          eventCount: timeline.current.eventCount, fingerprint: timeline.current.fingerprint))
  }

  @Test("The run of a changed model is done if it can be, with a warning")
  func otherVersion() throws {
    let (settings, start) = try timeline()
    var timeline = start
    _ = timeline.run(atMost: 30)
    var token = RunToken(model: .chat(), settings: settings, timeline: timeline)
    let same = try token.replay(on: .chat(version: 2))
    #expect(same.warnings == [.otherVersion(of: "chat", token: 1, model: 2)])
    token.fingerprint = Fingerprint()
    let other = try token.replay(on: .chat(version: 2))
    #expect(
      other.warnings == [
        .otherVersion(of: "chat", token: 1, model: 2),
        .differs(
          eventCount: timeline.current.eventCount, fingerprint: timeline.current.fingerprint),
      ])
  }

  @Test("A replay stops when it is asked to")
  func stopped() throws {
    let (settings, start) = try timeline()
    var timeline = start
    _ = timeline.run(atMost: 300)
    let token = RunToken(model: .chat(), settings: settings, timeline: timeline)
    #expect(timeline.position == 300)
    #expect(throws: RunTokenProblem.stopped) {
      try token.replay(on: .chat(), shouldStop: { true })
    }
  }
}
