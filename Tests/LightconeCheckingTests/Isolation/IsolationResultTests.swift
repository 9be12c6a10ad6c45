import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

/// What a person is told.
@Suite struct IsolationResultTests {
  @Test("A cycle is told as a contradiction, with positions and values")
  func prose() throws {
    let history = transactions([
      .ok("[r x []] [r y []] [append x 1]", client: 3, at: 5...9),
      .ok("[r x []] [r y []] [append y 1]", client: 4, at: 6...8),
      .ok("[r x [1]] [r y [1]]", client: 5, at: 10...11),
    ])
    let result = try Isolation.check(history, level: .serializable)
    let anomaly = try #require(result.anomalies.first)
    #expect(anomaly.operations == [0, 1])
    #expect(anomaly.dependencies == [.readWrite, .readWrite])
    #expect(
      anomaly.explanation == [
        "Let T1 = client 3's transaction #5–#9, [r x []] [r y []] [append x 1].",
        "Let T2 = client 4's transaction #6–#8, [r x []] [r y []] [append y 1].",
        "Then T1 < T2, because T1 read [] of key y and did not see T2's append of 1 to key y, "
          + "which came after it.",
        "However T2 < T1, because T2 read [] of key x and did not see T1's append of 1 to key x, "
          + "which came after it: a contradiction.",
      ])
    let consistency = result.consistency
    #expect(consistency.condition == "serializable")
    #expect(consistency.verdict == .violated)
    #expect(consistency.operations == [0, 1])
    #expect(consistency.judgedCount == 3)
    #expect(
      consistency.explanation.last
        == "The weakest isolation violated is repeatable read; with it falls all that is stronger: "
        + "serializable, strong session serializable, strict serializable.")
    #expect(result.consistency(at: .snapshotIsolation).verdict == .holds)
  }

  @Test("Writes, reads and real time are told too")
  func reasons() throws {
    let stale = try Isolation.check(
      transactions([.ok("[append x 1]", at: 1...2), .ok("[r x nil]", at: 3...4)]))
    let lines = try #require(stale.anomalies.first?.explanation)
    #expect(lines.contains { $0.contains("T1 had ended at #2 when T2 began at #3") })
    #expect(lines.contains { $0.contains("read nothing of key x") })
    let flow = try Isolation.check(
      transactions([.ok("[append x 1] [r y [1]]"), .ok("[append y 1] [r x [1]]")]))
    #expect(flow.anomalies[0].explanation[2].contains("T2 saw T1's append of 1 to key x"))
    let writes = try Isolation.check(
      transactions([
        .ok("[append x 1] [append y 1]"), .ok("[append x 2] [append y 2]"),
        .ok("[r x [1 2]] [r y [2 1]]"),
      ]))
    #expect(
      writes.anomalies[0].explanation[2]
        .contains("T2's append of 2 to key x came after T1's append of 1 to key x"))
  }

  @Test(
    "What was never exercised is undecided",
    arguments: [
      [], [.ok("[append x 1]")], [.fail("[r x nil] [append x 1]")], [.unknown("[r x nil]")],
    ] as [[Told]])
  func nothing(_ told: [Told]) throws {
    let result = try Isolation.check(transactions(told))
    for level in IsolationLevel.allCases { #expect(result.verdict(for: level) == .undecided) }
    #expect(result.consistency.explanation.first?.contains("nothing was exercised") == true)
    #expect(result.consistency.judgedCount == 0)
  }

  @Test("A budget that runs out leaves undecided what was not found")
  func budget() throws {
    let skew = BrokenTransactions.all.first { $0.kind == .writeSkew }
    let history = transactions(try #require(skew).broken)
    let poor = try Isolation.check(history, budget: CheckBudget(configurations: 0))
    #expect(poor.verdict(for: .snapshotIsolation) == .undecided)
    #expect(poor.consistency.explanation.first?.contains("budget") == true)
    let stopped = try Isolation.check(history, budget: CheckBudget(shouldStop: { true }))
    #expect(stopped.verdict(for: .serializable) == .undecided)
    #expect(try Isolation.check(history).verdict(for: .serializable) == .violated)
  }

  @Test("Registers of which the order of writes stays unknown are undecided, not legal")
  func unknownOrder() throws {
    // Four states of two keys, of which two writes each can make only three.
    let told: [Told] = [
      .ok("[w x 1]"), .ok("[w x 2]"), .ok("[w y 1]"), .ok("[w y 2]"), .ok("[r x 1] [r y 2]"),
      .ok("[r x 2] [r y 1]"), .ok("[r x 1] [r y 1]"), .ok("[r x 2] [r y 2]"),
    ]
    let result = try Isolation.check(transactions(told))
    #expect(result.anomalies == [])
    #expect(result.verdict(for: .serializable) == .undecided)
    #expect(result.consistency.explanation.first?.contains("2 keys") == true)
    let legal = Array(told.prefix(5)) + [.ok("[r x 2] [r y 2]")]
    let known = try Isolation.check(transactions(legal))
    #expect(known.verdict(for: .serializable) == .holds)
  }

  @Test("Of many anomalies of a kind the first are told and all are counted")
  func many() throws {
    let told = (0..<20).flatMap { key in
      [
        Told.ok("[r a\(key) nil] [append b\(key) 1]"), .ok("[r b\(key) nil] [append a\(key) 1]"),
      ]
    }
    let result = try Isolation.check(transactions(told))
    #expect(result.kinds == [.writeSkew])
    #expect(result.anomalies.count + result.untoldCount == 20)
    #expect(result.untoldCount > 0)
  }
}
