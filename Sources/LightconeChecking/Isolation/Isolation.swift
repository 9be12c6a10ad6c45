import LightconeTrace

/// Finds out how well transactions were isolated from each other, from what clients saw alone.
///
/// What it solves: a database promises an isolation level. Whether one order of the transactions
/// explains a history is hard to say in general (Papadimitriou 1979: NP-complete). If reads tell who
/// wrote what they show, and in which order, it is a search for cycles, in linear time; and a cycle
/// is an argument that a person can follow.
///
/// Example:
///
/// ```swift
/// // Each client reads both accounts and draws from one: write skew.
/// let one = OperationValue(parsing: "[[r x []] [r y []] [append x 1]]")
/// let two = OperationValue(parsing: "[[r x []] [r y []] [append y 1]]")
/// let end = OperationValue(parsing: "[[r x [1]] [r y [1]]]")
/// let values = [one, two, end]
/// let history = OperationHistory(
///   values.enumerated().map { client, value in
///     HistoryOperation(
///       client: client, function: "txn", argument: value, answer: value, outcome: .ok,
///       began: client == 2 ? 7 : client + 1, ended: client == 2 ? 8 : client + 3)
///   })
/// let result = try Isolation.check(history, level: nil)
/// result.weakestViolated  // [.repeatableRead]
/// result.verdict(for: .snapshotIsolation)  // .holds
/// ```
///
/// Rules:
/// 1. An operation `txn` is a transaction; its argument is a list of micro-operations `[append k v]`,
///    `[w k v]` and `[r k nil]`, its answer the same list with the reads filled in. `ok` means
///    committed, `fail` aborted. One of outcome `unknown` counts as committed once a read shows what
///    it wrote, and else not at all.
/// 2. Each value is written at most once for each key, so that a read tells who wrote it. A key holds
///    nothing at first.
/// 3. Lists: the longest read of a key gives the order of its appends; those that committed and are
///    in no read come after it. Registers: the initial version is first, and what a transaction wrote
///    after reading a key comes after what it read. Only orders that are certain count.
/// 4. T1 comes before T2 if T2 wrote a later version of what T1 wrote (ww), read what T1 wrote (wr),
///    or wrote a later version of what T1 read (rw, an anti-dependency); for the strongest levels also
///    if one client did T1 first (process), or T1 ended before T2 began (realtime).
/// 5. A cycle is an anomaly: G0 with ww alone, G1c with wr too, G-single with one rw, G-nonadjacent
///    with several of which no two follow each other, G2-item with any. Each is told once in each
///    strongly connected component of the graph.
/// 6. Other anomalies show in single reads: see ``AnomalyKind``.
/// 7. A level is violated if it or a weaker one forbids an anomaly that was found. It holds if an
///    order of the transactions explains all reads (the check looks for one and replays it), or if
///    the order of versions is known well enough that each of the level's cycles would have shown. Else
///    it is undecided, as it is without any committed transaction, answered read or budget.
///
/// Deviations: Adya's version orders come from the system, these from reads, as in Elle. Where several
/// successors of a version are known, but not their order, an edge leads to each. Elle can infer more
/// about registers if one promises that each key is linearizable; here versions follow real time only
/// where strict serializability is judged, which demands it. Elle answers "valid" where it finds
/// nothing; here that is not enough for `holds`.
///
/// What it does not promise: to find the phantoms of predicate reads (G2 without -item), of which such
/// histories know nothing. The cycle that is told is the shortest of its class in its component
/// unless the component is large; then it is a short one.
///
/// Reading: Kingsbury and Alvaro, "Elle: Inferring Isolation Anomalies from Experimental Observations"
/// (VLDB 2020); Adya, "Weak Consistency: A Generalized Theory and Optimistic Implementations for
/// Distributed Transactions" (PhD thesis, MIT 1999); Adya, Liskov and O'Neil, "Generalized Isolation
/// Level Definitions" (ICDE 2000); Berenson et al., "A Critique of ANSI SQL Isolation Levels" (SIGMOD
/// 1995).
public enum Isolation {
  /// Judges a history of transactions.
  ///
  /// - Parameters:
  ///   - history: Operations of the function `txn`, in the order in which they began.
  ///   - level: The level that is asked for; nil for all.
  ///   - budget: How many nodes of the dependency graph the searches may visit.
  /// - Throws: ``HistoryProblem`` at the first operation that is no transaction, at a value that is
  ///   written twice, or where lists and registers are mixed.
  /// - Complexity: O(n log n) for n micro-operations and elements of reads if there is no anomaly;
  ///   where there is, each 64 anti-dependencies on cycles cost one more pass over these.
  public static func check(
    _ history: OperationHistory, level: IsolationLevel? = nil,
    budget: CheckBudget = CheckBudget(configurations: 100_000_000)
  ) throws(HistoryProblem) -> IsolationResult {
    let transactions = try TransactionReader.transactions(of: history)
    var book = try TransactionBook(transactions)
    let prose = IsolationProse(history: history, book: book)
    var collector = AnomalyCollector()
    let order: VersionOrder
    switch book.kind {
    case .listAppend:
      let versions = ListVersions(book, prose, &collector)
      (book, order) = (versions.book, versions.order)
    case .register:
      let versions = RegisterVersions(book, prose, &collector)
      (book, order) = (versions.book, versions.order)
    }
    ReadAnomalies.find(in: book, prose, &collector)
    let graph = DependencyGraphBuilder.graph(book, order)
    let cycles = CycleAnomalies(graph, prose, collector, SearchMeter(budget))
    return IsolationJudgement(book: book, order: order, graph: graph, cycles: cycles)
      .result(level: level)
  }
}
