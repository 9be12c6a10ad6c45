import Lightcone

extension Metric where S: RowSystem {
  /// What readers and rivals measure.
  static var rows: [Metric<S>] {
    [
      Metric("reads", .count, .counter, "reads of all rows that were answered in full"),
      Metric("reads.mixed", .count, .counter, "reads that saw some rows changed and others not"),
      Metric("rival.done", .count, .counter, "changes that the rival made to a row"),
      Metric("rival.refused", .count, .counter, "changes refused because the row was locked"),
      Metric(
        "rival.gap", .time, .series,
        "time from one change by the rival to the next, per row, as the rival hears of them"),
      Metric("lock.held", .time, .series, "how long each lock was held, once it was released"),
    ]
  }
}

extension Parameter where Value == Rate {
  /// `read.rate`: how often a reader reads all rows.
  static let readRate = Parameter.rate(
    "read.rate", default: Rate(perSecond: 0), in: Rate(perSecond: 0)...Rate(perSecond: 10_000),
    "how often a reader looks at all rows (Poisson); 0 for no reader")

  /// `hot.rate`: how often a rival wants each row.
  static let hotRate = Parameter.rate(
    "hot.rate", default: Rate(perSecond: 0), in: Rate(perSecond: 0)...Rate(perSecond: 10_000),
    "how often a rival wants to change each row; 0 for no rival")
}

/// The names of those who keep rows: an order's product, price and metadata, then plain numbers.
func keeperNames(count: Int) -> [String] {
  let known = ["product", "price", "metadata"]
  return (0..<count).map { $0 < known.count ? known[$0] : "service\($0 + 1)" }
}
