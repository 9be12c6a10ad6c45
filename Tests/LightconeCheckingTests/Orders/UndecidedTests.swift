import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

@Suite("Weak conditions say undecided rather than pass in silence, and refuse bad input")
struct UndecidedTests {
  @Test(
    "what was never put to the test is undecided",
    arguments: [
      (OrderCondition.sequential, "1 w x 1 ?"), (.causal, "1 w x 1; 2 w x 2"),
      (.causalMemory, "1 w x 1"), (.causalConvergence, "1 w x 1"),
      (.readYourWrites, "1 w x 1; 2 r x 1"), (.monotonicReads, "1 w x 1; 2 r x 1; 3 r x nil"),
      (.monotonicWrites, "1 w x 1; 1 w y 2; 2 r y 2"),
      (.writesFollowReads, "1 w x 1; 2 r x 1; 3 r x nil"),
      (.eventualConvergence, "1 w x 1; 2 r x 1; 2 r x 1"),
      (.eventualConvergence, "1 r x nil; 2 r x nil"), (.exactlyOnce, "1 read x [1]; 1 append x 1"),
      (.conservation, "1 read nil [10 20]"),
    ])
  func neverExercised(_ condition: OrderCondition, _ text: String) throws {
    let result = try verdict(condition, history(text))
    #expect(result.verdict == .undecided, "\(result.explanation)")
    #expect(result.explanation.count == 1)
  }

  @Test("a value that two writes wrote makes a read ambiguous, if it was read")
  func ambiguous() throws {
    let read = try verdict(.causal, history("1 w x 1; 2 w x 1; 3 r x 1"))
    #expect(read.verdict == .undecided)
    #expect(read.explanation.joined().contains("write each value once"))
    let unread = try verdict(.causal, history("1 w x 1; 2 w x 1; 3 w x 2; 3 r x 2"))
    #expect(unread.verdict == .holds)
    let initial = try verdict(.readYourWrites, history("1 w x nil; 1 r x nil"))
    #expect(initial.verdict == .undecided)
  }

  @Test("a read that returned what nobody wrote leaves session guarantees undecided")
  func thinAir() throws {
    let result = try verdict(.readYourWrites, history("1 w x 1; 1 r x 1; 2 r x 9"))
    #expect(result.verdict == .undecided)
  }

  @Test("the budget ends a sequential search, and the answer says so; a larger one decides")
  func budget() throws {
    let text = (1...6).map { "\($0) w x \($0)" }.joined(separator: "; ") + "; 7 r x 9"
    let small = OrderSettings(budget: CheckBudget(configurations: 20))
    let ended = try OrderCondition.sequential.check(
      history(text), specification: TestStore(), settings: small)
    #expect(ended.verdict == .undecided)
    #expect(ended.explanation.joined().contains("budget"))
    #expect(try verdict(.sequential, history(text)).verdict == .violated)
    let stopped = OrderSettings(budget: CheckBudget(configurations: 0))
    let sums = try OrderCondition.exactlyOnce.check(
      history("1 add x 1 ?; 2 add x 2 ?; 3 read x 3"), settings: stopped)
    #expect(sums.verdict == .undecided)
  }

  @Test("an unknown write may explain final reads that differ, but only by its own value")
  func openWrite() throws {
    let text = "1 w x 1; 2 w x 2 ?; 3 r x 1; 4 r x "
    #expect(try verdict(.eventualConvergence, history(text + "2")).verdict == .undecided)
    #expect(try verdict(.eventualConvergence, history(text + "7")).verdict == .violated)
    #expect(try verdict(.eventualConvergence, history(text + "1")).verdict == .holds)
  }

  @Test("a given total is what a single read is held to")
  func givenTotal() throws {
    let read = history("1 read nil [10 20]")
    let settings = { OrderSettings(total: $0) }
    #expect(
      try OrderCondition.conservation.check(read, settings: settings(30)).verdict == .holds)
    #expect(
      try OrderCondition.conservation.check(read, settings: settings(31)).verdict == .violated)
  }

  @Test("an initial value can be given")
  func initialValue() throws {
    let text = history("1 w x 1; 1 r x 0")
    let settings = OrderSettings(initialValue: .integer(0))
    #expect(try OrderCondition.causal.check(text, settings: settings).verdict == .violated)
    #expect(try OrderCondition.causal.check(text).explanation.joined().contains("ThinAirRead"))
  }

  @Test(
    "functions that a condition cannot judge are refused with their position",
    arguments: [
      (OrderCondition.causal, "1 w x 1; 1 pop x 1"), (.monotonicReads, "1 w x 1; 1 cas x 1"),
      (.exactlyOnce, "1 append x 1; 1 w x 1"), (.conservation, "1 read nil [1]; 1 deposit x 5"),
      (.conservation, "1 read nil [1]; 1 read nil [oops]"),
      (.exactlyOnce, "1 read x 4; 1 add x many; 1 read x 4"), (.sequential, "2 r x nil; 1 pop x"),
    ])
  func refuses(_ condition: OrderCondition, _ text: String) throws {
    let problem = #expect(throws: HistoryProblem.self) { try verdict(condition, history(text)) }
    #expect((3...4).contains(problem?.position ?? 0), "\(String(describing: problem))")
  }

  @Test(
    "a client with two operations open is refused by every condition",
    arguments: OrderCondition.allCases)
  func twoOpen(_ condition: OrderCondition) throws {
    let name = condition == .exactlyOnce ? "add" : condition == .conservation ? "read" : "w"
    let overlapping = OperationHistory([
      HistoryOperation(client: 1, function: name, outcome: .ok, began: 1, ended: 4),
      HistoryOperation(client: 1, function: name, outcome: .ok, began: 2, ended: 5),
    ])
    let problem = #expect(throws: HistoryProblem.self) { try verdict(condition, overlapping) }
    #expect(problem?.position == 2)
  }

  @Test("conditions are found by name; an unknown one is refused with the nearest")
  func names() throws {
    for name in OrderCondition.names {
      #expect(try OrderCondition(named: name).rawValue == name)
    }
    let problem = #expect(throws: HistoryProblem.self) { try OrderCondition(named: "casual") }
    #expect(problem?.suggestion == "causal")
    #expect(problem?.expected?.contains("read-your-writes") == true)
    #expect(throws: HistoryProblem.self) {
      try OrderCondition.sequential.check(history("1 w x 1"))
    }
  }
}
