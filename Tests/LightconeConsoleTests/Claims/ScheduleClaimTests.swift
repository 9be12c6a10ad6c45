import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

/// The opposite of a claim over schedules is searched for in every order of events.
@Suite("Claims over schedules")
struct ScheduleClaimTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static let safe = "expect INV safe over schedules crashes=1 timers=0"

  private func run(
    _ lines: [String], as name: String = "claim.script"
  ) throws -> (report: RunReport, text: String) {
    let path = try folder.file(name, lines.joined(separator: "\n") + "\n")
    var shown: [String] = []
    let file = FileRun.run(path, options: .init(display: .plain())) { shown.append($0) }
    return (RunReport([file]), shown.joined(separator: "\n"))
  }

  private func load(_ changes: String = "") -> String {
    "load two-phase-commit participants=2 \(changes)"
  }

  @Test("A claim that holds in every state ends with 0, and says in how many")
  func holds() throws {
    let (report, text) = try run([load(), "\(Self.safe): outcome.mixed == 0"])
    #expect(report.exitCode == 0)
    let claim = try #require(report.files[0].claims.first)
    #expect(claim.verdict == .holds)
    #expect(claim.scope == "schedules crashes=1 timers=0")
    #expect(claim.measured == "held in all 596 states")
    #expect(claim.reproduction.isEmpty && claim.token == nil)
    #expect(text.contains("holds  INV safe over schedules crashes=1 timers=0"))
  }

  @Test(
    "A claim that is false in one state ends with 1, at its line, with the way there",
    arguments: ["claim.script", "claim.md"])
  func violated(name: String) throws {
    let isLesson = name.hasSuffix(".md")
    let lines = [load("bug=no-prepared-log"), "\(Self.safe): outcome.mixed == 0"]
    let (report, text) = try run(
      isLesson ? [smallLessonOpening + "```lightcone"] + lines + ["```"] : lines, as: name)
    #expect(report.exitCode == 1)
    let claim = try #require(report.files[0].claims.first)
    #expect(claim.verdict == .violated)
    #expect(claim.line == (isLesson ? 16 : 2))
    #expect(claim.measured == "false after 9 steps")
    #expect(text.contains("VIOLATED  INV safe over schedules"))
    #expect(text.contains("stated at"))
  }

  @Test("What a violated claim says to do shows the violation again")
  func again() throws {
    var session = Session.after(load("bug=no-prepared-log"))
    let claim = try #require(
      session.execute("\(Self.safe): outcome.mixed == 0").claims.first)
    var fresh = Session(display: .plain())
    for line in claim.reproduction { #expect(fresh.execute(line).problem == nil) }
    var opened = Session(display: .plain())
    #expect(opened.open(token: try #require(claim.token)).problem == nil)
    for var again in [fresh, opened] {
      #expect(again.execute("expect outcome.mixed == 0").claims.first?.verdict == .violated)
      #expect(again.execute("expect outcome.mixed == 1").claims.first?.verdict == .holds)
    }
    // Control: the run by itself, without the order of events that was found, shows nothing.
    var plain = Session.after(load("bug=no-prepared-log"), "run")
    #expect(plain.execute("expect outcome.mixed == 0").claims.first?.verdict == .holds)
  }

  @Test(
    "A budget that is too small leaves the claim undecided, and the exit code is 2",
    arguments: [("states=20", "states"), ("states=595", "states"), ("depth=5", "depth")])
  func undecided(option: String, limit: String) throws {
    let (report, text) = try run([load(), "\(Self.safe) \(option): outcome.mixed == 0"])
    #expect(report.exitCode == 2)
    let claim = try #require(report.files[0].claims.first)
    #expect(claim.verdict == .undecided)
    #expect(claim.measured.hasPrefix("not known: "))
    #expect(claim.measured.hasSuffix("the limit of \(limit) is met"))
    #expect(text.contains("UNDECIDED  INV safe"))
  }

  @Test("A budget that is just large enough decides it")
  func justEnough() throws {
    let (report, _) = try run([load(), "\(Self.safe) states=596: outcome.mixed == 0"])
    #expect(report.exitCode == 0)
  }

  @Test("A limit of the depth does not keep faults out: the violation nine steps away is found")
  func depthLimit() throws {
    let bug = load("bug=no-prepared-log")
    #expect(try run([bug, "\(Self.safe) depth=9: outcome.mixed == 0"]).report.exitCode == 1)
    #expect(try run([bug, "\(Self.safe) depth=8: outcome.mixed == 0"]).report.exitCode == 2)
  }

  @Test("Walks by chance never let a claim hold, but can violate it")
  func walks() throws {
    let walks = "strategy=random-walks walks=2000 seed=1"
    let (sound, _) = try run([load(), "\(Self.safe) \(walks): outcome.mixed == 0"])
    #expect(sound.exitCode == 2)
    let (broken, _) = try run(
      [load("bug=no-prepared-log"), "\(Self.safe) \(walks): outcome.mixed == 0"])
    #expect(broken.exitCode == 1)
  }

  @Test(
    "A control has to be violated: one that holds or is undecided proves nothing",
    arguments: [
      ("set bug=no-prepared-log", 0, "it fails, as it must"),
      ("set net.latency=1ms", 1, "it still holds, so it proves nothing"),
      ("set participants=3", 1, "it is not decided, so it proves nothing"),
    ])
  func controls(change: String, exitCode: Int, words: String) throws {
    // 600 states are enough for two participants, and not for three.
    let (report, text) = try run(
      [load(), "\(Self.safe) states=600: outcome.mixed == 0", "control safe: \(change)"])
    #expect(report.exitCode == Int32(exitCode))
    #expect(report.files[0].claims.first?.verdict == .holds)
    #expect(text.replacing("\n    ", with: " ").contains(words), "\(text)")
  }

  @Test("The claim is about what comes after: behind the end of a run little can happen")
  func fromHereOn() throws {
    var session = Session.after(load(), "run")
    let claim = try #require(session.execute("\(Self.safe): committed == 1").claims.first)
    #expect(claim.verdict == .holds)
    var start = Session.after(load())
    let whole = try #require(start.execute("\(Self.safe): committed == 1").claims.first)
    #expect(whole.verdict == .violated)
    #expect(whole.measured == "false where the search begins")
  }

  @Test(
    "An impossible option is a problem at its column before anything is searched",
    arguments: [
      ("crashes=300", DiagnosticCode.badValue), ("states=0", .badValue),
      ("strategy=best", .badValue), ("crashs=1", .wrongArguments),
    ])
  func refused(option: String, code: DiagnosticCode) throws {
    let line = "expect INV safe over schedules \(option): outcome.mixed == 0"
    let (report, _) = try run([load(), line])
    #expect(report.exitCode == 65)
    let problem = try #require(report.problems.first)
    #expect(problem.code == code)
    #expect(problem.place.line == 2)
    #expect(problem.place.column != nil)
  }

  @Test("One worker and two find the same, to the byte")
  func workers() throws {
    func replies(_ workers: Int, seed: UInt64) -> [String] {
      var session = Session(display: .plain())
      session.workers = workers
      return [
        load(), "\(Self.safe): outcome.mixed == 0", "explore crashes=1 drops=1 timers=0",
        load("bug=no-prepared-log"), "\(Self.safe): outcome.mixed == 0",
        "explore crashes=1 timers=0", "open last", "share", load(),
        "explore strategy=random-walks walks=30 seed=\(seed)",
      ].map { session.say($0) }
    }
    let alone = replies(1, seed: 1)
    #expect(replies(2, seed: 1) == alone)
    #expect(replies(3, seed: 1) == alone)
    // Control: what depends on chance differs.
    #expect(replies(1, seed: 2) != alone)
  }
}
