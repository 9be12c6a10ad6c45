import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// The log is the truth: views can be thrown away and folded again (Fowler, "Event Sourcing", 2005,
/// "Complete Rebuild"), and what is delivered at least once must count once.
@Suite struct CQRSRebuildTests {
  /// Many orders, and a projector that is fast enough to come to rest.
  private let busy: Values = [
    "read.rate": "0/s", "duration": "4s", "projection.lag": "exponential(20ms)",
  ]

  private func run(_ values: Values, seed: UInt64 = 1) throws -> Simulation {
    try cqrsRun(busy.merging(values) { $1 }, seed: seed)
  }

  @Test("Views that are folded anew from the log are the views that were there", arguments: 1...5)
  func rebuild(seed: Int) throws {
    let run = try run(
      ["rebuild.at": "2s", "old.events": "50", "event.duplication": "20%"], seed: UInt64(seed))
    #expect(run.number("rebuilds") == 1)
    #expect(run.number("rebuild.differences") == 0)
    #expect(run.number("wrong.views") == 0)
    #expect(run.number("log.length") ?? 0 > 150)
    #expect(run.number("duplicates") ?? 0 > 10)
    #expect(run.property("rebuilt-as-live") == true)
  }

  @Test("Control: views that counted doubles are not, and a rebuild mends them")
  func rebuildMends() throws {
    let run = try run(
      ["rebuild.at": "3s", "event.duplication": "20%", "projector.dedupe": "off", "orders": "100"])
    #expect(run.number("rebuild.differences") == 1)
    #expect(run.property("rebuilt-as-live") == false)
    #expect(run.number("counter.error") == 0)
    #expect(run.number("wrong.views") == 0)
  }

  @Test("Without dedupe, the counter is off by the number of doubled deliveries", arguments: 1...5)
  func duplicates(seed: Int) throws {
    let run = try run(
      ["event.duplication": "10%", "projector.dedupe": "off"], seed: UInt64(seed))
    let doubled = run.trace.events.count { $0.kind == .duplicate }
    #expect(doubled > 5)
    #expect(run.number("counter.error") == doubled)
    #expect(run.number("duplicates") == doubled)
    // One view, at the projector and two replicas: table and index are idempotent.
    #expect(run.number("wrong.views") == 3)
  }

  @Test("Control: with dedupe it is not off, however many there are", arguments: 1...5)
  func dedupe(seed: Int) throws {
    let run = try run(["event.duplication": "10%"], seed: UInt64(seed))
    #expect(run.number("duplicates") ?? 0 > 5)
    #expect(run.number("counter.error") == 0)
    #expect(run.number("wrong.views") == 0)
  }

  /// What a crash between view and offset makes of the counter.
  static let crashes: [(commit: String, dedupe: String, error: Int)] = [
    ("after-view", "off", 1), ("after-view", "on", 0), ("before-view", "off", -1),
    ("before-view", "on", -1), ("same-transaction", "off", 0), ("same-transaction", "on", 0),
  ]

  @Test("Only view and offset in one transaction survive a crash in between", arguments: crashes)
  func crash(commit: String, dedupe: String, error: Int) throws {
    let run = try cqrsRun(
      [
        "offset.commit": commit, "projector.dedupe": dedupe, "projector.crash": "between",
        "downtime": "200ms",
      ], doing: [(1, 0, "order 7"), (700, 0, "order 8")])
    #expect(run.number("crashes") == 1)
    #expect(run.number("log.length") == 2)
    #expect(run.number("counter.error") == error)
    #expect((run.number("wrong.views") == 0) == (error == 0))
    #expect(run.property("views-match-log") == (error == 0))
  }

  @Test("A rebuild brings back what the offset skipped")
  func rebuildAfterLoss() throws {
    let run = try cqrsRun(
      ["offset.commit": "before-view", "projector.crash": "between", "downtime": "200ms"],
      doing: [(1, 0, "order 7"), (700, 0, "order 8"), (1_500, 2, "rebuild")])
    #expect(run.number("rebuild.differences") == 3)
    #expect(run.number("wrong.views") == 0)
  }

  @Test("Old events are read as orders of one piece, and stay as they are")
  func upcast() throws {
    let run = try cqrsRun(["old.events": "2"], doing: [(300, 0, "order 7 3")])
    #expect(
      try run.records(of: "database") == ["ordered #1 p1", "ordered #2 p1", "ordered #3 p7 x3"])
    let views = run.inspect(NodeID(2)).fields.first { $0.name == "views" }?.value
    #expect(views == "up to #3: counter 3, table 3")
    #expect(run.number("wrong.views") == 0)
  }

  @Test("A rebuild sends no mail")
  func mails() throws {
    let run = try run(["mail": "on", "rebuild.at": "2s"])
    #expect(run.number("rebuilds") == 1)
    #expect(run.number("mails") == run.number("log.length"))
    #expect(run.property("one-mail") == true)
  }
}
