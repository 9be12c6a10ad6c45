@testable import LightconeConsole

/// Quantities that a test writes down.
struct FixedQuantities: Quantities {
  var values: [(name: String, value: NamedValue)]

  init(_ values: [(String, NamedValue)]) { self.values = values.map { (name: $0.0, value: $0.1) } }

  func value(named name: String) -> NamedValue? { values.first { $0.name == name }?.value }

  var knownNames: [String] { values.map(\.name) }

  /// A run of two-phase commit as a test imagines it.
  static let sample = FixedQuantities([
    ("messages", .scalar(Quantity(12))),
    ("participants", .scalar(Quantity(3))),
    ("net.latency", .scalar(Quantity(1e6, timeExponent: 1))),
    ("lock.held", .series([3e6, 1e6, 2e6], timeExponent: 1)),
    ("queue.length", .series([], timeExponent: 0)),
    ("rate", .scalar(Quantity(20 / 1e9, timeExponent: -1))),
    ("committed", .flag(true)),
    ("law", .text("uniform")),
    ("maxWaitDurationInHalfOpenState", .scalar(Quantity(0))),
    ("a", .scalar(Quantity(7))),
    ("b", .scalar(Quantity(5))),
  ])
}

/// The value of an expression in the sample run.
func value(_ text: String) throws -> Value {
  try Expression(parsing: text).evaluate(in: FixedQuantities.sample).value
}
