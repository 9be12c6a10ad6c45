import LightconeRendering
import LightconeLessons
import Lightcone
import LightconeDiagnostics
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Seeing a violated claim again")
struct ReproductionTests {
  /// Makes a false claim, does what it says in a fresh session, and returns both sessions.
  private func again(
    _ session: inout Session, _ claim: String
  ) throws -> (report: ClaimReport, session: Session) {
    let report = try #require(session.execute("expect \(claim)").claims.first)
    #expect(report.verdict == .violated)
    #expect(!report.reproduction.isEmpty)
    var fresh = Session(display: .plain())
    for line in report.reproduction {
      let problem = fresh.execute(line).problem
      #expect(problem == nil, "\(line): \(problem?.description ?? "")")
    }
    if let token = report.token {
      #expect(report.description.contains("\n  Reproduce: lightcone open \(token)"))
      var opened = Session(display: .plain())
      let problem = opened.open(token: token).problem
      #expect(problem == nil, "\(token): \(problem?.description ?? "")")
      let again = try #require(opened.execute("expect \(condition(of: claim))").claims.first)
      #expect(again.verdict == .violated)
    }
    return (report, fresh)
  }

  /// The part of a claim behind its heading.
  private func condition(of claim: String) -> String {
    claim.firstIndex(of: ":").map { String(claim[claim.index(after: $0)...]) } ?? claim
  }

  @Test(
    "The commands lead to the very point of the very run",
    arguments: [
      ["load two-phase-commit participants=2", "run"],
      ["load two-phase-commit participants=2 seed=7", "run for 12ms"],
      ["load two-phase-commit participants=2", "goto #20"],
      ["load two-phase-commit participants=2", "step 9"],
      ["load two-phase-commit participants=2", "run until in.doubt == 2"],
      ["load two-phase-commit participants=2", "crash product", "run"],
      [
        "load two-phase-commit participants=2", "step 9", "crash product", "restart product", "run",
      ],
      ["load two-phase-commit participants=2", "run for 12500us", "crash price", "run for 2s"],
      ["load two-phase-commit participants=2", "run for 12ms", "crash price"],
      [
        "load two-phase-commit participants=2", "at 12ms crash product", "at #20 crash coordinator",
        "run",
      ],
      [
        "load two-phase-commit participants=2", "partition client coordinator | product price",
        "run for 1s", "repair", "step 5", "crash price", "run",
      ],
      ["load two-phase-commit participants=2", "run for 12ms", "crash price", "run", "goto 7ms"],
      [
        "load two-phase-commit participants=2", "hold coordinator participant", "run for 12ms",
        "deliver m2", "run for 8ms", "release coordinator price", "drop m3", "run",
      ],
      [
        "load two-phase-commit participants=2", "loss coordinator price 50%",
        "duplicate coordinator product 100%", "latency coordinator product uniform(1ms..9ms)",
        "step 4", "delay m1 50ms", "at 30ms pause participant", "at 90ms resume participant",
        "at 40ms crash coordinator for 20ms", "run for 200ms", "heal", "run",
      ],
      [
        "load two-phase-commit participants=2", "slow participant 2.5x", "skew price -200ms",
        "drift participant 200ppm", "disk price tear-tail", "disk product slow 3x",
        "partition product -> coordinator", "run for 30ms", "crash price", "disk price mend",
        "restart price", "repair", "run",
      ],
      ["load saga participants=2 read.rate=50/s until=100ms", "run"],
      ["load saga participants=2 read.rate=50/s until=100ms", "run for 300ms"],
      ["load two-phase-commit participants=2", "run", "goto 7ms", "crash price", "run"],
    ])
  func single(lines: [String]) throws {
    var session = Session(display: .plain())
    for line in lines { #expect(session.execute(line).problem == nil) }
    let (report, fresh) = try again(&session, "crashes == 99")
    var opened = Session(display: .plain())
    _ = opened.open(token: try #require(report.token))
    #expect(opened.fingerprint == session.fingerprint)
    #expect(opened.prompt == session.prompt)
    #expect(fresh.fingerprint == session.fingerprint)
    #expect(fresh.run?.simulation.now == session.run?.simulation.now)
    #expect(fresh.run?.timeline.position == session.run?.timeline.position)
  }

  @Test("The seed at which a claim fails")
  func seeds() throws {
    var session = Session.after("load two-phase-commit participants=2 net.loss=20% until=3s")
    var (report, fresh) = try again(&session, "EX x over 20 seeds: net.lost == 0")
    #expect(report.measured.hasSuffix("of 20 runs"))
    #expect(report.token != nil)
    #expect(fresh.execute("expect net.lost == 0").claims.first?.verdict == .violated)
  }

  @Test("The parameter at which a claim fails")
  func parameter() throws {
    var session = Session.after("load two-phase-commit vote.no.at=2 participants=2", "crash client")
    var (_, fresh) = try again(&session, "EX x over participants=2..4: messages == 9 or 1 == 2")
    #expect(fresh.execute("expect messages == 9 or 1 == 2").claims.first?.verdict == .violated)
  }

  @Test("The crash point at which a claim fails, with the time the node is down")
  func crashPoint() throws {
    var session = Session.after(
      "load two-phase-commit participants=2 bug=no-coordinator-log downtime=5s")
    var (report, fresh) = try again(&session, "INV x over crash points: outcome.mixed == 0")
    #expect(report.reproduction.contains { $0.hasPrefix("at #") })
    #expect(report.token?.contains("crash") == true)
    #expect(fresh.execute("expect outcome.mixed == 0").claims.first?.verdict == .violated)
  }

  @Test("A crash point of a run with faults of its own, which ends early")
  func crashPointOfChangedRun() throws {
    var session = Session.after(
      "load two-phase-commit participants=2", "run for 8ms", "crash price", "run for 20s")
    var (report, fresh) = try again(&session, "INV x over crash points: crashes <= 1")
    #expect(report.token != nil)
    #expect(fresh.execute("expect crashes <= 1").claims.first?.verdict == .violated)
  }

  @Test("A mean is shown again by the claim itself")
  func mean() throws {
    var session = Session.after("load two-phase-commit participants=2", "run for 12ms")
    let (report, fresh) = try again(&session, "STAT x over 5 seeds: mean(messages) == 99 +- 2pp")
    #expect(report.token == nil)
    var again = fresh
    let line = try #require(report.reproduction.last)
    let second = try #require(again.execute(line).claims.first)
    #expect(second.verdict == .violated)
    #expect(second.measured == report.measured)
  }
}
