import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// A leader under a lease (Gray and Cheriton, 1989): what is served while it is away.
@Suite struct CAPLeaderTests {
  private let away: Values = [
    "mode": "cp-leader", "partition.start": "1s", "partition.duration": "5s", "op.rate": "5/s",
    "operations": "38",
  ]

  private func run(_ shape: String, _ more: Values = [:], seed: UInt64 = 1) throws -> Simulation {
    try capRun(
      away.merging(["partition.shape": shape]) { $1 }.merging(more) { $1 }, seed: seed,
      until: .seconds(12))
  }

  @Test("With the leader among the majority its side goes on")
  func leaderStays() throws {
    let run = try run("3|2")
    #expect(run.number("majority.answered") == run.number("majority.asked"))
    #expect(run.number("minority.answered") == 0)
    #expect(try run.verdict() == .holds)
  }

  /// The third replica stands for leader no sooner than 600 ms after its promise has run out.
  @Test("With the leader in the minority nobody is served between its lease and the next")
  func leaderGoes() throws {
    for lease in ["1s", "2s"] {
      let run = try run("2|3", ["lease.duration": lease])
      let outage = try #require(run.number("outage"))
      #expect(outage >= 600_000_000)
      #expect(outage < 1_500_000_000)
      #expect(try #require(run.number("majority.answered")) > 0)
      #expect(try run.verdict() == .holds)
    }
    #expect(try #require(try run("2|3", ["mode": "cp"]).number("outage")) < 600_000_000)
  }

  /// Who was cut off has stood for leader in vain, in ever later terms. Once the cut has healed it follows
  /// all the same.
  @Test("Behind the cut all are served again, whoever leads", arguments: ["2|3", "3|2", "star"])
  func afterwards(shape: String) throws {
    let run = try run(shape, ["operations": "60"])
    // The cut ends at 6 s. A lease later the last promise has run out, a quarter of one later the leader
    // asks again, and what began before that is given up within 500 ms.
    #expect(run.series("refused.at").allSatisfy { $0 < 9_200_000_000 })
    #expect(run.series("answered.at").count { $0 >= 9_200_000_000 } >= 5 * 5 * 2)
    #expect(try run.verdict() == .holds)
  }

  /// Those who can win nothing keep asking the one who can, and each promise binds it for a lease.
  @Test(
    "A star stops cp-leader for seconds, although its middle reaches everybody; cp serves the middle"
  )
  func star() throws {
    let led = try run("star")
    #expect(try #require(led.number("outage")) >= 1_000_000_000)
    #expect(try led.verdict() == .holds)
    let quorum = try run("star", ["mode": "cp"])
    #expect(try #require(quorum.number("outage")) < 600_000_000)
    #expect(quorum.number("majority.answered") == quorum.number("majority.asked"))
    #expect(quorum.number("minority.answered") == 0)
  }

  @Test("Linearizable whoever is cut off, with pauses, crashes and loss", arguments: 1...6)
  func linearizable(seed: UInt64) throws {
    let victim = NodeID(Int(seed) % 5)
    let faults: [Intervention] = [
      .at(.start + .milliseconds(1_300), .crash(victim, restartAfter: .seconds(1))),
      .at(.start + .milliseconds(700), .pause(NodeID(0))),
      .at(.start + .milliseconds(3_900), .resume(NodeID(0))),
    ]
    let values = away.merging(
      ["partition.shape": "2|3", "net.loss": "2%", "lease.duration": "1s"]
    ) { $1 }
    let run = try capRun(values, seed: seed, doing: faults, until: .seconds(12))
    #expect(try #require(run.number("answered")) > 10)
    #expect(try run.verdict() == .holds)
    #expect(run.property("acknowledged-is-safe") == true)
  }

  /// The lease rests on clocks: a leader whose clock runs slow believes in it for too long.
  @Test(
    "A clock that runs at half speed breaks the lease: it was promised by clocks, not by messages")
  func slowClock() throws {
    var wrong = 0
    for seed in 1...3 as ClosedRange<UInt64> {
      let values = away.merging(["partition.shape": "2|3"]) { $1 }
      let slow = Intervention.at(
        .start + .milliseconds(900), .clock(NodeID(0), .drift(partsPerMillion: -500_000)))
      let run = try capRun(values, seed: seed, doing: [slow], until: .seconds(12))
      if try run.verdict() == .violated { wrong += 1 }
    }
    #expect(wrong > 0)
  }
}
