import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

/// What a violation is explained with.
@Suite struct ExplanationTests {
  private func result(_ sketch: String, _ name: String = "register") throws -> ConsistencyResult {
    try Linearizability.check(
      OperationHistory(sketch: sketch), againstSpecificationNamed: name)
  }

  @Test("The argument names clients and events, the order, and the contradiction")
  func prose() throws {
    let result = try result("0 write 1 @1-2; 1 write 2 @3-4; 2 read = 1 @5-6")
    #expect(
      result.explanation == [
        "Let A be write 1 by client 0 (#1–#2), B be write 2 by client 1 (#3–#4), "
          + "C be read → 1 by client 2 (#5–#6).",
        "Then A comes before B, B comes before C, because each time the first ended before the "
          + "second began.",
        "C can take effect only while the register holds 1.",
        "What A left was gone: B lay wholly between A and C.",
        "However, in every order that fits what ended before, the register holds 2 then, and "
          + "nothing that was open could help C to its answer by its end (#6): a contradiction.",
      ])
    #expect(result.operations == [0, 1, 2])
  }

  @Test("The chart draws intervals, the longest legal prefix, and who has no place")
  func chart() throws {
    let result = try result("0 write 1 @1-3; 1 write 2 @2-4; 2 read = nil @5-6")
    #expect(
      result.chart == [
        "client 1  A write 2    |---|",
        "client 2  B read → nil         |---| <- has no place",
        "longest legal prefix   ============| before #6",
      ])
  }

  @Test("Lines of a file are called lines")
  func lines() throws {
    var history = OperationHistory(sketch: "0 write 1 @1-2; 1 read = nil @3-4")
    history.positionKind = .line
    history.clientNames = [1: "alice"]
    let result = try Linearizability.check(history, against: RegisterSpecification())
    #expect(result.explanation[0].contains("B be read → nil by alice (line 3–line 4)"))
    #expect(result.chart.last?.hasSuffix("before line 4") == true)
  }

  @Test("What has no part in a violation is left out: who reads what nobody wrote stands alone")
  func minimal() throws {
    let generator = HistoryGenerator(clients: 8, operations: 200, values: 40)
    var violations = 0
    for seed: UInt64 in 1...12 {
      var random = SplitMix(seed: seed)
      let history = HistoryMutation.valueFromNowhere.broken(
        generator.history(seed: seed), &random)
      let result = try Linearizability.check(history, against: RegisterSpecification())
      guard result.verdict == .violated else { continue }
      violations += 1
      // Whoever reads what nobody wrote contradicts the history alone.
      #expect(result.operations.count == 1)
      let only = OperationHistory(result.operations.map { history.operations[$0] })
      #expect(try Linearizability.verdict(of: only, against: RegisterSpecification()) == .violated)
    }
    #expect(violations == 12)
  }

  @Test("The operations of an explanation are few, and a violation by themselves")
  func core() throws {
    let generator = HistoryGenerator(
      specification: "cas-register", clients: 6, operations: 120, values: 30)
    var violations = 0
    for seed: UInt64 in 1...20 {
      var random = SplitMix(seed: seed)
      let history = HistoryMutation.staleAnswer.broken(generator.history(seed: seed), &random)
      let specification = CompareAndSetRegisterSpecification()
      let result = try Linearizability.check(history, against: specification)
      guard result.verdict == .violated else { continue }
      violations += 1
      let core = result.operations.map { history.operations[$0] }
      let verdict = try Linearizability.verdict(
        of: OperationHistory(core), against: specification)
      #expect(verdict == .violated)
      #expect(result.operations.count < history.operations.count / 4)
    }
    #expect(violations > 5)
  }

  @Test("An explanation has at most seven sentences, and its chart at most 100 columns")
  func size() throws {
    for name in KnownSpecifications.names {
      let generator = HistoryGenerator(
        specification: name, clients: 5, operations: 60, values: 20, isValueUnique: true)
      for seed: UInt64 in 1...5 {
        var random = SplitMix(seed: seed)
        let history = HistoryMutation.valueFromNowhere.broken(
          generator.history(seed: seed), &random)
        let result = try Linearizability.check(history, againstSpecificationNamed: name)
        #expect(result.explanation.count <= 7)
        #expect(result.chart.allSatisfy { $0.count <= 100 }, "\(result.chart)")
      }
    }
  }
}
