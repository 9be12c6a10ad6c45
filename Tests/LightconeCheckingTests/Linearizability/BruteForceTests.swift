import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

/// The checker agrees with the plain truth on thousands of small histories.
@Suite struct BruteForceTests {
  private func compare<Specification: SequentialSpecification>(
    _ specification: Specification, rounds: UInt64
  ) throws -> (holding: Int, violated: Int) {
    var (holding, violated) = (0, 0)
    let truth = BruteForce(specification: specification)
    for seed in 1...rounds {
      var random = SplitMix(seed: seed &* 31)
      let generator = HistoryGenerator(
        specification: Specification.name, clients: 2 + random.below(4),
        operations: 3 + random.below(4), values: 2 + random.below(3), keys: 1 + random.below(2),
        openPerMille: 250 * random.below(2), isValueUnique: random.below(3) == 0)
      var history = generator.history(seed: seed)
      for _ in 0..<random.below(3) {
        let mutation = HistoryMutation.allCases[random.below(HistoryMutation.allCases.count)]
        history = mutation.broken(history, &random)
      }
      // An answer drawn by lot finds corners that no simulated object comes to.
      if random.below(2) == 0 { scramble(&history, &random) }
      let expected = try truth.isLinearizable(history)
      let verdict = try Linearizability.verdict(of: history, against: specification)
      let isAnswered = history.operations.contains { $0.outcome == .ok }
      #expect(
        verdict == (expected ? isAnswered ? .holds : .undecided : .violated),
        "seed \(seed): \(history.operations)")
      if expected { holding += 1 } else { violated += 1 }
    }
    return (holding, violated)
  }

  private func scramble(_ history: inout OperationHistory, _ random: inout SplitMix) {
    for index in history.operations.indices where history.operations[index].outcome == .ok {
      let operation = history.operations[index]
      switch operation.function {
      case "read", "get", "dequeue":
        let others = history.operations.filter {
          $0.function == operation.function && $0.outcome == .ok
        }
        history.operations[index].answer = others[random.below(others.count)].answer
        if case .list = operation.answer { continue }
        if operation.function != "get", random.below(2) == 0 {
          history.operations[index].answer = .integer(1 + random.below(3))
        }
      default: continue
      }
    }
  }

  @Test("On a register, the checker agrees with trying all orders")
  func register() throws {
    let counts = try compare(RegisterSpecification(), rounds: 3000)
    #expect(counts.holding > 300 && counts.violated > 300)
  }

  @Test("On a register with compare-and-set, the checker agrees with trying all orders")
  func compareAndSet() throws {
    let counts = try compare(CompareAndSetRegisterSpecification(), rounds: 4000)
    #expect(counts.holding > 300 && counts.violated > 300)
  }

  @Test("On a key-value store, the checker agrees with trying all orders")
  func keyValue() throws {
    let counts = try compare(KeyValueSpecification(), rounds: 3000)
    #expect(counts.holding > 300 && counts.violated > 300)
  }

  @Test("On a counter, the checker agrees with trying all orders")
  func counter() throws {
    let counts = try compare(CounterSpecification(), rounds: 1500)
    #expect(counts.holding > 100 && counts.violated > 100)
  }

  @Test("On a queue, the checker agrees with trying all orders")
  func queue() throws {
    let counts = try compare(QueueSpecification(), rounds: 2000)
    #expect(counts.holding > 100 && counts.violated > 100)
  }

  @Test("On a set, the checker agrees with trying all orders")
  func set() throws {
    let counts = try compare(SetSpecification(), rounds: 2000)
    #expect(counts.holding > 100 && counts.violated > 100)
  }

  @Test("On a list that grows, the checker agrees with trying all orders")
  func listAppend() throws {
    let counts = try compare(ListAppendSpecification(), rounds: 1500)
    #expect(counts.holding > 100 && counts.violated > 100)
  }
}
