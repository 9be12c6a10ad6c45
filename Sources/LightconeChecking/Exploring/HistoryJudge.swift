public import Lightcone
public import LightconeDiagnostics
import LightconeTrace
import Synchronization

/// Judges what clients saw, in every state of a search.
///
/// **What it solves.** A run whose history is linearizable says nothing of other runs. A search whose
/// states remember what clients asked and were told can look at every history that there can be.
///
/// **Example.**
///
/// ```swift
/// let space = try simulation.searchSpace(budget: ActionBudget(timers: 0), keepsHistory: true)
/// let judge = try HistoryJudge(condition: "linearizable", model: "register")
/// var explorer = Explorer(try judge.judging(space))
/// explorer.propertyNames = [judge.property.name]
/// let finding = judge.settled(try explorer.explore().findings[0])
/// ```
///
/// **Rules.**
/// 1. The condition becomes one more property of the space. A state at which it is false ends the search,
///    and the way there is a run whose history breaks it.
/// 2. Each history is judged once, however many states have it.
/// 3. A history without an answer breaks nothing.
/// 4. A condition about the end of a history, such as `eventual-convergence`, is judged where nothing can
///    change any more.
/// 5. ``settled(_:)`` takes back a `holds` that was not earned: if no history had an answer, or if the
///    budget ran out for one.
/// 6. A history that the model cannot read ends the search too; ``problem`` then says why.
///
/// **Deviations.** None known.
///
/// **What it does not promise.** Anything of histories beyond the budget of the search. Histories are
/// few or many as clients are: with each operation more, there are many times as many states.
///
/// **Reading.** Herlihy and Wing, "Linearizability: A Correctness Condition for Concurrent Objects"
/// (TOPLAS 1990); Vechev, Yahav and Yorsh, "Experience with Model Checking Linearizability" (SPIN 2009).
public struct HistoryJudge: Sendable {
  /// The condition, as a property of a search.
  public let property: PropertyDescription
  /// The name of what histories are checked against.
  public let model: String
  private let budget: CheckBudget
  private let memory = Memory()

  /// What is known of the histories that were met.
  private final class Memory: Sendable {
    struct Content {
      var verdicts: [StateFingerprint: Bool] = [:]
      var judgedCount = 0
      var undecidedReason: String?
      var problem: Diagnostic?
    }
    let content = Mutex(Content())
  }

  /// Prepares to judge by a condition of a model of ``HistoryChecks``.
  ///
  /// - Parameters:
  ///   - condition: its name; nil for the model's first.
  ///   - budget: how much one history may take.
  /// - Throws: `LC6003` for a name that there is not.
  public init(
    condition: String? = nil, model: String, budget: CheckBudget = CheckBudget()
  ) throws(Diagnostic) {
    let found = try HistoryChecks.find(model: model, condition: condition)
    let name = condition ?? found.conditions[0]
    let isOfEnds = name == OrderCondition.eventualConvergence.rawValue
    property = PropertyDescription(
      name: name, kind: isOfEnds ? .eventually : .always,
      sentence: "what the clients saw is \(name) as \(model)")
    self.model = model
    self.budget = budget
  }

  /// The space with the condition as its last property.
  ///
  /// - Throws: ``SearchProblem/historyUnknown`` if its states do not remember what clients saw.
  public func judging(_ space: SimulationSpace) throws(SearchProblem) -> SimulationSpace {
    guard space.keepsHistory else { throw .historyUnknown }
    return space.adding(property) { space, state in holds(in: state, of: space) }
  }

  /// How many different histories with an answer were judged.
  public var judgedCount: Int { memory.content.withLock(\.judgedCount) }

  /// Why a history could not be read, if there was one.
  public var problem: Diagnostic? { memory.content.withLock(\.problem) }

  /// What a search found out about the condition; `undecided` where it was not exercised, or not to the
  /// end.
  public func settled(_ finding: PropertyFinding) -> PropertyFinding {
    guard finding.property == property, finding.verdict == .holds else { return finding }
    let (judgedCount, reason) = memory.content.withLock { ($0.judgedCount, $0.undecidedReason) }
    var finding = finding
    if let reason {
      finding.verdict = .undecided
      finding.reason = "a history is undecided: \(reason)"
    } else if judgedCount == 0 {
      finding.verdict = .undecided
      finding.reason = "no operation was answered in any state"
    } else {
      finding.reason +=
        judgedCount == 1 ? " with 1 history" : " with \(judgedCount.grouped) different histories"
    }
    return finding
  }

  private func holds(in state: SimulationSpace.State, of space: SimulationSpace) -> Bool {
    let key = space.historyFingerprint(of: state)
    if let known = memory.content.withLock({ $0.verdicts[key] }) { return known }
    let history = OperationHistory(space.history(of: state)) { "client \($0.position)" }
    guard history.operations.contains(where: { $0.outcome == .ok }) else { return true }
    let holds = judge(history)
    memory.content.withLock { content in
      if content.verdicts.updateValue(holds, forKey: key) == nil { content.judgedCount += 1 }
    }
    return holds
  }

  private func judge(_ history: OperationHistory) -> Bool {
    do throws(Diagnostic) {
      let result = try HistoryChecks.check(
        history, model: model, condition: property.name, budget: budget)
      guard result.verdict == .undecided else { return result.verdict == .holds }
      let reason = result.explanation.first ?? "the budget ran out"
      memory.content.withLock { $0.undecidedReason = $0.undecidedReason ?? reason }
      return true
    } catch {
      memory.content.withLock { $0.problem = $0.problem ?? error }
      return false
    }
  }
}
