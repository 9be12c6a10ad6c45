import Foundation
import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Synchronization
import Testing

@testable import LightconeConsole

@Suite("diff, plot, play and save")
struct LookingBackTests {
  private static let load = "load two-phase-commit participants=2"

  @Test("diff shows exactly the fields that differ between two points")
  func difference() throws {
    let session = Session.after(Self.load, "goto 10ms")
    let run = try #require(session.run)
    var start = run.timeline
    start.go(toEvent: EventNumber(6))
    let changes = NodeChanges(from: start.current, to: run.simulation).changes
    #expect(!changes.isEmpty)
    for node in run.simulation.nodes.indices.map({ NodeID($0) }) {
      let (old, new) = (start.current.inspect(node), run.simulation.inspect(node))
      for field in new.fields {
        let before = old.fields.first { $0.name == field.name }?.value
        let told = changes.contains { $0.node == node && $0.what == field.name }
        #expect(told == (before != field.value), "\(field.name)")
      }
    }
    #expect(NodeChanges(from: run.simulation, to: run.simulation).changes.isEmpty)
  }

  @Test("diff says what a crash does, and changes nothing itself")
  func crash() {
    var session = Session.after(Self.load, "goto 16ms", "crash price")
    let before = session.outside
    let text = session.say("diff")
    #expect(text.contains("price") && text.contains("up"))
    #expect(session.outside == before)
    #expect(session.execute("diff #9999").problem?.code == .noSuchMoment)
    var fresh = Session.after(Self.load)
    #expect(fresh.say("diff") == "This is the start of the run.")
    #expect(fresh.say("diff start") == "No node has changed since the start.")
    #expect(session.say("diff start").hasPrefix("Changed since the start:\n"))
  }

  @Test("A curve has the greatest value of the metric in each piece of time")
  func curve() throws {
    let session = Session.after(Self.load, "at 12ms crash coordinator for 5s", "goto 60ms")
    let run = try #require(session.run)
    let metric = try run.metric(named: "in.doubt")
    let curve = try #require(MetricCurve(metric, along: run.timeline, shouldStop: { false }))
    #expect(curve.pieces.count <= MetricCurve.largestCount + 1)
    #expect(curve.pieces.first?.value == 0)
    #expect(curve.pieces.last?.value == 2)
    for piece in curve.pieces.dropLast() {
      var timeline = run.timeline
      timeline.go(to: piece.start + curve.width + .nanoseconds(-1))
      guard case .number(let number)? = timeline.current.metric("in.doubt") else { continue }
      // It only rises in this run, so what it is at the end is the greatest.
      #expect(piece.value == Double(number))
    }
    #expect(MetricCurve(metric, along: run.timeline, shouldStop: { true }) == nil)
  }

  @Test("What lasts less than a piece of time is seen")
  func spike() throws {
    var session = Session.after(Self.load, "at 30ms crash price", "run")
    let run = try #require(session.run)
    let metric = try run.metric(named: "locks.held")
    let curve = try #require(MetricCurve(metric, along: run.timeline, shouldStop: { false }))
    #expect(curve.width == .seconds(2) || curve.width == .seconds(1))
    #expect(curve.pieces.first?.value == 2)
    #expect(session.say("plot events").contains("greatest each"))
  }

  @Test("A curve of a series has each sample in one piece")
  func samples() throws {
    let session = Session.after("\(Self.load) transactions=4", "run")
    let run = try #require(session.run)
    let metric = try run.metric(named: "lock.held")
    let curve = try #require(MetricCurve(metric, along: run.timeline, shouldStop: { false }))
    guard case .series(let samples)? = run.simulation.metric("lock.held") else { return }
    #expect(curve.pieces.compactMap(\.value).max() == samples.max().map(Double.init))
    #expect(curve.pieces.count { $0.value != nil } <= samples.count)
  }

  @Test("plot draws in both kinds of glyphs, and knows no other metric")
  func plot() {
    for display in [Display.plain(), Display(columns: 80)] {
      var session = Session(display: display)
      for line in [Self.load, "when in.doubt == 2 crash coordinator", "goto 60ms"] {
        _ = session.execute(line)
      }
      #expect(session.say("plot in.doubt").contains(display.glyphs == .ascii ? "#" : "█"))
    }
    var session = Session.after(Self.load)
    #expect(session.say("plot in.doubt") == "Nothing has happened yet.")
    #expect(session.execute("plot in.dout").problem?.suggestion == "in.doubt")
  }

  @Test("metrics of one metric has its way over time, unless it never changes")
  func sparkline() {
    var session = Session.after("\(Self.load) transactions=4", "run")
    #expect(session.say("metrics locks.held").contains("0 to 2, the greatest each"))
    #expect(!session.say("metrics crashes").contains("the greatest each"))
    #expect(!session.say("metrics").contains("the greatest each"))
  }

  @Test("play leads to where run leads, with every event told once")
  func play() throws {
    let shown = Mutex<[(text: String, wait: Duration)]>([])
    var session = Session.after(Self.load)
    session.watchPlay = PlayWatch { text, wait in shown.withLock { $0.append((text, wait)) } }
    #expect(session.execute("play").problem == nil)
    #expect(session.fingerprint == Session.after(Self.load, "run").fingerprint)
    let waits = shown.withLock { $0.map(\.wait) }
    let total = waits.reduce(.zero, +)
    #expect(total <= .milliseconds(10_001))
    #expect(total > .seconds(5))
    #expect(waits.allSatisfy { $0 <= .seconds(2) })
    var faster = Session.after(Self.load)
    let half = Mutex(Duration.zero)
    faster.watchPlay = PlayWatch { _, wait in half.withLock { $0 += wait } }
    _ = faster.execute("play 2x")
    #expect(half.withLock { $0 } < total)
    // In a script nothing waits, and the same events are told at once.
    var script = Session.after(Self.load)
    let text = script.say("play")
    #expect(text.contains("#2 at 0 ms: client begins"))
    #expect(script.fingerprint == session.fingerprint)
    #expect(session.execute("undo").problem == nil)
    #expect(session.run?.simulation.eventCount == 0)
  }

  @Test("Ctrl-C stops a run that is played where it stands")
  func stopped() {
    let steps = Mutex(0)
    var session = Session(display: .plain(), shouldStop: { steps.withLock { $0 } > 3 })
    session.watchPlay = PlayWatch { _, _ in steps.withLock { $0 += 1 } }
    _ = session.execute(Self.load)
    #expect(session.say("play").contains("you stopped it"))
    #expect((1..<20).contains(session.run?.simulation.eventCount ?? 0))
  }

  @Test("A saved script, run as a script, leads to the same run")
  func save() throws {
    let scratch = try ScratchFolder()
    let path = scratch.url.appending(path: "my run.txt").path
    var session = Session.after(
      Self.load, "when in.doubt == 2 crash coordinator", "goto 100ms", "do client order", "run")
    session.mayWriteFiles = true
    let reply = session.say("save \"\(path)\"").split(separator: "\n")
    #expect(reply.last == "To run them again: lightcone run '\(path)'")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix(SavedScript.firstLine))
    #expect(text.split(separator: "\n").last?.hasPrefix("# The run now stands at 60 s") == true)
    var again = Session(display: .plain())
    for line in text.split(separator: "\n") {
      #expect(again.execute(String(line)).problem == nil, "\(line)")
    }
    #expect(again.fingerprint == session.fingerprint)
    let report = FileRun.run(path, options: .init()) { _ in }
    #expect(report.problems.isEmpty)
  }

  @Test("Another one's file is never replaced, an earlier script only if that is asked for")
  func keepsFiles() throws {
    let scratch = try ScratchFolder()
    let own = try scratch.file("own.txt", "run\n")
    let path = scratch.url.appending(path: "saved.txt").path
    var session = Session.after(Self.load, "run")
    #expect(session.execute("save \"\(path)\"").problem?.code == .notNow)
    session.mayWriteFiles = true
    for line in ["save \"\(own)\"", "save \"\(own)\" overwrite"] {
      #expect(session.execute(line).problem?.code == .unwritable)
      #expect(try String(contentsOfFile: own, encoding: .utf8) == "run\n")
    }
    #expect(session.execute("save \"\(path)\"").problem == nil)
    #expect(session.execute("save \"\(path)\"").problem?.code == .unwritable)
    #expect(session.execute("save \"\(path)\" overwrite").problem == nil)
    #expect(session.execute("save lesson.md").problem?.code == .wrongArguments)
  }
}
