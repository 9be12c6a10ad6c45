import Lightcone

/// The quantities of a state in a search: those of a run without what was counted or sampled on the
/// way, which no state remembers.
struct StateQuantities: Quantities {
  private let quantities: RunQuantities
  private let stateless: Set<String>

  init(_ quantities: RunQuantities, _ model: Model) {
    self.quantities = quantities
    stateless = Set(model.metrics.filter { !$0.isOfState }.map(\.name))
  }

  var knownNames: [String] { quantities.knownNames.filter { !stateless.contains($0) } }

  func value(named name: String) -> NamedValue? {
    stateless.contains(name) ? nil : quantities.value(named: name)
  }
}
