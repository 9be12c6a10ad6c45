import Lightcone
import LightconeDiagnostics
import LightconeRendering
import Testing

@testable import LightconeConsole

/// Claims on what clients saw are judged by the checkers of histories.
@Suite("Claims on what clients saw")
struct HistoryClaimTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static let two =
    "load cap replicas=3 clients=2 writers=1 operations=1 partition.duration=0s rtt=flat"

  private func claims(_ lines: String...) throws -> RunReport {
    let path = try folder.file("claim.script", lines.joined(separator: "\n") + "\n")
    return RunReport([FileRun.run(path, options: .init(display: .plain())) { _ in }])
  }

  @Test("What holds of the run at hand ends with 0, what does not with 1; 'not' turns it round")
  func oneRun() throws {
    let cut = "op.rate=0 partition.start=0s partition.duration=10s"
    let deeds = ["at 100ms do A write 7", "at 200ms do D read", "run for 1s"]
    for (mode, condition, code) in [
      ("ap-lww", "linearizable as register", 1), ("ap-lww", "not linearizable as register", 0),
      ("cp", "linearizable as register", 0), ("cp", "not linearizable as register", 1),
    ] {
      let report = try claims(
        "load cap mode=\(mode) \(cut)", deeds[0], deeds[1], deeds[2],
        "expect EX seen: \(condition)")
      #expect(report.exitCode == code)
      #expect(report.files[0].claims.first?.expected == condition)
    }
  }

  @Test("Over schedules every order is judged")
  func schedules() throws {
    let claim = "expect INV seen over schedules timers=0: linearizable as register"
    #expect(try claims(Self.two, claim).exitCode == 0)
    let broken = try claims("\(Self.two) bug=half-quorum", claim)
    #expect(broken.exitCode == 1)
    #expect(broken.files[0].claims.first?.token != nil)
  }

  @Test("A history without answers decides nothing")
  func undecided() throws {
    #expect(try claims(Self.two, "expect INV seen: linearizable as register").exitCode == 2)
  }

  @Test("A scope that keeps no histories, and unknown names, are refused")
  func mistakes() throws {
    for claim in [
      "expect INV seen over 3 seeds: linearizable as register",
      "expect INV seen over schedules timers=0: not linearizable as register",
      "expect INV seen: linear as register", "expect INV seen: linearizable as registre",
    ] {
      #expect(try claims(Self.two, "run", claim).exitCode > 2)
    }
  }
}
