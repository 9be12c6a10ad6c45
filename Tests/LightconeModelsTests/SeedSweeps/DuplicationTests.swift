import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Networks that double messages, or keep them in order.
@Suite struct DuplicationTests {
  private let rough: Values = [
    "net.duplication": "30%", "net.latency": "uniform(1ms..50ms)", "net.loss": "5%",
  ]

  private func runs(_ model: Model, _ values: Values) throws -> [Simulation] {
    try (1...30 as ClosedRange<UInt64>).map { seed in
      try finishedRun(of: model, seed: seed, rough.merging(values) { $1 })
    }
  }

  @Test("Doubled and lost messages leave two-phase commit atomic, and in the end nobody in doubt")
  func commit() throws {
    let runs = try runs(TwoPhaseCommit.model, ["transactions": "3"])
    #expect(runs.allSatisfy { $0.number("outcome.mixed") == 0 && $0.number("in.doubt") == 0 })
    // Without copies this would show nothing.
    #expect(runs.contains { $0.trace.events.contains { $0.kind == .duplicate } })
  }

  @Test("Doubled and lost messages leave a saga's books balanced")
  func saga() throws {
    for failure in ["0", "3"] {
      let runs = try runs(Saga.model, ["orders": "3", "step.fail.at": failure])
      #expect(runs.allSatisfy { $0.number("ledger") == 0 && $0.number("half.done") == 0 })
    }
  }

  @Test("Control: a compensation that is not idempotent is done twice by a copy")
  func notIdempotent() throws {
    let values = ["step.fail.at": "3", "compensation.idempotent": "off", "net.loss": "0"]
    #expect(try runs(Saga.model, values).contains { $0.number("ledger") != 0 })
    let withoutCopies = values.merging(["net.duplication": "0", "net.latency": "5ms"]) { $1 }
    #expect(try runs(Saga.model, withoutCopies).allSatisfy { $0.number("ledger") == 0 })
  }

  /// Whether some message arrived before one that was sent earlier on the same way.
  private func overtakes(_ run: Simulation) -> Bool {
    var latest: [[NodeID]: UInt64] = [:]
    for event in run.trace.events where event.kind == .deliver {
      guard let node = event.node, let peer = event.peer else { continue }
      if let earlier = latest[[peer, node]], earlier > event.message { return true }
      latest[[peer, node]] = event.message
    }
    return false
  }

  @Test("Without copies, first in, first out means that no message overtakes another")
  func order() throws {
    let values = ["orders": "10", "order.gap": "10ms", "net.duplication": "0"]
    let ordered = try runs(Saga.model, values.merging(["net.order": "fifo"]) { $1 })
    #expect(!ordered.contains(where: overtakes))
    #expect(try runs(Saga.model, values).contains(where: overtakes))
  }
}
