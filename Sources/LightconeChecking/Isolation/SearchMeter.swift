/// Counts the steps of a search against its budget.
struct SearchMeter {
  private let budget: CheckBudget
  private var spent = 0
  private var untilQuestion = 0
  /// Whether the budget ran out, or somebody asked to stop.
  private(set) var isExhausted = false

  init(_ budget: CheckBudget) { self.budget = budget }

  /// Spends some steps; false if there are no more.
  mutating func spend(_ count: Int) -> Bool {
    spent += count
    untilQuestion -= count
    if spent > budget.configurations { isExhausted = true }
    if untilQuestion <= 0 {
      untilQuestion = 100_000
      if budget.shouldStop() { isExhausted = true }
    }
    return !isExhausted
  }
}
