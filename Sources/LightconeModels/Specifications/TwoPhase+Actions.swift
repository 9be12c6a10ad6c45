public import Lightcone

/// Something that may happen in ``TwoPhase``, by the names of the specification.
public enum TwoPhaseAction: Hashable, Sendable {
  /// `TMCommit`: the transaction manager commits.
  case commit
  /// `TMAbort`: the transaction manager aborts.
  case abort
  /// `TMRcvPrepared`: the transaction manager receives the message of a resource manager.
  case receivePrepared(UInt8)
  /// `RMPrepare`: a resource manager prepares.
  case prepare(UInt8)
  /// `RMChooseToAbort`: a resource manager aborts by itself.
  case chooseToAbort(UInt8)
  /// `RMRcvCommitMsg`: a resource manager receives `Commit`.
  case receiveCommit(UInt8)
  /// `RMRcvAbortMsg`: a resource manager receives `Abort`.
  case receiveAbort(UInt8)
}

extension TwoPhase {
  /// All that may happen in a state: the transaction manager's actions, then those of each resource
  /// manager.
  @inlinable
  public func expand(
    _ state: TwoPhaseState, into transitions: inout [Transition<TwoPhaseAction>]
  ) {
    func add(_ action: TwoPhaseAction) {
      let next = successor(of: state, by: action)
      transitions.append(Transition(action, fingerprint(of: next)))
    }
    if state.isUndecided {
      if mayCommit(in: state) { add(.commit) }
      add(.abort)
    }
    for number in 0..<UInt8(truncatingIfNeeded: resourceManagerCount) {
      let part = state.part(Int(number))
      if state.isUndecided, part & TwoPhaseState.preparedSent != 0 {
        add(.receivePrepared(number))
      }
      let manager = part & 0b11
      if manager == TwoPhaseState.Manager.working.rawValue { add(.prepare(number)) }
      if mayChooseToAbort(manager) { add(.chooseToAbort(number)) }
      if state.bits & TwoPhaseState.commitSent != 0 { add(.receiveCommit(number)) }
      if state.bits & TwoPhaseState.abortSent != 0 { add(.receiveAbort(number)) }
    }
  }

  /// Whether the transaction manager may commit, if it has not decided yet.
  @inlinable
  func mayCommit(in state: TwoPhaseState) -> Bool {
    let all = TwoPhaseState.everyManager(resourceManagerCount) << 3
    return defect == .commitsEarly || state.bits & all == all
  }

  /// Whether a resource manager that does this may abort by itself.
  @inlinable
  func mayChooseToAbort(_ manager: UInt64) -> Bool {
    manager == TwoPhaseState.Manager.working.rawValue
      || (defect == .abortsAfterPreparing && manager == TwoPhaseState.Manager.prepared.rawValue)
  }

  /// The state after an action.
  @inlinable
  public func successor(of state: TwoPhaseState, by action: TwoPhaseAction) -> TwoPhaseState {
    switch action {
    case .commit: state.adding(TwoPhaseState.hasCommitted | TwoPhaseState.commitSent)
    case .abort: state.adding(TwoPhaseState.hasAborted | TwoPhaseState.abortSent)
    case .receivePrepared(let number):
      state.adding(TwoPhaseState.preparedReceived << (4 &* UInt64(number)))
    case .prepare(let number):
      state.with(Int(number), .prepared, saying: TwoPhaseState.preparedSent)
    case .chooseToAbort(let number), .receiveAbort(let number):
      state.with(Int(number), .aborted)
    case .receiveCommit(let number): state.with(Int(number), .committed)
    }
  }

  /// An action in words.
  public func describe(_ action: TwoPhaseAction, in state: TwoPhaseState) -> String {
    switch action {
    case .commit: "the transaction manager commits"
    case .abort: "the transaction manager aborts"
    case .receivePrepared(let number):
      "the transaction manager hears that resource manager \(number + 1) is prepared"
    case .prepare(let number): "resource manager \(number + 1) prepares"
    case .chooseToAbort(let number): "resource manager \(number + 1) aborts by itself"
    case .receiveCommit(let number): "resource manager \(number + 1) is told to commit"
    case .receiveAbort(let number): "resource manager \(number + 1) is told to abort"
    }
  }

  /// One lane for each resource manager, and the last for the transaction manager.
  @inlinable
  public func lane(of action: TwoPhaseAction) -> Int {
    switch action {
    case .commit, .abort, .receivePrepared: resourceManagerCount
    case .prepare(let number), .chooseToAbort(let number), .receiveCommit(let number),
      .receiveAbort(let number):
      Int(number)
    }
  }

  /// Actions of different lanes are independent: messages only ever come to the set, and each lane
  /// writes nothing else that another one reads. So are two messages `Prepared` on their way in.
  @inlinable
  public func areIndependent(
    _ first: TwoPhaseAction, _ second: TwoPhaseAction, in state: TwoPhaseState
  ) -> Bool {
    if case .receivePrepared(let one) = first, case .receivePrepared(let other) = second {
      return one != other
    }
    return lane(of: first) != lane(of: second)
  }
}
