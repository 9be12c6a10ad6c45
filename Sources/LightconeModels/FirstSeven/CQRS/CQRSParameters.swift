import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// The parameters of commands, events and views.
enum CQRSParameters {
  static let mode = Parameter.choice(
    "mode", default: CQRSMode.shared, "what serves commands and queries")
  static let readRate = Parameter.rate(
    "read.rate", default: Rate(perSecond: 500), in: Rate(perSecond: 0)...Rate(perSecond: 10_000),
    "how often somebody looks (Poisson), customers who look for their order included")
  static let readCost = Parameter.law(
    "read.cost", default: .exponential(mean: .milliseconds(2)),
    "how long a query takes a thread where it has no view")
  static let viewReadCost = Parameter.law(
    "view.read.cost", default: .exponential(mean: .milliseconds(2)),
    "how long a query takes a thread where it has a view")
  static let writeRate = Parameter.rate(
    "write.rate", default: Rate(perSecond: 50), in: Rate(perSecond: 0)...Rate(perSecond: 10_000),
    "how often somebody orders (Poisson)")
  static let writeCost = Parameter.law(
    "write.cost", default: .exponential(mean: .milliseconds(10)),
    "how long an order takes a thread")
  static let viewWriteCost = Parameter.law(
    "view.write.cost", default: .constant(.zero),
    "how much longer an order takes that also writes the views, with mode=one-database")
  static let threads = Parameter.integer(
    "db.threads", default: 2, in: 1...64, "how many requests the database serves at once")
  static let replicas = Parameter.integer(
    "read.replicas", default: 2, in: 1...8, "how many replicas answer queries, with mode=cqrs")
  static let replicaThreads = Parameter.integer(
    "replica.threads", default: 1, in: 1...64, "how many queries a replica serves at once")
  static let projection = Parameter.choice(
    "projection", default: ProjectionLaw.queue, "how events spend their time in the projector")
  static let lag = Parameter.law(
    "projection.lag", default: .exponential(mean: .milliseconds(100)),
    "how long an event is in the projector; its law is kept, in a queue, if it is exponential")
  static let consistency = Parameter.choice(
    "consistency", default: ReadConsistency.eventual,
    "what a customer may rely on who looks for its own order, with mode=cqrs")
  static let lookAfter = Parameter.timeSpan(
    "own.read.after", default: .milliseconds(100), in: .zero ... .seconds(60),
    "how long after the answer to its order a customer looks for it")
  static let dedupe = Parameter.flag(
    "projector.dedupe", default: true, "whether the projector skips what its views have already")
  static let offsetCommit = Parameter.choice(
    "offset.commit", default: OffsetCommit.sameTransaction,
    "when the projector saves how far it has come")
  static let offsetDelay = Parameter.timeSpan(
    "offset.delay", default: .milliseconds(5), in: .zero ... .seconds(60),
    "the time between view and offset, where they are no one transaction")
  static let crash = Parameter.choice(
    "projector.crash", default: ProjectorCrash.off, "whether the projector crashes")
  static let downtime = Parameter.timeSpan(
    "downtime", default: .seconds(1), in: .zero ... .seconds(300),
    "how long the projector stays down, with projector.crash=between")
  static let duplication = Parameter.probability(
    "event.duplication", default: .never, in: .never ... .percent(50),
    "how likely the log is to bring an event twice")
  static let rebuildAt = Parameter.timeSpan(
    "rebuild.at", default: .zero, in: .zero ... .seconds(86_400),
    "when the projector builds its views anew from the log; 0 for never")
  static let replayCost = Parameter.timeSpan(
    "replay.cost", default: .microseconds(100), in: .zero ... .seconds(1),
    "how long a rebuild takes for each event")
  static let oldEvents = Parameter.integer(
    "old.events", default: 0, in: 0...10_000,
    "how many events of an older form the log has at first")
  static let products = Parameter.integer(
    "products", default: 1_000, in: 1...100_000, "how many products there are")
  static let stock = Parameter.integer(
    "stock", default: 1_000_000, in: 0...1_000_000, "how many pieces of each can be sold")
  static let mail = Parameter.flag(
    "mail", default: false, "whether the projector has a mail sent for each order")
  static let duration = Parameter.timeSpan(
    "duration", default: .seconds(10), in: .zero ... .seconds(86_400),
    "how long customers and visitors keep coming")
  static let orders = Parameter.integer(
    "orders", default: 100_000, in: 0...100_000, "how many customers come at most")
  static let warmup = Parameter.timeSpan(
    "warmup", default: .zero, in: .zero ... .seconds(86_400),
    "requests and events before this time are not measured")
  static let timeout = Parameter.timeSpan(
    "timeout", default: .seconds(30), in: .milliseconds(1) ... .seconds(300),
    "how long a customer waits for an answer")
  static let bug = Parameter.choice("bug", default: CQRSBug.none, "a deliberate defect")

  static let all: [ParameterDescription] = [
    mode.description, readRate.description, readCost.description, viewReadCost.description,
    writeRate.description, writeCost.description, viewWriteCost.description,
    threads.description, replicas.description, replicaThreads.description,
    projection.description, lag.description, consistency.description, lookAfter.description,
    dedupe.description, offsetCommit.description, offsetDelay.description, crash.description,
    downtime.description, duplication.description, rebuildAt.description,
    replayCost.description, oldEvents.description, products.description, stock.description,
    mail.description, duration.description, orders.description, warmup.description,
    timeout.description, Parameter.networkLatency.description,
    Parameter.networkOrder.description, Parameter.horizon.description, bug.description,
  ]

  static func problem(with settings: Settings) -> Diagnostic? {
    guard settings[mode] != .cqrs else { return nil }
    let isSet: [(Bool, String)] = [
      (settings[crash] != .off, crash.description.name),
      (settings[rebuildAt] > .zero, rebuildAt.description.name),
      (settings[consistency] != .eventual, consistency.description.name),
    ]
    guard let name = isSet.first(where: { $0.0 })?.1 else { return nil }
    return Diagnostic(
      .badValue, "\(name) needs a projector, and mode=\(settings[mode].rawValue) has none",
      expected: "mode=cqrs")
  }
}
