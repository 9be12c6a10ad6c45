/// Makes a list that fails as short as can be.
///
/// What it solves: a run that breaks a property usually does so among much that has nothing to do with
/// it. Whoever reads it wants only what it takes.
///
/// Example:
///
/// ```swift
/// let least = Shrinker().minimise(Array(1...100)) { $0.contains(17) && $0.contains(60) }
/// // least?.items == [17, 60]
/// ```
///
/// Rules:
/// 1. Delta debugging: halves are tried, then what is left without each half, then the same with
///    quarters, and so on down to single items.
/// 2. Then single items are taken out one by one, until no single one can go. The list is then
///    1-minimal.
/// 3. No list is tried twice. The same list and the same answers give the same tests in the same order.
/// 4. A budget of tests, or whoever asks to stop, ends the search early. The list fails then too, but is
///    not called minimal.
///
/// Deviations: the paper takes lists as sets of changes with three outcomes. Here a list that cannot be
/// tried counts as one that does not fail.
///
/// What it does not promise: the shortest list of all. Two items that can only go together may stay.
///
/// Reading: Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input" (IEEE
/// Transactions on Software Engineering 2002).
public struct Shrinker: Sendable {
  /// How many lists may be tried.
  public var budget: Int

  /// Creates a shrinker; a thousand tests unless said otherwise.
  public init(budget: Int = 1_000) { self.budget = budget }

  /// What is left of a list.
  public struct Minimum<Item> {
    /// What is left, in its old order. It fails.
    public let items: [Item]
    /// How many lists were tried, the whole one included.
    public let testCount: Int
    /// Whether each single item was seen to be needed.
    public let isMinimal: Bool
  }

  /// Makes a list that fails shorter, until each single item is needed.
  ///
  /// - Parameters:
  ///   - items: a list that fails.
  ///   - shouldStop: asked before each test; true ends the search.
  ///   - isFailing: whether a list fails; it must always give the same answer.
  /// - Returns: what is left; nil if the whole list does not fail.
  /// - Complexity: O(n²) tests at the worst for n items, O(log n) where one item is to blame.
  public func minimise<Item>(
    _ items: [Item], shouldStop: () -> Bool = { false }, isFailing: ([Item]) -> Bool
  ) -> Minimum<Item>? {
    var search = DeltaDebugging()
    var testsLeft = budget
    func test(_ kept: [Int]) -> Bool? {
      guard testsLeft > 0, !shouldStop() else { return nil }
      testsLeft -= 1
      return isFailing(kept.map { items[$0] })
    }
    guard search.fails(Array(items.indices), test) == true else { return nil }
    var kept = Array(items.indices)
    let isDone = search.reduce(&kept, test) && search.removeSingly(&kept, test)
    return Minimum(
      items: kept.map { items[$0] }, testCount: search.testCount, isMinimal: isDone)
  }
}
