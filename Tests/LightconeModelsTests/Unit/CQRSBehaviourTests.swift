import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Commands, events and views step by step. Messages take 5 ms, and an event is in the projector for 100.
@Suite struct CQRSBehaviourTests {
  @Test("An order is missing until its event is through, and there afterwards")
  func visibility() throws {
    // Committed at 6 ms, in the replicas at 6 + 5 + 100 + 5.
    let run = try cqrsRun(doing: [(1, 0, "order 7 2"), (110, 0, "look"), (111, 0, "look")])
    #expect(run.lookAnswers == ["nothing", "p7 x2"])
    #expect(run.number("stale.reads") == 1)
    #expect(run.series("lag") == [105_000_000])
    #expect(run.series("write.latency") == [10_000_000])
    #expect(run.property("read-your-writes") == false)
    #expect(run.property("sees-order") == true)
  }

  @Test("A token makes the query wait, and no longer than it must")
  func token() throws {
    let run = try cqrsRun(
      ["consistency": "read-your-writes"],
      doing: [(1, 0, "order 7"), (50, 0, "look"), (300, 0, "look")])
    #expect(run.lookAnswers == ["p7 x1", "p7 x1"])
    #expect(run.series("token.wait") == [61_000_000, 0])
    #expect(run.number("stale.reads") == 0)
  }

  @Test("With wait, the order is acknowledged when replicas show it")
  func wait() throws {
    let run = try cqrsRun(["consistency": "wait"], doing: [(1, 0, "order 7")])
    #expect(run.series("write.latency") == [130_000_000])
  }

  @Test("Views in the same database show the order at once", arguments: ["shared", "one-database"])
  func sameDatabase(mode: String) throws {
    let run = try cqrsRun(["mode": mode], doing: [(1, 0, "order 7"), (11, 0, "look")])
    #expect(run.lookAnswers == ["p7 x1"])
    #expect(run.nodes.map(\.name) == ["customer", "database"])
  }

  @Test("Who has ordered nothing is not looked for")
  func nothingToLookFor() throws {
    #expect(try cqrsRun(doing: [(1, 0, "look")]).lookAnswers == [])
  }

  @Test("Two orders at once of one product: the second to commit is refused")
  func conflict() throws {
    let values: Values = ["write.cost": "10ms"]
    let run = try cqrsRun(values, doing: [(1, 0, "order 7"), (2, 0, "order 7"), (3, 0, "order 8")])
    #expect(run.number("conflicts") == 1)
    #expect(run.number("writes") == 2)
    let apart = try cqrsRun(values, doing: [(1, 0, "order 7"), (20, 0, "order 7")])
    #expect(apart.number("conflicts") == 0)
  }

  @Test("What is not there is not sold")
  func soldOut() throws {
    let run = try cqrsRun(
      ["stock": "3"], doing: [(1, 0, "order 7 2"), (50, 0, "order 7 2"), (90, 0, "order 7 1")])
    #expect(run.number("sold.out") == 1)
    #expect(run.number("oversold") == 0)
    #expect(try run.records(of: "database") == ["ordered #1 p7 x2", "ordered #2 p7 x1"])
  }

  @Test("The database comes back from its log, and sends what the projector lacks")
  func databaseRestart() throws {
    let crash = Intervention.at(
      .start + .milliseconds(8), .crash(NodeID(1), restartAfter: .milliseconds(20)))
    let run = try cqrsRun(
      ["stock": "1"], doing: [(1, 0, "order 7"), (60, 0, "order 7"), (400, 0, "look")], [crash])
    #expect(run.number("sold.out") == 1)
    #expect(run.lookAnswers == ["p7 x1"])
    #expect(run.number("wrong.views") == 0)
  }

  @Test("A projector that was down goes on where it was")
  func projectorRestart() throws {
    let crash = Intervention.at(
      .start + .milliseconds(150), .crash(NodeID(2), restartAfter: .milliseconds(500)))
    let run = try cqrsRun(
      doing: [(1, 0, "order 7"), (200, 0, "order 8"), (400, 0, "look"), (900, 0, "look")], [crash])
    #expect(run.lookAnswers == ["nothing", "p8 x1"])
    #expect(run.number("wrong.views") == 0)
    #expect(run.number("duplicates") == 0)
  }

  @Test("A replica that comes back gets a copy, and so does one that has missed a change")
  func replicas() throws {
    let crash = Intervention.at(
      .start + .milliseconds(150), .crash(NodeID(3), restartAfter: .milliseconds(100)))
    let cut = Intervention.at(.start + .milliseconds(300), .partition([[NodeID(2)], [NodeID(4)]]))
    let mend = Intervention.at(.start + .milliseconds(600), .repair)
    let run = try cqrsRun(
      doing: [(1, 0, "order 7"), (310, 0, "order 8"), (700, 0, "order 9")], [crash, cut, mend])
    #expect(run.number("behind") == 0)
    #expect(run.number("wrong.views") == 0)
    #expect(run.property("shows-all") == true)
  }

  @Test("Events that overtake each other are applied in their order")
  func order() throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let run = try cqrsRun(
        [
          "net.latency": "exponential(20ms)", "read.rate": "0/s", "duration": "3s",
          "projection": "independent", "projection.lag": "exponential(50ms)",
        ], seed: seed)
      let applied = try run.records(of: "projector").filter { $0.hasPrefix("applied") }
      let ordered = try run.records(of: "database")
      #expect(applied.count > 50)
      #expect(
        applied.map { $0.dropFirst("applied ".count) }
          == ordered.map { $0.dropFirst("ordered ".count) })
      #expect(run.number("wrong.views") == 0)
      #expect(run.number("behind") == 0)
    }
  }

  @Test("What nodes hold is shown without what they were set up with")
  func inspection() throws {
    let run = try cqrsRun(
      ["projector.dedupe": "off", "offset.commit": "after-view", "projector.crash": "between"],
      doing: [(1, 0, "order 7")])
    let replica = run.inspect(NodeID(3)).fields.map { "\($0.name): \($0.value)" }
    #expect(replica.first == "views: up to #1: counter 2, table 1")
    for position in run.nodes.indices {
      #expect(run.inspect(NodeID(position)).fields.allSatisfy { $0.name != "plan" })
    }
  }

  @Test("Requests come to an end")
  func ends() throws {
    let run = try cqrsRun(["duration": "2s"])
    #expect(run.number("open") == 0)
    #expect(run.number("visits") ?? 0 > 500)
    #expect(run.property("requests-end") == true)
  }

  @Test("Wrong operations and settings are refused")
  func refusals() throws {
    let model = CQRS.model
    let deeds = [
      (0, ["order"]), (0, ["order", "x"]), (0, ["order", "1", "0"]), (0, ["look", "1"]),
      (2, ["rebuild", "now"]), (2, ["order", "1"]),
    ]
    for (node, deed) in deeds {
      var run = try model.simulation(settings(of: model, ["mode": "cqrs"]))
      #expect(throws: (any Error).self) { try run.intervene(.now(.operate(NodeID(node), deed))) }
    }
    for values in [["projector.crash": "between"], ["rebuild.at": "1s"], ["consistency": "wait"]] {
      let refused = try settings(of: model, values)
      #expect(throws: (any Error).self) { try model.simulation(refused) }
    }
  }
}
