import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

/// The orders that are drawn are orders, and there is one exactly where there should be.
@Suite struct LinearizationOrderTests {
  /// What is wrong with an order; nil if it fits the intervals and the answers.
  private func problem<Specification: SequentialSpecification>(
    _ order: LinearizationOrder, of history: OperationHistory, _ specification: Specification
  ) throws -> String? {
    var state = specification.initialState
    let operations = order.steps.map { history.operations[$0.operation] }
    for (place, operation) in operations.enumerated() {
      if operation.outcome == .fail { return "\(operation) failed" }
      let late = operations[(place + 1)...].first { $0.lastPosition < operation.began }
      if let late { return "\(late) ended before \(operation) began" }
      let call = try specification.call(for: operation)
      guard let next = specification.apply(call, to: state) else { return "\(operation) misfits" }
      state = next
      let text = specification.text(of: state)
      if text != order.steps[place].state { return "\(order.steps[place].state) is not \(text)" }
    }
    guard order.verdict == .holds else { return nil }
    let taken = Set(order.steps.map(\.operation))
    let forgotten = history.operations.indices.first {
      let operation = history.operations[$0]
      let isOurs = order.key == .none || operation.key == order.key
      return isOurs && operation.outcome == .ok && !taken.contains($0)
    }
    return forgotten.map { "\(history.operations[$0]) has no place" }
  }

  private func compare<Specification: SequentialSpecification>(
    _ specification: Specification, rounds: UInt64
  ) throws -> (whole: Int, broken: Int) {
    var (whole, broken) = (0, 0)
    let truth = BruteForce(specification: specification)
    for seed in 1...rounds {
      var random = SplitMix(seed: seed &* 37)
      let generator = HistoryGenerator(
        specification: Specification.name, clients: 2 + random.below(3),
        operations: 3 + random.below(4), values: 2 + random.below(3), keys: 1 + random.below(2),
        openPerMille: 250 * random.below(2))
      var history = generator.history(seed: seed)
      for _ in 0..<random.below(3) {
        let mutation = HistoryMutation.allCases[random.below(HistoryMutation.allCases.count)]
        history = mutation.broken(history, &random)
      }
      let orders = try Linearizability.orders(of: history, against: specification)
      for order in orders {
        #expect(try problem(order, of: history, specification) == nil, "seed \(seed)")
        #expect(order.blocked.isEmpty == (order.verdict == .holds), "seed \(seed)")
      }
      let isWhole = orders.allSatisfy { $0.verdict == .holds }
      let isLegal = try truth.isLinearizable(history)
      #expect(isWhole == isLegal, "seed \(seed): \(history.operations)")
      if isWhole { whole += 1 } else { broken += 1 }
    }
    return (whole, broken)
  }

  @Test("On a register, there is an order exactly where trying all orders finds one")
  func register() throws {
    let counts = try compare(RegisterSpecification(), rounds: 1500)
    #expect(counts.whole > 150 && counts.broken > 150)
  }

  @Test("On a key-value store, each key has an order of its own")
  func keyValue() throws {
    let counts = try compare(KeyValueSpecification(), rounds: 1500)
    #expect(counts.whole > 150 && counts.broken > 150)
  }

  @Test("On a queue, there is an order exactly where trying all orders finds one")
  func queue() throws {
    let counts = try compare(QueueSpecification(), rounds: 1000)
    #expect(counts.whole > 50 && counts.broken > 50)
  }

  @Test("An order says what the object held, and leaves out what failed and what nothing needs")
  func states() throws {
    let history = OperationHistory(
      sketch: "0 write 1 @1-4;1 read = 1 @2-3;0 write 2 fail @5-6;2 write 3 ? @7;1 read = 1 @8-9")
    let order = try #require(
      Linearizability.orders(of: history, against: RegisterSpecification()).first)
    #expect(order.verdict == .holds)
    #expect(order.steps.map(\.operation) == [0, 1, 4])
    #expect(order.steps.map(\.state) == ["1", "1", "1"])
  }

  @Test("Where no order fits, the longest beginning and what would have to follow are told")
  func stuck() throws {
    let history = OperationHistory(
      sketch: "0 write 1 @1-2;0 write 2 @3-4;1 read = 1 @5-6;1 read = 2 @7-8")
    let order = try #require(
      Linearizability.orders(of: history, against: RegisterSpecification()).first)
    #expect(order.verdict == .violated)
    #expect(order.steps.map(\.operation) == [0, 1])
    #expect(order.blocked == [2])
  }

  @Test("A budget that runs out leaves the order undecided")
  func budget() throws {
    let history = HistoryGenerator(clients: 6, operations: 60).history(seed: 3)
    let order = try #require(
      Linearizability.orders(
        of: history, against: RegisterSpecification(), budget: CheckBudget(configurations: 5)
      ).first)
    #expect(order.verdict == .undecided)
  }

  @Test("A thousand operations of ten clients are put into an order")
  func long() throws {
    let history = HistoryGenerator(clients: 10, operations: 1000).history(seed: 5)
    let specification = RegisterSpecification()
    let order = try #require(Linearizability.orders(of: history, against: specification).first)
    #expect(order.verdict == .holds)
    #expect(try problem(order, of: history, specification) == nil)
  }
}
