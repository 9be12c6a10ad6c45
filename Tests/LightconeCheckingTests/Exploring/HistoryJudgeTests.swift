import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeModels
import LightconeTrace
import Testing

@Suite("Judging what clients saw in every state of a search")
struct HistoryJudgeTests {
  private func explored(
    _ values: [String: String], condition: String? = "linearizable", model: String = "register",
    budget: CheckBudget = CheckBudget(), actions: ActionBudget = ActionBudget(timers: 0),
    workers: Int = 1
  ) throws -> (finding: PropertyFinding, exploration: Exploration<WorldAction>, HistoryJudge) {
    let (_, space) = try searchedRegister(values, budget: actions)
    let judge = try HistoryJudge(condition: condition, model: model, budget: budget)
    var explorer = Explorer(try judge.judging(space))
    explorer.propertyNames = [judge.property.name]
    let exploration = try explorer.explore(workerCount: workers)
    let finding = try #require(exploration.findings.first)
    return (judge.settled(finding), exploration, judge)
  }

  @Test("in every order of events a register with write-back is linearizable")
  func holds() throws {
    let (finding, exploration, judge) = try explored(smallRegister(readers: 2))
    #expect(finding.verdict == .holds)
    #expect(exploration.end == .spaceExhausted)
    #expect(judge.judgedCount > 50)
    #expect(finding.reason.hasSuffix("with \(judge.judgedCount) different histories"))
  }

  @Test("without write-back there is an order in which it is not, and a real run takes it")
  func violated() throws {
    let values = smallRegister(readers: 2, ["write.back": "off"])
    let (finding, exploration, _) = try explored(values)
    #expect(finding.verdict == .violated)
    let (simulation, space) = try searchedRegister(values)
    var timeline = Timeline(simulation)
    _ = timeline.run(atMost: space.startSteps)
    try timeline.intervene(.now(.follow(space.schedule(for: exploration.path))))
    _ = timeline.run()
    let history = OperationHistory(timeline.current.trace)
    let result = try HistoryChecks.check(history, model: "register", condition: "linearizable")
    #expect(result.verdict == .violated)
    // One step earlier nothing is wrong yet: no shorter way leads there.
    timeline.go(toPosition: timeline.position - 1)
    let earlier = try HistoryChecks.check(
      OperationHistory(timeline.current.trace), model: "register", condition: "linearizable")
    #expect(earlier.verdict == .holds)
  }

  @Test("one reader cannot tell: without write-back nobody contradicts it")
  func oneReader() throws {
    let (finding, _, _) = try explored(smallRegister(readers: 1, ["write.back": "off"]))
    #expect(finding.verdict == .holds)
  }

  @Test("a weaker condition may hold where the stronger one is violated")
  func weaker() throws {
    let values = smallRegister(readers: 2, ["write.back": "off"])
    let (finding, _, judge) = try explored(values, condition: "sequential")
    #expect(judge.property.name == "sequential")
    #expect(finding.verdict == .holds)
  }

  @Test("several workers find the same")
  func workers() throws {
    for writeBack in ["on", "off"] {
      let values = smallRegister(readers: 2, ["write.back": writeBack])
      let (one, first, _) = try explored(values)
      let (other, second, _) = try explored(values, workers: 3)
      #expect(one == other)
      #expect(first.path == second.path)
      #expect(first.counts == second.counts)
    }
  }

  @Test("what was not exercised is undecided: nobody was answered")
  func unanswered() throws {
    // Two replicas must answer, and messages to one of them never arrive.
    let model = ReplicatedRegister.model
    var settings = model.settings(seed: 1)
    for (name, value) in smallRegister(readers: 1).sorted(by: { $0.key < $1.key }) {
      try settings.set(name, to: value)
    }
    var simulation = try model.simulation(settings)
    for client in 0...1 {
      for replica in 2...3 {
        try simulation.intervene(.now(.hold(NodeID(client), NodeID(replica))))
      }
    }
    let space = try simulation.searchSpace(budget: ActionBudget(timers: 0), keepsHistory: true)
    let judge = try HistoryJudge(model: "register")
    var explorer = Explorer(try judge.judging(space))
    explorer.propertyNames = [judge.property.name]
    let finding = try #require(try explorer.explore().findings.first)
    #expect(finding.verdict == .holds)
    let settled = judge.settled(finding)
    #expect(settled.verdict == .undecided)
    #expect(settled.reason == "no operation was answered in any state")
  }

  @Test("a history that is not judged to its end makes the finding undecided")
  func poorBudget() throws {
    let (finding, _, _) = try explored(
      smallRegister(readers: 2), budget: CheckBudget(shouldStop: { true }))
    #expect(finding.verdict == .undecided)
    #expect(finding.reason.hasPrefix("a history is undecided"))
  }

  @Test("a history of another kind ends the search and says why")
  func wrongModel() throws {
    let (_, _, judge) = try explored(smallRegister(readers: 1), model: "queue")
    #expect(judge.problem?.code == .malformedHistory)
  }

  @Test("names that there are not are refused, and so is a space without histories")
  func refusals() throws {
    #expect(throws: (any Error).self) { try HistoryJudge(model: "regsiter") }
    #expect(throws: (any Error).self) {
      try HistoryJudge(condition: "linear", model: "register")
    }
    let judge = try HistoryJudge(model: "register")
    #expect(judge.property.name == "linearizable")
    let (_, space) = try searchedRegister(smallRegister(readers: 1), keepsHistory: false)
    #expect(throws: SearchProblem.historyUnknown) { try judge.judging(space) }
  }

  @Test("a run that recorded nothing has no history to begin with, once a client has asked")
  func unrecorded() throws {
    var world = World<Asking>(recording: .nothing)
    world.add(Asker(), named: "asker")
    // What nodes do at their start comes before a search.
    #expect(throws: SearchProblem.historyUnknown) {
      _ = try WorldSpace(world, budget: ActionBudget(), keepsHistory: true)
    }
    _ = try WorldSpace(world, budget: ActionBudget())
    var recorded = World<Asking>()
    recorded.add(Asker(), named: "asker")
    let space = try WorldSpace(recorded, budget: ActionBudget(), keepsHistory: true)
    #expect(space.history(of: space.initialStates()[0]).operations.count == 1)
  }
}

private enum Asking: System {
  enum Message: Hashable, Sendable { case nothing }
  enum Record: Hashable, Sendable { case nothing }
}

/// Asks something and never hears of it.
private struct Asker: Node {
  mutating func start(_ context: inout Context<Asking>) {
    _ = context.invoke("read")
  }

  mutating func receive(
    _ message: Asking.Message, from sender: NodeID, _ context: inout Context<Asking>
  ) {}
}
