public import Lightcone
public import LightconeTrace

/// Gray and Lamport's specification `TCommit` of what a commit protocol has to do, as a space to
/// search: the states of the resource managers alone, without messages.
///
/// A manager may commit once all are prepared or committed, and abort while none has committed.
/// With n managers there are 3^n + 2^n - 1 states: none has committed and each is working, prepared
/// or aborted; or at least one has, and the others are prepared or committed.
///
/// Source: Gray and Lamport: Consensus on Transaction Commit (ACM TODS 31, 2006), appendix A.1.
public struct TransactionCommit: SearchSpace {
  /// What may happen to a resource manager.
  public enum Action: Hashable, Sendable {
    /// It prepares.
    case prepare(UInt8)
    /// It commits.
    case commit(UInt8)
    /// It aborts.
    case abort(UInt8)
  }

  /// How many resource managers there are, 1 to 15.
  public let resourceManagerCount: Int

  /// Makes the specification for a number of resource managers.
  ///
  /// - Throws: ``SettingProblem`` unless there are 1 to 15.
  public init(resourceManagerCount: Int) throws(SettingProblem) {
    guard (1...15).contains(resourceManagerCount) else {
      throw SettingProblem("resource managers", "\(resourceManagerCount)", range: "1 to 15")
    }
    self.resourceManagerCount = resourceManagerCount
  }

  /// All are working.
  public func initialStates() -> [TwoPhaseState] { [TwoPhaseState()] }

  /// The digest of the 64 bits.
  @inlinable
  public func fingerprint(of state: TwoPhaseState) -> StateFingerprint {
    StateFingerprint(high: mixed(~state.bits), low: mixed(state.bits))
  }

  /// Each resource manager's actions.
  @inlinable
  public func expand(_ state: TwoPhaseState, into transitions: inout [Transition<Action>]) {
    let managers = 0..<UInt8(truncatingIfNeeded: resourceManagerCount)
    let canCommit = managers.allSatisfy {
      [.prepared, .committed].contains(state.manager(Int($0)))
    }
    for number in managers {
      let manager = state.manager(Int(number))
      var actions: [Action] = []
      if manager == .working { actions.append(.prepare(number)) }
      if manager == .prepared, canCommit { actions.append(.commit(number)) }
      if [.working, .prepared].contains(manager), state.committedManagers == 0 {
        actions.append(.abort(number))
      }
      for action in actions {
        let next = successor(of: state, by: action)
        transitions.append(Transition(action, fingerprint(of: next)))
      }
    }
  }

  /// The state after an action.
  @inlinable
  public func successor(of state: TwoPhaseState, by action: Action) -> TwoPhaseState {
    switch action {
    case .prepare(let number): state.with(Int(number), .prepared)
    case .commit(let number): state.with(Int(number), .committed)
    case .abort(let number): state.with(Int(number), .aborted)
    }
  }

  /// An action in words.
  public func describe(_ action: Action, in state: TwoPhaseState) -> String {
    switch action {
    case .prepare(let number): "resource manager \(number + 1) prepares"
    case .commit(let number): "resource manager \(number + 1) commits"
    case .abort(let number): "resource manager \(number + 1) aborts"
    }
  }

  /// The properties of the specification.
  public var properties: [PropertyDescription] {
    [
      PropertyDescription(
        name: "consistent", kind: .always,
        sentence: "no resource manager has committed while another has aborted"),
      PropertyDescription(
        name: "committed", kind: .sometimes, sentence: "all resource managers have committed"),
      PropertyDescription(
        name: "decided", kind: .eventually,
        sentence: "all resource managers have committed, or all have aborted"),
    ]
  }

  /// Whether a property is true of a state.
  @inlinable
  public func holds(_ property: Int, in state: TwoPhaseState) -> Bool {
    let all = TwoPhaseState.everyManager(resourceManagerCount)
    return switch property {
    case 0: state.committedManagers == 0 || state.abortedManagers == 0
    case 1: state.committedManagers == all
    default: state.committedManagers == all || state.abortedManagers == all
    }
  }
}
