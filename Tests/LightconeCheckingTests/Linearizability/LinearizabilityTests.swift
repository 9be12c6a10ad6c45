import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

/// What the checker says of whole histories, and of histories that it cannot judge.
@Suite struct LinearizabilityTests {
  private func problem(_ sketch: String, _ name: String = "register") -> HistoryProblem? {
    do {
      _ = try Linearizability.check(
        OperationHistory(sketch: sketch), againstSpecificationNamed: name)
      return nil
    } catch { return error }
  }

  @Test("A history without an answered operation is undecided")
  func empty() throws {
    for sketch in ["", "0 write 1 fail @1-2", "0 write 1 ? @1; 1 read ? @2"] {
      let history = OperationHistory(sketch: sketch)
      let result = try Linearizability.check(history, against: RegisterSpecification())
      #expect(result.verdict == .undecided)
      #expect(result.explanation == ["No operation was judged."])
      #expect(result.judgedCount == 0)
      #expect(
        try Linearizability.verdict(of: history, against: RegisterSpecification()) == .undecided)
    }
  }

  @Test("Where the budget runs out, the check is undecided and says so")
  func budget() throws {
    let generator = HistoryGenerator(
      specification: "queue", clients: 10, operations: 300, isValueUnique: true)
    let result = try Linearizability.check(
      generator.history(seed: 1), against: QueueSpecification(),
      budget: CheckBudget(configurations: 500))
    #expect(result.verdict == .undecided)
    #expect(
      result.explanation == ["The budget of 500 configurations ran out on the queue."])
  }

  @Test("A check that is told to stop is undecided and says so")
  func stop() throws {
    let history = OperationHistory(sketch: "0 write 1 @1-2")
    let result = try Linearizability.check(
      history, against: RegisterSpecification(), budget: CheckBudget(shouldStop: { true }))
    #expect(result.verdict == .undecided)
    #expect(result.explanation == ["The check was stopped."])
  }

  @Test("Each key is judged alone, and the one that is violated is named")
  func keys() throws {
    let legal = "0 write 1 key:x @1-2; 1 read key:y = nil @3-4"
    let broken = "0 write 1 key:x @1-2; 1 read key:y = nil @3-4; 1 read key:x = nil @5-6"
    let name = RegisterSpecification.name
    let holds = try Linearizability.check(
      OperationHistory(sketch: legal), againstSpecificationNamed: name)
    #expect(holds.verdict == .holds)
    #expect(holds.judgedCount == 2)
    let violated = try Linearizability.check(
      OperationHistory(sketch: broken), againstSpecificationNamed: name)
    #expect(violated.verdict == .violated)
    #expect(violated.explanation.contains { $0.contains("the register of key x") })
  }

  @Test("Legal histories of many clients hold, whatever the specification")
  func legal() throws {
    for name in KnownSpecifications.names where name != "queue" {
      let generator = HistoryGenerator(
        specification: name, clients: 12, operations: 200, values: 8, keys: 2, openPerMille: 20)
      for seed: UInt64 in 1...3 {
        let result = try Linearizability.check(
          generator.history(seed: seed), againstSpecificationNamed: name)
        #expect(result.verdict == .holds, "\(name), seed \(seed): \(result.explanation)")
      }
    }
  }

  @Test("Fifty clients on one register are judged, with and without a defect")
  func fifty() throws {
    let generator = HistoryGenerator(
      specification: "cas-register", clients: 50, operations: 400, values: 5, openPerMille: 20)
    let specification = CompareAndSetRegisterSpecification()
    let history = generator.history(seed: 7)
    var random = SplitMix(seed: 7)
    let broken = HistoryMutation.valueFromNowhere.broken(history, &random)
    #expect(try Linearizability.verdict(of: history, against: specification) == .holds)
    #expect(try Linearizability.verdict(of: broken, against: specification) == .violated)
  }

  @Test("A history that cannot be is refused with its position")
  func wellFormed() {
    #expect(problem("0 write 1 @1-5; 0 read = 1 @3-6")?.position == 3)
    #expect(problem("0 write 1 ? @1; 0 read = 1 @3-6")?.position == 3)
    #expect(problem("0 write 1 @4-2")?.position == 2)
    #expect(problem("0 write 1 @1-4; 1 read = 1 @4-6")?.position == 4)
    #expect(problem("0 write 1 @1")?.position == 1)
    #expect(problem("0 write 1 @1-4; 0 read = 1 @5-6") == nil)
  }

  @Test("Unknown functions and malformed values are refused with their position")
  func values() {
    let unknown = problem("0 write 1 @1-2; 0 raed = 1 @3-4")
    #expect(unknown?.position == 3)
    #expect(unknown?.suggestion == "read")
    #expect(problem("0 write @1-2")?.position == 1)
    #expect(problem("0 cas 1 @1-2", "cas-register")?.expected == "a list [from to]")
    #expect(problem("0 cas [1 2] = 9 @1-2", "cas-register")?.position == 2)
    #expect(problem("0 add x @1-2", "counter")?.position == 1)
    #expect(problem("0 read = x @1-2", "counter")?.position == 2)
    #expect(problem("0 enqueue @1-2", "queue")?.position == 1)
    #expect(problem("0 contains 1 @1-2", "set")?.position == 2)
    #expect(problem("0 read = 3 @1-2", "list-append")?.position == 2)
    #expect(problem("0 increment @1-2; 0 decrement 2 @3-4; 1 read = -1 @5-6", "counter") == nil)
  }

  @Test("A specification is found by name, and a wrong name gets the nearest")
  func names() {
    #expect(
      KnownSpecifications.names == [
        "register", "cas-register", "kv", "counter", "queue", "set", "list-append",
      ])
    let problem = problem("0 write 1 @1-2", "registre")
    #expect(problem?.suggestion == "register")
  }
}
