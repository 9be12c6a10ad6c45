import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Synchronization
import Testing

@testable import LightconeConsole

@Suite("Sweeps at the prompt")
struct SweepSessionTests {
  private func session(_ lines: String...) throws -> Session {
    var session = Session(display: .plain())
    for line in lines { #expect(session.execute(line).problem == nil, "\(line)") }
    return session
  }

  private static let sweep =
    "sweep participants=1,2 net.loss=0%,10% seeds=4 crash-points metric=elapsed,lock.held"

  @Test("One, two and four workers say the same", arguments: ["", " judge=at-end"])
  func workers(more: String) throws {
    var session = try session("load two-phase-commit net.latency=uniform(1ms..9ms)")
    var texts: Set<String> = []
    for workers in [1, 2, 4] {
      session.workers = workers
      texts.insert(session.execute(Self.sweep + more).text(in: session.display))
    }
    #expect(texts.count == 1)
    // The control: other seeds say something else.
    let other = Self.sweep.replacing("seeds=4", with: "seeds=2..5")
    texts.insert(session.execute(other + more).text(in: session.display))
    #expect(texts.count == 2)
  }

  @Test("A sweep leaves the session as it is")
  func intact() throws {
    var session = try session("load two-phase-commit", "run for 12ms", "crash coordinator")
    let before = session.execute("share").text(in: session.display)
    #expect(session.execute("sweep participants=1..3").problem == nil)
    #expect(session.execute("share").text(in: session.display) == before)
    #expect(session.execute("undo").text(in: session.display).hasPrefix("Taken back: crash"))
  }

  @Test("What was done to the run is done in every run")
  func faults() throws {
    var session = try session("load two-phase-commit", "at 12ms crash coordinator")
    let reply = session.execute("sweep participants=1..4 metric=crashes")
    let rows = reply.lines(in: session.display).filter { line in
      line.hasPrefix(" ") && line.allSatisfy { $0 == " " || $0 == "-" || $0.isNumber }
    }
    #expect(rows.count == 4)
    for row in rows { #expect(row.split(separator: " ").dropFirst(2).first == "1", "\(row)") }
  }

  @Test("Ctrl-C shows what is known, which decides nothing, and the session goes on")
  func stopped() throws {
    let asked = Mutex(0)
    var session = Session(
      display: .plain(),
      shouldStop: {
        asked.withLock {
          $0 += 1
          return $0 == 3
        }
      })
    session.workers = 1
    _ = session.execute("load two-phase-commit")
    let reply = session.execute("sweep seeds=2000 metric=messages")
    let lines = reply.lines(in: session.display)
    #expect(lines.first == "Stopped after 3 of 2,000 runs. This is what is known so far.")
    #expect(reply.verdict == .undecided)
    #expect(lines.contains { $0.hasPrefix("undecided  atomic") })
    #expect(lines.contains { $0.hasPrefix("holds      commits") })
    #expect(session.execute("expect participants == 3").claims.first?.verdict == .holds)
    // The control: the same runs, not stopped, decide.
    #expect(session.execute("sweep seeds=3 metric=messages").verdict == .holds)
  }

  @Test("The line that a violation brings opens the run that shows it")
  func reproduces() throws {
    var session = try session(
      "load two-phase-commit bug=no-coordinator-log", "at 3ms skew product 1s")
    let reply = session.execute("sweep participants=2,3 crash-points seeds=2")
    #expect(reply.verdict == .violated)
    let line = try #require(
      reply.lines(in: session.display).first { $0.contains("lightcone open ") })
    let token = try #require(line.split(separator: " ").last.map(String.init))
    #expect(session.execute("open \(token)").problem == nil)
    #expect(session.execute("check atomic").verdict == .violated)
    #expect(session.execute("expect crashes == 1").claims.first?.verdict == .holds)
  }

  @Test("A violation under a varied 'until' is shown where it ends")
  func horizon() throws {
    var session = try session("load two-phase-commit net.loss=50%")
    let reply = session.execute("sweep until=1ms,70s seeds=40 judge=at-end")
    if reply.verdict == .violated {
      #expect(reply.text(in: session.display).contains("lightcone open "))
    }
    _ = session.execute("load two-phase-commit bug=no-coordinator-log")
    let crashed = session.execute("sweep until=60s,70s crash-points")
    #expect(crashed.text(in: session.display).contains("lightcone open "))
  }

  @Test(
    "Completion offers parameters, words and values",
    arguments: [
      ("sweep part", "participants="), ("sweep pl", "plot"), ("sweep cr", "crash-points"),
      ("sweep metric=mess", "messages"), ("sweep metric=elapsed,mess", "messages"),
      ("sweep protocol=2pc,2pc-p", "2pc-presumed-abort"), ("sweep quantile=p9", "p90"),
      ("sweep seeds=3 judge=", "at-end"), ("sw", "switch"), ("swe", "sweep"),
    ])
  func completion(line: String, word: String) throws {
    let session = try session("load two-phase-commit")
    let words = session.completion(of: line, at: line.count).words.map(\.text)
    #expect(words.contains(word), "\(words)")
  }

  @Test("What stands in the line already is not offered again")
  func used() throws {
    let session = try session("load two-phase-commit")
    let line = "sweep participants=2 plot "
    let words = session.completion(of: line, at: line.count).words.map(\.text)
    #expect(!words.contains("participants=") && !words.contains("plot"))
    #expect(words.contains("seeds=") && words.contains("crash-points"))
  }
}
