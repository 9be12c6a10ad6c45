public import LightconeTrace

extension WorldSpace {
  /// What clients asked and were told on the way to a state, the run before the search included; empty
  /// if the space does not keep it.
  ///
  /// A search knows no times and no events: all times are that of the search's begin, and the numbers of
  /// events count questions and answers from 1. Of several orders that mean the same, as
  /// ``historyFingerprint(of:)`` says, it is the one on the way that was taken.
  public func history(of state: WorldState<S>) -> History {
    History(state.entries, at: world.now)
  }

  /// The digest of a state's history: of its operations, their answers, and which ended before which
  /// began.
  public func historyFingerprint(of state: WorldState<S>) -> StateFingerprint {
    state.entries.digest
  }

  /// Whether a client asks or is told something in an action.
  @usableFromInline
  func changesHistory(_ action: WorldAction, _ state: WorldState<S>) -> Bool {
    guard action.runsHandler, isHeard(action, in: state) else { return false }
    var context = template
    let message = message(of: action, in: state, place(of: action, in: state))
    let outcome = outcome(
      of: action, in: state, message: message, script: action.choices,
      crashAfterEffects: action.crashAfterEffects, &context)
    return !outcome.entries.isEmpty
  }
}
