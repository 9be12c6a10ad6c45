public import LightconeTrace

extension Parameter where Value == Law {
  /// `net.latency`: how long a message takes.
  public static let networkLatency = Parameter.law(
    "net.latency", default: .constant(.milliseconds(5)),
    "how long a message takes from one node to another")

  /// `disk.fsync`: how long a forced write takes.
  public static let diskSync = Parameter.law(
    "disk.fsync", default: .constant(.milliseconds(5)),
    "how long a disk takes to make a record safe")
}

extension Parameter where Value == Probability {
  /// `net.loss`: how likely a message is to be lost.
  public static let networkLoss = Parameter.probability(
    "net.loss", default: .never, in: .never ... .percent(50),
    "how likely a message is to be lost on its way")

  /// `net.duplication`: how likely a message is to arrive twice.
  public static let networkDuplication = Parameter.probability(
    "net.duplication", default: .never, in: .never ... .percent(50),
    "how likely a message is to arrive twice")
}

extension Parameter where Value == Network.Order {
  /// `net.order`: whether messages on one link may overtake each other.
  public static let networkOrder = Parameter.choice(
    "net.order", default: Network.Order.unordered,
    "whether messages from one node to another may overtake each other, or come first in, first out"
  )
}

extension Network {
  /// The parameters that ``init(_:)`` reads.
  public static let parameters: [ParameterDescription] = [
    Parameter.networkLatency.description, Parameter.networkLoss.description,
    Parameter.networkDuplication.description, Parameter.networkOrder.description,
  ]

  /// The network that the common parameters ask for; the model lists ``parameters``.
  public init(_ settings: Settings) {
    self.init(
      latency: settings[.networkLatency], loss: settings[.networkLoss],
      duplication: settings[.networkDuplication], order: settings[.networkOrder])
  }
}

extension Parameter where Value == TimeSpan {
  /// `until`: where a run ends if something always remains to happen.
  public static let horizon = Parameter.timeSpan(
    "until", default: .seconds(60), in: .milliseconds(1) ... .seconds(86_400),
    "where 'run' ends if something always remains to happen")
}
