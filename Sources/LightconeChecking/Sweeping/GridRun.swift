public import Lightcone
public import LightconeTrace

/// What one run of a grid sweep has shown.
public struct GridRun: Hashable, Sendable {
  /// The number of its item in the grid, from 0.
  public let item: Int
  /// Where a node crashed, if crash points are tried.
  public let crash: CrashPoint?
  /// The metrics that the sweep asks for, in its order, at the end of the run.
  public let metrics: [MetricValue]
  /// What the run says about each property, in the model's order.
  public let verdicts: [Verdict]
  /// The digest of the run's trace.
  public let fingerprint: Fingerprint

  /// Notes what a run has shown.
  public init(
    item: Int, crash: CrashPoint?, metrics: [MetricValue], verdicts: [Verdict],
    fingerprint: Fingerprint
  ) {
    self.item = item
    self.crash = crash
    self.metrics = metrics
    self.verdicts = verdicts
    self.fingerprint = fingerprint
  }
}

/// A part of a sweep's items: number i of n takes every n-th item, beginning with the i-th.
public struct SweepShard: Hashable, Sendable {
  /// Everything.
  public static let whole = SweepShard(uncheckedIndex: 1, count: 1)

  /// Which part, from 1.
  public let index: Int
  /// How many parts there are.
  public let count: Int

  /// Names a part; nil unless `1 <= index <= count`.
  public init?(index: Int, count: Int) {
    guard count >= 1, (1...count).contains(index) else { return nil }
    self.init(uncheckedIndex: index, count: count)
  }

  private init(uncheckedIndex index: Int, count: Int) {
    self.index = index
    self.count = count
  }

  /// How many of a number of items are its own.
  public func size(of items: Int) -> Int { items < index ? 0 : (items - index) / count + 1 }

  /// The number in the grid of one of its own items.
  func item(_ number: Int) -> Int { index - 1 + number * count }

  /// Whether an item is its own.
  public func contains(_ item: Int) -> Bool { item % count == index - 1 }
}

extension SweepShard: CustomStringConvertible {
  /// The shard as it is written, `2/4`.
  public var description: String { "\(index)/\(count)" }
}
