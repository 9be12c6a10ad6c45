import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

/// What is no transaction is refused, with its position.
@Suite struct TransactionReaderTests {
  private func problem(
    _ argument: String, _ answer: String? = nil, function: String = "txn",
    outcome: OperationOutcome = .ok
  ) -> HistoryProblem? {
    let operation = HistoryOperation(
      client: 1, function: function, argument: OperationValue(parsing: argument),
      answer: OperationValue(parsing: answer ?? argument), outcome: outcome, began: 5, ended: 9)
    do {
      _ = try Isolation.check(OperationHistory([operation]))
      return nil
    } catch { return error }
  }

  @Test("A well-formed transaction is none of these problems")
  func control() {
    #expect(problem("[[append x 1] [r y nil]]", "[[append x 1] [r y []]]") == nil)
    #expect(problem("[[w x 1] [r y nil]]", "[[w x 1] [r y 3]]") == nil)
    #expect(problem("[[write x 1] [read y]]", "[[w x 1] [r y nil]]") == nil)
    #expect(problem("nil", "[[r y nil]]") == nil)
    #expect(problem("[[r y nil]]", "nil", outcome: .unknown) == nil)
    #expect(problem("[[append x 1]]", "nil") == nil)
  }

  @Test("An unknown function is refused with the nearest")
  func unknownFunction() {
    let problem = problem("[[r x nil]]", function: "tnx")
    #expect(problem?.position == 5)
    #expect(problem?.suggestion == "txn")
  }

  @Test("An unknown micro-operation is refused with the nearest")
  func unknownMicroOperation() {
    #expect(problem("[[apend x 1]]")?.suggestion == "append")
    #expect(problem("[[wirte x 1]]")?.suggestion == "write")
    #expect(problem("[[cas x 1]]")?.expected == "append, w or r")
  }

  @Test("What is no list of micro-operations is refused")
  func malformed() {
    #expect(problem("5")?.position == 5)
    #expect(problem("[5]")?.message == "'5' is not a micro-operation")
    #expect(problem("[[append x]]")?.message == "'[append x]' writes nothing")
    #expect(problem("[[w x nil]]") != nil)
    #expect(problem("[[w x 1 2]]") != nil)
    #expect(problem("[[1 x 1]]") != nil)
  }

  @Test("An answer to something else is refused where it stands")
  func answers() {
    #expect(problem("[[r x nil]]", "[[r x 1] [r y 1]]")?.position == 9)
    #expect(problem("[[r x nil]]", "[[r y 1]]")?.position == 9)
    #expect(problem("[[append x 1]]", "[[append x 2]]")?.position == 9)
    #expect(problem("[[r x nil]]", "nil")?.position == 9)
    #expect(problem("[[append x 1] [r y nil]]", "[[append x 1] [r y 3]]")?.position == 9)
  }

  @Test("A transaction that ends before it begins is refused")
  func span() {
    let operation = HistoryOperation(
      client: 1, function: "txn", argument: .list([]), outcome: .ok, began: 5, ended: 4)
    #expect { try Isolation.check(OperationHistory([operation])) } throws: {
      ($0 as? HistoryProblem)?.position == 4
    }
  }

  @Test("A value that is written twice, or lists beside registers, cannot be judged")
  func workload() throws {
    let twice = transactions([.ok("[append x 1]"), .fail("[append x 1]")])
    #expect { try Isolation.check(twice) } throws: { ($0 as? HistoryProblem)?.position == 2 }
    let mixed = transactions([.ok("[append x 1]"), .ok("[w y 1]")])
    #expect { try Isolation.check(mixed) } throws: {
      ($0 as? HistoryProblem)?.expected == "only append and r"
    }
    let otherKey = transactions([.ok("[append x 1]"), .ok("[append y 1]"), .ok("[r x [1]]")])
    #expect(try Isolation.check(otherKey).verdict(for: .serializable) == .holds)
  }
}
