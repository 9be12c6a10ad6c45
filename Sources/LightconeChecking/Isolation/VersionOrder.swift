/// What is known of the order of the versions of all keys.
struct VersionOrder {
  /// Transactions of which it is certain that they replaced a version, and those that saw it.
  struct Succession {
    let key: Int
    /// The version that was replaced; ``TransactionBook/initialVersion`` for the initial one.
    let version: Int
    /// The transactions that read it.
    var readers: [Int]
    /// Writes that come after it, in an order that is not known; one of each transaction.
    var successors: [Int]
  }

  /// Each version with what comes after it.
  var successions: [Succession] = []
  /// Of each key, whether the order of its versions is total.
  var isComplete: [Bool]
  /// Of each key, whether reads contradict each other about the order.
  var isConflicted: [Bool]

  init(keyCount: Int) {
    isComplete = [Bool](repeating: true, count: keyCount)
    isConflicted = [Bool](repeating: false, count: keyCount)
  }
}
