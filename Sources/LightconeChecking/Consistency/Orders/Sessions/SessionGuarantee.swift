import Lightcone

/// The four session guarantees: what one client may rely on, whichever replica answers it.
///
/// **What it solves.** A client that is sent from replica to replica sees its own work vanish and
/// news become old again. Each guarantee forbids one such surprise, without making replicas agree.
///
/// **Example.** A client writes `x 1`, then reads `x` and finds nothing: its session does not read
/// its writes.
///
/// **Rules.** A session is a client. Values tell versions apart.
/// 1. *Known order.* A write comes before another of the same key if the client of the second wrote
///    or read the first before. Nothing else orders versions.
/// 2. *View.* A client's view of a key is one order of its versions that keeps the known order.
///    Each client may have a view of its own. Where nothing orders two versions, the view that
///    suits the client best counts. The guarantee is broken if no view keeps it.
/// 3. *Read your writes*: a read never returns a version that is older in the view than a version
///    that the client wrote before, nor the initial value after it wrote.
/// 4. *Monotonic reads*: a read never returns a version that is older in the view than one that the
///    client read before, nor the initial value after another one.
/// 5. *Monotonic writes*: after a client has read a write of somebody, its reads show whatever that
///    somebody wrote before it, or something newer in the view; and it never reads that somebody's
///    earlier write of the same key any more.
/// 6. *Writes follow reads*: the same for what that somebody had read before the write.
/// 7. Reads of values that nobody wrote belong to no version. They are left out, and the verdict is
///    then undecided at best.
///
/// Causal memory implies all four, and so does causal convergence.
///
/// **Deviations from the paper.** Terry and others speak of sets of writes at servers. A history
/// does not show servers, so the guarantees are stated by what clients can observe, as Bailis and
/// others do. A read that went backwards after a later write was seen can be the fault of the
/// replica that was read or of the order in which writes were applied: monotonic reads and
/// monotonic writes both report it.
///
/// **What it does not promise.** Anything between clients that never read from each other, or that
/// versions are ever seen by anybody else.
///
/// **Reading.** Terry, Demers, Petersen, Spreitzer, Theimer and Welch, "Session Guarantees for
/// Weakly Consistent Replicated Data" (PDIS 1994). Bailis, Davidson, Fekete, Ghodsi, Hellerstein
/// and Stoica, "Highly Available Transactions: Virtues and Limitations" (VLDB 2014).
public enum SessionGuarantee: String, Hashable, Sendable, CaseIterable {
  /// A client sees what it wrote.
  case readYourWrites = "read-your-writes"
  /// A client never sees an older version than before.
  case monotonicReads = "monotonic-reads"
  /// Whoever sees a write sees what its client wrote before it.
  case monotonicWrites = "monotonic-writes"
  /// Whoever sees a write sees what its client had read before it.
  case writesFollowReads = "writes-follow-reads"

  /// Checks a history of reads and writes.
  ///
  /// - Parameter initialValue: what every key holds at first.
  /// - Throws: ``HistoryProblem`` if there is another function than read and write, or a client
  ///   with two operations open.
  /// - Complexity: O(clients × operations); a client that may have no view costs O(operations)
  ///   more.
  public func check(
    _ history: OperationHistory, initialValue: OperationValue = .none
  ) throws(HistoryProblem) -> ConsistencyResult {
    let reads = try ReadWriteHistory(history, initialValue: initialValue)
    if let ambiguity = reads.ambiguity {
      return ConsistencyResult(
        rawValue, .undecided, explanation: ["\(ambiguity)."], judgedCount: 0)
    }
    return SessionCheck(self, reads).result()
  }

  /// What a history has to contain for the guarantee to be put to the test.
  var occasion: String {
    switch self {
    case .readYourWrites: "no client read a key after it had written it"
    case .monotonicReads: "no client read a key twice"
    case .monotonicWrites:
      "no client read a write and then a key that the writer had written before it"
    case .writesFollowReads:
      "no client read a write and then a key that the writer had read before it"
    }
  }
}
