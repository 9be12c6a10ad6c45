import Lightcone
import LightconeChecking
import LightconeRendering
import LightconeTrace

/// Tells in what two runs differ.
struct ComparisonWords {
  let comparison: RunComparison
  let before: Simulation
  let after: Simulation
  let display: Display

  /// The lines of the answer, wrapped.
  var lines: [String] {
    guard comparison.divergence != nil else { return ["Nothing changes: both runs are the same."] }
    return ([parting] + [metrics, properties].compactMap { $0 })
  }

  private var parting: String {
    guard let divergence = comparison.divergence else { return "" }
    let number = divergence.number
    func side(_ event: TraceEvent?, _ simulation: Simulation) -> String {
      guard let event else { return "the run has ended" }
      return "\(PastClause.text(of: number, in: simulation.trace)) at \(event.time)"
    }
    let text =
      "They part at \(number). As it is: \(side(divergence.first, before)). What if: "
      + "\(side(divergence.second, after))."
    return text.fitted(to: display, continuation: "  ")
  }

  private var metrics: String? {
    guard !comparison.metrics.isEmpty else { return "No metric changes." }
    var table = Table([
      TableColumn("metric"), TableColumn("as it is", .right), TableColumn("what if", .right),
    ])
    for change in comparison.metrics {
      let text = MetricText(change.metric)
      table.add(change.metric.name, text.text(of: change.before), text.text(of: change.after))
    }
    return table.render(display)
  }

  private var properties: String? {
    guard !comparison.properties.isEmpty else { return "No verdict changes." }
    var table = Table([
      TableColumn("property"), TableColumn("as it is"), TableColumn("what if"),
    ])
    for change in comparison.properties {
      table.add(
        change.before.property.name, change.before.verdict.rawValue, change.after.verdict.rawValue)
    }
    return table.render(display)
  }
}
