import Lightcone
import LightconeTrace

/// Exactly-once effect: what was acknowledged happened once, and nothing happened that nobody asked
/// for.
///
/// **What it solves.** Messages get lost and are sent again. A card must be charged once for one
/// purchase, whatever happens to the messages.
///
/// **Example.** `charge 7` is acknowledged. Its reply was lost at first, so the client sent it
/// again. A final read returns `[7 7]`: the card was charged twice.
///
/// **Rules.**
/// 1. `append`, `add`, `increment` and `charge` have effects; `read` shows them, as a list of the
///    arguments or as their sum. A missing argument adds 1.
/// 2. The last answered read of a key that began when all acknowledged effects on it had ended
///    shows its final state. A key without effects or without such a read says nothing.
/// 3. An acknowledged effect shows once. Fewer: it is *lost*. More: it is *duplicated*.
/// 4. One with an unknown outcome shows at most once, a failed one never.
/// 5. What shows and nobody asked for, or only failed operations did, is a *phantom*.
/// 6. In a sum effects have no names. It must be what the acknowledged ones add up to, and some of
///    the unknown ones.
///
/// **Deviations.** No paper defines it for clients; this is what the "exactly once" of queues and
/// streams comes to for whoever looks at the final state.
///
/// **What it does not promise.** Order, or that a message is delivered once: effects are counted.
/// In a sum an effect that was lost and another that was duplicated can hide each other.
///
/// **Reading.** Saltzer, Reed and Clark, "End-to-End Arguments in System Design" (TOCS 1984).
/// Helland, "Idempotence Is Not a Medical Condition" (CACM 2012).
public struct ExactlyOnceEffect: Sendable {
  /// The name of the condition.
  public static let name = "exactly-once"

  /// Creates a checker.
  public init() {}

  /// Checks a history.
  ///
  /// - Parameter budget: bounds how many sums are remembered.
  /// - Throws: ``HistoryProblem`` if there is another function, an effect in a sum that is no
  ///   number, or a client with two operations open.
  /// - Complexity: O(operations); for sums O(unknown operations × different sums).
  public func check(
    _ history: OperationHistory, budget: CheckBudget = CheckBudget()
  ) throws(HistoryProblem) -> ConsistencyResult {
    _ = try ClientOrder(history)
    var judged = 0
    var keyCount = 0
    var open: String?
    for key in try EffectsOfKey.all(in: history) {
      guard let read = key.finalRead else { continue }
      judged += key.acknowledged.count + key.unknown.count + key.failed.count
      keyCount += 1
      switch try key.judge(read, history, budget) {
      case .right: break
      case .wrong(let sentences, let operations):
        return ConsistencyResult(
          Self.name, .violated, explanation: sentences, operations: operations, judgedCount: judged)
      case .open(let reason): open = open ?? reason
      }
    }
    if let open {
      return ConsistencyResult(Self.name, .undecided, explanation: [open], judgedCount: judged)
    }
    if keyCount == 0 {
      return ConsistencyResult(
        Self.name, .undecided,
        explanation: ["Never put to the test: no key with effects was read after them."],
        judgedCount: 0)
    }
    return ConsistencyResult(
      Self.name, .holds,
      explanation: [
        "\(counted(judged, "effect")) on \(counted(keyCount, "key")) were counted in the final "
          + "state."
      ], judgedCount: judged)
  }
}
