public import Lightcone
public import LightconeDiagnostics

/// What a sweep varies: parameters, each over its values, seeds, and crash points if it is asked to.
///
/// All values are combined. A combination is a cell; the last axis goes fastest. Each cell is run once
/// for each seed; cell and seed together are an item, and items are numbered from 0. Crash points are
/// tried inside an item, since each item has its own.
public struct SweepGrid: Hashable, Sendable {
  /// The most items that a sweep may have.
  public static let maximumRuns = 1_000_000

  /// The parameters that vary.
  public let axes: [SweepAxis]
  /// The seeds.
  public let seeds: ClosedRange<UInt64>
  /// Whether each item is run again for each of its crash points, instead of once undisturbed.
  public let triesCrashPoints: Bool

  /// Describes what varies.
  public init(axes: [SweepAxis], seeds: ClosedRange<UInt64>, triesCrashPoints: Bool = false) {
    self.axes = axes
    self.seeds = seeds
    self.triesCrashPoints = triesCrashPoints
  }

  /// How many combinations of values there are.
  public var cellCount: Int { axes.reduce(1) { $0 * $1.values.count } }
  /// How many items there are.
  public var itemCount: Int { cellCount * seedCount }
  /// How many seeds there are.
  private var seedCount: Int { Int(seeds.upperBound - seeds.lowerBound) + 1 }

  /// The cell of an item.
  public func cell(ofItem item: Int) -> Int { item / seedCount }

  /// The seed of an item.
  public func seed(ofItem item: Int) -> UInt64 { seeds.lowerBound + UInt64(item % seedCount) }

  /// The values of a cell, one for each axis.
  public func values(ofCell cell: Int) -> [String] {
    var rest = cell
    return Array(
      axes.reversed().map { axis in
        defer { rest /= axis.values.count }
        return axis.values[rest % axis.values.count]
      }.reversed())
  }

  /// The settings of a cell, with the seed of `base`.
  ///
  /// - Throws: a ``Diagnostic`` if a parameter is unknown or a value out of range.
  func settings(ofCell cell: Int, _ base: Settings) throws(Diagnostic) -> Settings {
    var settings = base
    for (axis, value) in zip(axes, values(ofCell: cell)) { try settings.set(axis.name, to: value) }
    return settings
  }

  /// The grid with its values as settings print them, if it is possible for a model.
  ///
  /// - Throws: a ``Diagnostic`` if the grid is too large, names an axis or a value twice, or holds a
  ///   parameter or a value that the model does not know.
  public func checked(_ base: Settings) throws(Diagnostic) -> SweepGrid {
    var axes: [SweepAxis] = []
    for axis in self.axes {
      guard !axes.contains(where: { $0.name == axis.name }) else {
        throw Diagnostic(.wrongArguments, "\(axis.name) is varied twice")
      }
      axes.append(try Self.checked(axis, base))
    }
    try checkSize()
    return SweepGrid(axes: axes, seeds: seeds, triesCrashPoints: triesCrashPoints)
  }

  private static func checked(_ axis: SweepAxis, _ base: Settings) throws(Diagnostic) -> SweepAxis {
    var values: [String] = []
    var known: Set<String> = []
    for text in axis.values {
      var settings = base
      try settings.set(axis.name, to: text)
      let value = settings.value(of: axis.name)?.description ?? text
      guard known.insert(value).inserted else {
        throw Diagnostic(.wrongArguments, "\(axis.name)=\(value) is given twice")
      }
      values.append(value)
    }
    guard !values.isEmpty else { throw Diagnostic(.wrongArguments, "\(axis.name) has no value") }
    return SweepAxis(axis.name, values)
  }

  private func checkSize() throws(Diagnostic) {
    var size = 1
    let seeds = self.seeds.upperBound - self.seeds.lowerBound
    for count in axes.map(\.values.count) + [
      seeds < UInt64(Self.maximumRuns) ? Int(seeds) + 1 : .max
    ] {
      let (product, overflows) = size.multipliedReportingOverflow(by: count)
      guard !overflows, product <= Self.maximumRuns else {
        throw Diagnostic(
          .wrongArguments, "the sweep has too many runs",
          expected: "at most \(Self.maximumRuns) combinations of values and seeds")
      }
      size = product
    }
  }
}
