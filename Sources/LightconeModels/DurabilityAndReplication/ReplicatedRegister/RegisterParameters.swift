import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// The parameters of the replicated register.
enum RegisterParameters {
  static let variant = Parameter.choice(
    "protocol", default: RegisterProtocol.multiWriter, "how writers find their versions")
  static let replicas = Parameter.integer(
    "replicas", default: 3, in: 1...9, "how many replicas keep the register")
  static let readQuorum = Parameter.integer(
    "read.quorum", default: 0, in: 0...9,
    "how many answers a question waits for; 0 for a majority")
  static let writeQuorum = Parameter.integer(
    "write.quorum", default: 0, in: 0...9,
    "how many replicas must have stored a value; 0 for a majority")
  static let writeBack = Parameter.flag(
    "write.back", default: true, "whether a read stores what it answers before it ends")
  static let ask = Parameter.choice(
    "ask", default: RegisterAudience.all, "whom a client asks: all, or as many as it needs")
  static let clients = Parameter.integer(
    "clients", default: 3, in: 1...50, "how many clients use the register")
  static let writers = Parameter.integer(
    "writers", default: 0, in: 0...50,
    "how many clients only write, while the others only read; 0 if all do both")
  static let operations = Parameter.integer(
    "operations", default: 4, in: 1...99, "how many operations each client does")
  static let readRatio = Parameter.probability(
    "read.ratio", default: .percent(50),
    "how likely an operation is to be a read, with writers=0")
  static let thinkTime = Parameter.law(
    "think.time", default: .exponential(mean: .milliseconds(20)),
    "how long a client thinks before each operation")
  static let timeout = Parameter.timeSpan(
    "timeout", default: .milliseconds(500), in: .milliseconds(1) ... .seconds(300),
    "how long a client waits before it gives an operation up")
  static let bug = Parameter.choice("bug", default: RegisterBug.none, "a deliberate defect")

  static let all: [ParameterDescription] =
    [
      variant.description, replicas.description, readQuorum.description, writeQuorum.description,
      writeBack.description, ask.description, clients.description, writers.description,
      operations.description, readRatio.description, thinkTime.description, timeout.description,
    ] + Network.parameters + [
      Parameter.diskSync.description, Parameter.horizon.description, bug.description,
    ]

  static func problem(with settings: Settings) -> Diagnostic? {
    let limits = [
      (readQuorum, replicas), (writeQuorum, replicas), (writers, clients),
    ]
    for (parameter, limit) in limits where settings[parameter] > settings[limit] {
      let most = "\(limit.description.name)=\(settings[limit])"
      return Diagnostic(
        .badValue,
        "\(parameter.description.name)=\(settings[parameter]) is more than there are",
        expected: "at most \(settings[limit]) with \(most)")
    }
    if settings[variant] == .singleWriter, settings[writers] != 1 {
      return Diagnostic(
        .badValue, "protocol=single-writer does not go with writers=\(settings[writers])",
        expected: "writers=1, or protocol=multi-writer")
    }
    return nil
  }
}
