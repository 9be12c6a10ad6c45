import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// The parameters of the model `strangler-fig`.
enum StranglerParameters {
  static let preset = Parameter.choice(
    "preset", default: ReplacedSystem.shop, "which system is replaced: the names of its features")
  static let stage = Parameter.integer(
    "stage", default: 0, in: 0...4,
    "where the migration stands: 0 facade only, 1 canary of the first feature, 2 first feature moved, "
      + "3 everything moved, 4 facade removed")
  static let features = Parameter.integer(
    "features", default: 8, in: 1...8, "how many features there are, asked for equally often")
  static let rows = Parameter.integer(
    "rows", default: 10, in: 1...100, "how many rows each feature has")
  static let preloaded = Parameter.flag(
    "preloaded", default: true, "whether rows are there from the beginning")
  static let canary = Parameter.probability(
    "canary", default: .percent(5), "the share of requests that the canary gets")
  static let canaryKey = Parameter.choice(
    "canary.by", default: CanaryKey.request, "by what the canary's share is chosen")
  static let canaryWrites = Parameter.flag(
    "canary.writes", default: false,
    "with two stores, whether the canary gets writes too: then both sides take writes")
  static let shadow = Parameter.flag(
    "shadow", default: false,
    "whether the new side also gets a copy of each read that the legacy system answers, to compare")
  static let contractGap = Parameter.choice(
    "contract.gap", default: ContractGap.none, "what the new side does not keep of the contract")
  static let drafts = Parameter.probability(
    "draft.share", default: .never, "the share of reads that ask for a draft without a login")
  static let errorRate = Parameter.probability(
    "new.error.rate", default: .percent(20), "how often the new code fails, in one feature")
  static let badFeature = Parameter.integer(
    "bad.feature", default: 1, in: 0...8, "the feature whose new code fails; 0 for none")
  static let detectDelay = Parameter.timeSpan(
    "detect.delay", default: .seconds(60), in: .zero ... .seconds(3_600),
    "how long after the start people look at errors of the new code and roll back; 0 for never")
  static let facadeLatency = Parameter.timeSpan(
    "facade.latency", default: .milliseconds(2), in: .zero ... .seconds(1),
    "how long a facade works at a request")
  static let facadeServers = Parameter.integer(
    "facade.servers", default: 0, in: 0...100,
    "how many requests a facade works at at once; 0 for any number")
  static let facadeReplicas = Parameter.integer(
    "facade.replicas", default: 1, in: 0...4,
    "how many facades there are; 0 for none, with stage 0 or 4")
  static let availability = Parameter.probability(
    "facade.availability", default: Probability(partsPerMillion: 999_000),
    "the share of time in which a facade is in order, with facade.outages")
  static let outages = Parameter.choice(
    "facade.outages", default: Outages.none, "whether facades are out of order at times")
  static let outageLength = Parameter.timeSpan(
    "facade.outage.length", default: .milliseconds(100), in: .milliseconds(1) ... .seconds(60),
    "how long the first facade is out of order each time; others longer, if evenly")
  static let mode = Parameter.choice(
    "data.mode", default: DataMode.sharedDatabase,
    "where the new side keeps its data, and how two stores are kept alike")
  static let reverseSync = Parameter.flag(
    "reverse.sync", default: true, "whether the legacy store gets what the new side writes")
  static let syncLag = Parameter.timeSpan(
    "sync.lag", default: .milliseconds(100), in: .zero ... .seconds(60),
    "how long a change waits before a relay or a connector sends it on")
  static let syncRetry = Parameter.timeSpan(
    "sync.retry", default: .seconds(1), in: .zero ... .seconds(60),
    "how soon a change is sent again that was not confirmed; 0 for never")
  static let dualGap = Parameter.timeSpan(
    "dual.gap", default: .milliseconds(1), in: .zero ... .seconds(10),
    "how long a side works between its own write and the other one, with dual-write")
  static let order = Parameter.choice(
    "order", default: FlipOrder.readsFirst, "in which order reads and writes of a feature move")
  static let flipAt = Parameter.timeSpan(
    "flip.at", default: .zero, in: .zero ... .seconds(3_600),
    "when the first of the two moves; 0 for never")
  static let flipGap = Parameter.timeSpan(
    "flip.gap", default: .seconds(1), in: .zero ... .seconds(3_600),
    "how long after it the second one moves")
  static let fence = Parameter.flag(
    "fence", default: true,
    "whether writes wait, and the stream runs dry, before they go to another store")
  static let rollbackAt = Parameter.timeSpan(
    "rollback.at", default: .zero, in: .zero ... .seconds(3_600),
    "when everything goes back to the legacy system; 0 for never")
  static let stepEvery = Parameter.timeSpan(
    "step.every", default: .zero, in: .zero ... .seconds(3_600),
    "how often the timetable goes on, feature by feature to the end; 0 for no timetable")
  static let acl = Parameter.flag(
    "acl", default: true, "whether an anti-corruption layer translates between the two models")
  static let clients = Parameter.integer("clients", default: 2, in: 1...20, "how many clients ask")
  static let requests = Parameter.integer(
    "requests", default: 400, in: 0...200_000, "how many requests there are, of all clients")
  static let gap = Parameter.law(
    "request.gap", default: .constant(.milliseconds(20)),
    "the time from one request of a client to its next")
  static let readRatio = Parameter.probability(
    "read.ratio", default: .percent(80), "how likely a request is to be a read")
  static let timeout = Parameter.timeSpan(
    "op.timeout", default: .seconds(5), in: .zero ... .seconds(300),
    "how long a client waits for an answer; 0 for ever")
  static let backendTimeout = Parameter.timeSpan(
    "backend.timeout", default: .seconds(2), in: .zero ... .seconds(300),
    "how long facades and sides wait for a side; 0 for ever")
  static let diskSync = Parameter.law(
    "disk.fsync", default: .constant(.zero), "how long a disk takes to make a record safe")
  static let bug = Parameter.choice("bug", default: StranglerBug.none, "a deliberate defect")

  static let all: [ParameterDescription] =
    [
      preset.description, stage.description, features.description, rows.description,
      preloaded.description, canary.description, canaryKey.description, canaryWrites.description,
      shadow.description, contractGap.description, drafts.description, errorRate.description,
      badFeature.description, detectDelay.description, facadeLatency.description,
      facadeServers.description, facadeReplicas.description, availability.description,
      outages.description, outageLength.description, mode.description, reverseSync.description,
      syncLag.description, syncRetry.description, dualGap.description, order.description,
      flipAt.description, flipGap.description, fence.description, rollbackAt.description,
      stepEvery.description, acl.description, clients.description, requests.description,
      gap.description, readRatio.description, timeout.description, backendTimeout.description,
    ] + Network.parameters + [
      diskSync.description, Parameter.horizon.description, bug.description,
    ]

  static func problem(with settings: Settings) -> Diagnostic? {
    if settings[facadeReplicas] == 0, (1...3).contains(settings[stage]) {
      return Diagnostic(
        .badValue, "stage=\(settings[stage]) needs a facade, and facade.replicas is 0",
        expected: "facade.replicas=1 or more, or stage=0 or 4")
    }
    if settings[badFeature] > settings[features] {
      return Diagnostic(
        .badValue,
        "bad.feature=\(settings[badFeature]) is none of \(settings[features]) features",
        expected: "0 to \(settings[features])")
    }
    if settings[outages] != .none, settings[availability] == .never {
      return Diagnostic(
        .badValue, "a facade with facade.availability=0% is never in order",
        expected: "more than 0%")
    }
    if settings[bug] == .outboxApart, settings[mode] != .outbox {
      return Diagnostic(
        .badValue, "bug=outbox-apart is no defect of data.mode=\(settings[mode].rawValue)",
        expected: "data.mode=outbox")
    }
    if settings[bug] == .offsetFirst, settings[mode] != .changeDataCapture {
      return Diagnostic(
        .badValue, "bug=offset-first is no defect of data.mode=\(settings[mode].rawValue)",
        expected: "data.mode=cdc")
    }
    return nil
  }
}
