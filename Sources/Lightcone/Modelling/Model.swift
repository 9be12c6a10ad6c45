public import LightconeDiagnostics
import LightconeTrace

/// A catalogued system: what lessons, prompt, sweeps and pages pick up by name.
///
/// Everything that people see of a model (completion, `models NAME`, reference pages) is made from
/// this one description.
public struct Model: Sendable {
  /// The name, in kebab-case.
  public let name: String
  /// Changes when the model's behaviour does, so that an old run is not taken for a new one.
  public let version: Int
  /// What it is, in one sentence.
  public let summary: String
  /// Its parameters, in the order in which they are shown.
  public let parameters: [ParameterDescription]
  /// What its runs measure.
  public let metrics: [MetricDescription]
  /// The roles whose crashes a sweep over crash points tries; clients are usually left out.
  public let crashRoles: [String]
  /// What people can ask its nodes for.
  public let operations: [OperationDescription]
  /// What should be true of it.
  public let properties: [PropertyDescription]
  @usableFromInline let make: @Sendable (Settings) -> Simulation
  @usableFromInline let validate: @Sendable (Settings) -> Diagnostic?

  /// Describes a model.
  ///
  /// - Parameters:
  ///   - validate: finds settings that are each in range but impossible together.
  ///   - world: makes the world that the settings ask for. It plans no faults but those that
  ///     parameters ask for.
  @inlinable
  public init<S: System>(
    name: String, version: Int, summary: String, parameters: [ParameterDescription],
    crashRoles: [String], operations: [ModelOperation<S>] = [], metrics: [Metric<S>],
    properties: [Property<S>],
    validate: @escaping @Sendable (Settings) -> Diagnostic? = { _ in nil },
    world: @escaping @Sendable (Settings) -> World<S>
  ) {
    let allMetrics = metrics + Metric<S>.common
    self.name = name
    self.version = version
    self.summary = summary
    self.parameters = parameters
    self.crashRoles = crashRoles
    self.metrics = allMetrics.map(\.description)
    self.operations = operations.map(\.description)
    self.properties = properties.map(\.description)
    self.validate = validate
    make = { settings in
      var world = world(settings)
      if !operations.isEmpty { world.offer(operations) }
      return Simulation(world, metrics: allMetrics, properties: properties)
    }
  }

  /// Settings in which every parameter has its default.
  public func settings(seed: UInt64 = 1) -> Settings { Settings(parameters, seed: seed) }

  /// A run of the model, before its first step.
  ///
  /// - Throws: a ``Diagnostic`` if the settings are impossible together.
  public func simulation(_ settings: Settings) throws(Diagnostic) -> Simulation {
    if let problem = validate(settings) { throw problem }
    return make(settings)
  }
}

extension Metric {
  /// What the kernel measures in every model.
  public static var common: [Metric<S>] {
    [
      Metric("net.sent", .count, .tally { $0.count(of: .send) }, "messages sent, of every kind"),
      Metric("net.lost", .count, .tally { $0.count(of: .lose) }, "messages that never arrived"),
      Metric(
        "disk.syncs", .count, .tally { $0.count(of: .sync) }, "forced writes to disks, all nodes"),
      Metric("crashes", .count, .tally { $0.count(of: .crash) }, "crashes of nodes"),
      Metric("events", .count, .tally { $0.eventCount }, "events in the trace"),
      Metric("elapsed", .time, .tally { Int($0.now.nanoseconds) }, "simulated time so far"),
    ]
  }
}
