public import Lightcone
public import LightconeTrace

/// Lamport and Gray's specification `TwoPhase` of two-phase commit, as a space to search.
///
/// **What it solves.** Resource managers must all commit or all abort a transaction. A transaction
/// manager collects their votes and decides. The specification says what may happen, without nodes
/// and without a network: a message, once sent, stays in the set `msgs` and can be received at any
/// time, never, or again and again.
///
/// **Example.**
///
/// ```swift
/// let exploration = try Explorer(try TwoPhase(resourceManagerCount: 3)).explore()
/// print(exploration.counts.distinct)  // 288
/// ```
///
/// **Rules.**
/// 1. A manager of a resource is working, prepared, committed or aborted. From working it may
///    prepare, and says so, or abort by itself, and says nothing.
/// 2. While the transaction manager has not decided, it receives messages `Prepared`. It may commit
///    once it has received all of them, and may abort at any time.
/// 3. A manager of a resource does what a message `Commit` or `Abort` says, whatever it did before.
/// 4. No reachable state has one manager committed and another aborted (`TCConsistent`).
///
/// With n managers there are 2^n + 4^n + 6^n states: once the decision to commit has fallen, each
/// manager is prepared or committed; before a decision, each is working, aborted, or prepared with
/// its message received or not; after a decision to abort each is in one of those four, or aborted
/// after it had prepared, with its message received or not.
///
/// **Deviations.** None in the behaviour. A state is packed into 64 bits, which bounds the number
/// of managers. With ``hasSymmetry``, states that differ only in which manager does what are one. A
/// ``Defect`` breaks it on purpose.
///
/// **What it does not promise.** Nothing is lost here for good, and nothing crashes. It never says
/// that a transaction ends: a message may be left lying for ever.
///
/// **Reading.** Gray and Lamport: Consensus on Transaction Commit (ACM TODS 31, 2006), appendix
/// A.2.
public struct TwoPhase: SearchSpace {
  /// A deliberate mistake, for a check to find.
  public enum Defect: String, CaseIterable, Hashable, Sendable {
    /// The transaction manager commits without waiting for all messages `Prepared`.
    case commitsEarly = "commits-early"
    /// A manager of a resource still aborts by itself after it has prepared.
    case abortsAfterPreparing = "aborts-after-preparing"
  }

  /// How many resource managers there are, 1 to 15.
  public let resourceManagerCount: Int
  /// Whether states that differ only in which manager does what have one fingerprint.
  public let hasSymmetry: Bool
  /// What is broken on purpose.
  public let defect: Defect?

  /// Makes the specification for a number of resource managers.
  ///
  /// - Throws: ``SettingProblem`` unless there are 1 to 15.
  public init(
    resourceManagerCount: Int, hasSymmetry: Bool = false, defect: Defect? = nil
  ) throws(SettingProblem) {
    guard (1...15).contains(resourceManagerCount) else {
      throw SettingProblem("resource managers", "\(resourceManagerCount)", range: "1 to 15")
    }
    self.resourceManagerCount = resourceManagerCount
    self.hasSymmetry = hasSymmetry
    self.defect = defect
  }

  /// All are working, nothing was sent.
  public func initialStates() -> [TwoPhaseState] { [TwoPhaseState()] }

  /// With symmetry, the digest of the transaction manager's part and of how many resource managers
  /// there are in each of their 16 conditions; else the digest of the 64 bits.
  @inlinable
  public func fingerprint(of state: TwoPhaseState) -> StateFingerprint {
    let word = hasSymmetry ? state.symmetricWord(resourceManagerCount) : state.bits
    return StateFingerprint(high: mixed(~word), low: mixed(word))
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
        name: "aborted", kind: .sometimes, sentence: "all resource managers have aborted"),
    ]
  }

  /// Whether a property is true of a state.
  @inlinable
  public func holds(_ property: Int, in state: TwoPhaseState) -> Bool {
    switch property {
    case 0: state.committedManagers == 0 || state.abortedManagers == 0
    case 1: state.committedManagers == TwoPhaseState.everyManager(resourceManagerCount)
    default: state.abortedManagers == TwoPhaseState.everyManager(resourceManagerCount)
    }
  }

  /// Whether symmetric states are one.
  public var mergesSymmetricStates: Bool { hasSymmetry }
}
