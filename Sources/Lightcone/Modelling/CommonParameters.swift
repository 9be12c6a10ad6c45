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
}

extension Parameter where Value == TimeSpan {
  /// `until`: where a run ends if something always remains to happen.
  public static let horizon = Parameter.timeSpan(
    "until", default: .seconds(60), in: .milliseconds(1) ... .seconds(86_400),
    "where 'run' ends if something always remains to happen")
}
