import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// The parameters of the model `cap`.
enum CAPParameters {
  static let mode = Parameter.choice(
    "mode", default: CAPMode.quorum, "how replicas keep their copies together")
  static let replicas = Parameter.integer(
    "replicas", default: 5, in: 3...9, "how many replicas there are, with a client beside each")
  static let shape = Parameter.choice(
    "partition.shape", default: PartitionShape.threeTwo, "who can still reach whom in the cut")
  static let cutStart = Parameter.timeSpan(
    "partition.start", default: .seconds(2), in: .zero ... .seconds(60), "when the cut begins")
  static let cutDuration = Parameter.timeSpan(
    "partition.duration", default: .seconds(10), in: .zero ... .seconds(60),
    "how long the cut lasts; 0 for no cut")
  static let rate = Parameter.rate(
    "op.rate", default: Rate(perSecond: 20), in: Rate(perSecond: 0)...Rate(perSecond: 1_000),
    "how often each client asks for an operation, at even distances; 0 for only those by hand")
  static let operations = Parameter.integer(
    "operations", default: 280, in: 0...100_000, "how many operations each client asks for")
  static let clients = Parameter.integer(
    "clients", default: 0, in: 0...9,
    "how many replicas have a client that asks by itself, the first ones; 0 for all")
  static let readRatio = Parameter.probability(
    "read.ratio", default: .percent(50),
    "how likely an operation is to be a read, with writers=0")
  static let writers = Parameter.integer(
    "writers", default: 0, in: 0...9,
    "how many clients only write, while the others only read; 0 if all do both")
  static let timeout = Parameter.timeSpan(
    "op.timeout", default: .milliseconds(500), in: .milliseconds(1) ... .seconds(300),
    "how long a client waits before it gives an operation up")
  static let localLatency = Parameter.timeSpan(
    "intra.latency", default: .milliseconds(1), in: .zero ... .seconds(1),
    "how long a replica takes to answer the client beside it without asking another")
  static let table = Parameter.choice(
    "rtt", default: RoundTripTable.line,
    "the table of round trips between replicas; none for net.latency each way")
  static let roundTrip = Parameter.timeSpan(
    "inter.rtt", default: .milliseconds(40), in: .zero ... .seconds(10),
    "the round trip between any two replicas, with rtt=flat")
  static let exchangeInterval = Parameter.timeSpan(
    "exchange.interval", default: .seconds(1), in: .milliseconds(1) ... .seconds(60),
    "how soon a replica that answers alone sends again what was not confirmed")
  static let lease = Parameter.timeSpan(
    "lease.duration", default: .seconds(2), in: .milliseconds(10) ... .seconds(60),
    "how long a leader's lease lasts")
  static let diskSync = Parameter.law(
    "disk.fsync", default: .constant(.zero), "how long a disk takes to make a record safe")
  static let bug = Parameter.choice("bug", default: CAPBug.none, "a deliberate defect")

  static let all: [ParameterDescription] =
    [
      mode.description, replicas.description, shape.description, cutStart.description,
      cutDuration.description, rate.description, operations.description, clients.description,
      readRatio.description,
      writers.description, timeout.description, localLatency.description, table.description,
      roundTrip.description, exchangeInterval.description, lease.description,
    ] + Network.parameters + [
      diskSync.description, Parameter.horizon.description, bug.description,
    ]

  static func problem(with settings: Settings) -> Diagnostic? {
    let count = settings[replicas]
    if settings[cutDuration] > .zero, !settings[shape].fits(count) {
      let fitting = PartitionShape.allCases.filter { $0.fits(count) }.map(\.rawValue)
      return Diagnostic(
        .badValue, "partition.shape=\(settings[shape].rawValue) is no cut of \(count) replicas",
        expected: "one of \(fitting.joined(separator: ", ")) with replicas=\(count)")
    }
    if let places = settings[table].places, count > places {
      return Diagnostic(
        .badValue, "rtt=\(settings[table].rawValue) has \(places) places for \(count) replicas",
        expected: "rtt=flat, or at most \(places) replicas")
    }
    for parameter in [clients, writers] where settings[parameter] > count {
      return Diagnostic(
        .badValue,
        "\(parameter.description.name)=\(settings[parameter]) is more than there are replicas",
        expected: "at most \(count) with replicas=\(count)")
    }
    if let mode = settings[bug].mode, mode != settings[self.mode] {
      return Diagnostic(
        .badValue,
        "bug=\(settings[bug].rawValue) is no defect of mode=\(settings[self.mode].rawValue)",
        expected: "mode=\(mode.rawValue)")
    }
    return nil
  }
}
