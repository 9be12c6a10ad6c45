import Lightcone
import LightconeChecking
import LightconeTrace

/// The names that expressions can use in one run: parameters, metrics and the seed.
struct RunQuantities: Quantities {
  private let model: Model
  private let settings: Settings
  private let metric: (String) -> MetricValue?
  /// The events, where they are kept; read only where somebody counts them.
  private let trace: () -> Trace?

  /// The quantities of a run at the point where it stands.
  init(_ simulation: Simulation, _ model: Model, _ settings: Settings) {
    self.model = model
    self.settings = settings
    metric = { simulation.metric($0) }
    trace = { simulation.trace }
  }

  /// The quantities of a sweep's run at its end.
  init(_ run: SweepRun, _ model: Model) {
    self.model = model
    settings = run.settings
    metric = { name in run.metrics.first { $0.description.name == name }?.value }
    trace = { nil }
  }

  var knownNames: [String] {
    model.parameters.map(\.name) + model.metrics.map(\.name) + ["seed"]
  }

  /// The names that stand before the run: what was set, not what was measured.
  var parameterNames: [String] { model.parameters.map(\.name) + ["seed"] }

  func value(named name: String) -> NamedValue? {
    if let value = settings.value(of: name) { return value.named }
    if name == "seed" { return .scalar(Quantity(Double(settings.seed))) }
    guard let description = model.metrics.first(where: { $0.name == name }),
      let value = metric(name)
    else { return nil }
    let exponent = description.unit == .time ? 1 : 0
    switch value {
    case .number(let number): return .scalar(Quantity(Double(number), timeExponent: exponent))
    case .series(let samples): return .series(samples.map(Double.init), timeExponent: exponent)
    }
  }

  func count(of kind: TraceEvent.Kind, at name: String?) -> EventCount {
    guard let trace = trace() else { return .noTrace }
    guard let name else { return .events(trace.events.count { $0.kind == kind }) }
    let names = NodeNames(trace.nodes)
    let nodes = names.nodes(named: name)
    guard !nodes.isEmpty else { return .unknownNode(known: names.all) }
    return .events(
      trace.events.count { event in event.kind == kind && event.node.map(nodes.contains) == true })
  }
}

extension SettingValue {
  /// What the setting stands for in an expression. A law stands for its mean.
  fileprivate var named: NamedValue {
    switch self {
    case .integer(let number): .scalar(Quantity(Double(number)))
    case .timeSpan(let span): .scalar(Quantity(Double(span.nanoseconds), timeExponent: 1))
    case .law(let law): .scalar(Quantity(Double(law.mean.nanoseconds), timeExponent: 1))
    case .probability(let probability):
      .scalar(Quantity(Double(probability.partsPerMillion) / 1_000_000))
    case .rate(let rate): .scalar(Quantity(Double(rate.perSecond) / 1e9, timeExponent: -1))
    case .flag(let isOn): .flag(isOn)
    case .choice(let word): .text(word)
    }
  }
}
