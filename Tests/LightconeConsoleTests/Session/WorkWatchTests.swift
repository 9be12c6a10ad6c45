import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Synchronization
import Testing

@testable import LightconeConsole

@Suite("How far long work is")
struct WorkWatchTests {
  /// What a session tells its watch while it does some lines.
  private func told(_ lines: String...) -> [WorkProgress] {
    let told = Mutex<[WorkProgress]>([])
    var session = Session(display: .plain())
    session.watchWork = WorkWatch { progress in told.withLock { $0.append(progress) } }
    for line in lines {
      let problem = session.execute(line).problem
      #expect(problem == nil, "\(line): \(problem?.description ?? "")")
    }
    return told.withLock { $0 }
  }

  @Test("A run tells its time and events, which only rise (control: a short run tells nothing)")
  func run() {
    #expect(told("load two-phase-commit", "run").isEmpty)
    for line in ["run", "run until committed == 60"] {
      var last = (time: -1, events: 0)
      let all = told("load two-phase-commit transactions=60", line)
      #expect(all.count > 2)
      for progress in all {
        guard case .run(let now, let end, let events) = progress else {
          Issue.record("\(progress)")
          continue
        }
        #expect(now <= end && now.nanoseconds >= last.time && events >= last.events)
        last = (Int(now.nanoseconds), events)
      }
    }
  }

  @Test("To be told changes nothing")
  func same() {
    var watched = Session(display: .plain())
    watched.watchWork = WorkWatch { _ in }
    var other = Session(display: .plain())
    for line in ["load two-phase-commit transactions=60 net.loss=5%", "run", "metrics", "back 3"] {
      #expect(watched.say(line) == other.say(line))
    }
  }

  @Test("Claims over many runs and sweeps tell all their runs, from none to the last")
  func runs() {
    for line in ["expect EX n over 30 seeds: messages == 8", "sweep seeds=30"] {
      let all = told("load two-phase-commit participants=2", line)
      #expect(all.first == .runs(done: 0, count: 30))
      #expect(all.last == .runs(done: 30, count: 30))
    }
    let points = told("load two-phase-commit participants=2", "sweep seeds=2 crash-points")
    #expect(points.first == .runs(done: 0, count: nil))
    guard case .runs(let done, nil)? = points.last else {
      Issue.record("\(points)")
      return
    }
    #expect(done > 20)
  }

  @Test("shrink tells how many runs it tried and how many parts are left")
  func shrink() {
    let all = told(
      "load two-phase-commit participants=2 bug=no-prepared-log", "at 16ms crash price for 50ms",
      "at 40ms crash client for 1ms", "run", "shrink")
    guard case .shrinking(let runs, let parts)? = all.last,
      case .shrinking(0, let first)? = all.first(where: {
        if case .shrinking = $0 { true } else { false }
      })
    else {
      Issue.record("\(all)")
      return
    }
    #expect(runs > 3 && parts < first)
  }

  @Test("A claim that is stopped says how far it came, and is undecided")
  func stopped() {
    let asked = Mutex(0)
    var session = Session(
      display: .plain(),
      shouldStop: {
        asked.withLock { count in
          count += 1
          return count > 5
        }
      })
    session.workers = 1
    _ = session.execute("load two-phase-commit participants=2")
    let problem = session.execute("expect EX n over 3000 seeds: messages == 8").problem
    #expect(
      problem?.message
        == "the sweep was stopped after 6 of 3,000 runs; the claim is undecided")
  }
}

@Suite("What a search took")
struct SearchSummaryPlaceTests {
  private static let summary = "5 states generated in no time."

  /// A session whose searches have something to say once.
  private func session(_ small: SmallLesson) -> Session {
    let isThere = Mutex(false)
    var session = small.opened()
    session.watchSearch = SearchWatch(
      begin: { isThere.withLock { $0 = true } }, progress: { _ in }, end: { _ in },
      takeSummary: {
        isThere.withLock { isThere in
          defer { isThere = false }
          return isThere ? Self.summary : nil
        }
      })
    return session
  }

  @Test("It stands before what a lesson says to do now; without a search there is nothing")
  func order() throws {
    var session = session(try SmallLesson())
    #expect(!session.say("next").contains(Self.summary))
    session.watchSearch?.begin()
    let text = session.say("previous") + "\n" + session.say("next")
    let summary = try #require(text.firstRange(of: Self.summary))
    let invitation = try #require(text.ranges(of: "Step 2 of ").last)
    #expect(summary.upperBound <= invitation.lowerBound)
    #expect(text.ranges(of: Self.summary).count == 1)
  }
}
