import Lightcone
import LightconeChecking
import LightconeRendering

/// The tables and charts of a sweep's result.
struct SweepTables {
  let result: SweepResult
  let view: SweepView
  let display: Display

  /// The most cells that are shown; a file with the results has all of them.
  static let maximumRows = 1_000
  /// The most bars that a chart has where it could be a curve.
  private static let maximumBars = 30

  /// A table for each metric, and a chart if one is asked for; without metrics the runs of each cell.
  func metrics() throws(SweepPlotProblem) -> [String] {
    if result.metrics.isEmpty { return [table(ofMetric: nil)] }
    var texts: [String] = []
    for number in result.metrics.indices {
      let metric = result.metrics[number]
      texts.append("\(metric.name): \(metric.meaning)".fitted(to: display, continuation: "  "))
      texts.append(table(ofMetric: number))
      if view.plots { texts.append(try chart(ofMetric: number)) }
    }
    return texts
  }

  /// The axes that vary: one with a single value is a setting like any other.
  private var axes: [(position: Int, axis: SweepAxis)] {
    result.grid.axes.enumerated().filter { $0.element.values.count > 1 }
      .map { ($0.offset, $0.element) }
  }

  /// How much of a metric a table shows.
  private enum Detail: CaseIterable {
    /// Everything, with all digits.
    case exact
    /// Everything, with three digits.
    case short
    /// With three digits, without the error and the least sample.
    case narrow
  }

  /// The table of a metric, in as much detail as there is room for.
  private func table(ofMetric number: Int?) -> String {
    let left = result.grid.cellCount - Self.maximumRows
    var notes = left > 0 ? ["\(left.grouped) further rows are not shown."] : []
    for detail in Detail.allCases {
      let table = table(ofMetric: number, detail)
      let isTooWide = table.render(Display(columns: 10_000)).split(separator: "\n").contains {
        displayWidth(of: String($0)) > display.columns
      }
      guard !isTooWide || detail == .narrow || number == nil else { continue }
      if detail == .narrow, let number {
        let names = result.metrics[number].isSeries ? "min" : "error, min"
        notes.append("Left out for want of room: \(names).")
      }
      return ([table.render(display)] + notes).joined(separator: "\n")
    }
    return ""
  }

  private func table(ofMetric number: Int?, _ detail: Detail) -> Table {
    let isSeries = number.map { result.metrics[$0].isSeries } ?? false
    let hasViolation = result.firstViolation != nil
    var titles = axes.map(\.axis.name) + ["runs"]
    if hasViolation { titles.append("violated") }
    if isSeries { titles.append("samples") }
    if number != nil {
      titles.append("mean")
      if detail != .narrow { titles += isSeries ? ["min"] : ["error", "min"] }
      titles += view.quantiles.map { "\($0)" } + ["max"]
    }
    var table = Table(titles.map { TableColumn($0, .right) })
    let cells = result.runsByCell
    for (cell, runs) in cells.prefix(Self.maximumRows).enumerated() {
      let values = result.grid.values(ofCell: cell)
      var row = axes.map { values[$0.position] } + [runs.count.grouped]
      if hasViolation { row.append(runs.count { $0.verdicts.contains(.violated) }.grouped) }
      if let number { row += self.cells(ofMetric: number, detail, runs) }
      table.add(row)
    }
    return table
  }

  private func cells(ofMetric number: Int, _ detail: Detail, _ runs: [GridRun]) -> [String] {
    let isSeries = result.metrics[number].isSeries
    guard let summary = result.summary(ofMetric: number, in: runs) else {
      return isSeries ? ["0"] : []
    }
    let text = MetricText(result.metrics[number])
    func written(_ value: Double) -> String {
      detail == .exact ? text.text(of: value) : text.shortText(of: value)
    }
    var cells = isSeries ? [summary.count.grouped] : []
    cells.append(written(summary.mean))
    if detail != .narrow {
      if !isSeries { cells.append(summary.standardError.map(written) ?? "-") }
      cells.append(written(Double(summary.least)))
    }
    cells += view.quantiles.map { written(Double(summary.sample(at: $0))) }
    return cells + [written(Double(summary.greatest))]
  }

  /// The means of a metric over the one parameter that varies.
  private func chart(ofMetric number: Int) throws(SweepPlotProblem) -> String {
    guard axes.count == 1, let (position, axis) = axes.first else {
      throw SweepPlotProblem(varying: axes.map(\.axis.name))
    }
    let metric = result.metrics[number]
    let title = "mean of \(metric.name) over \(axis.name)"
    let means = result.runsByCell.enumerated().compactMap { cell, runs in
      result.summary(ofMetric: number, in: runs).map { summary in
        (value: result.grid.values(ofCell: cell)[position], mean: summary.mean)
      }
    }
    // Many bars do not fit a screen; numbers have an axis of their own.
    let numbers = means.compactMap { Double($0.value) }
    if means.count > Self.maximumBars, numbers.count == means.count {
      var chart = Chart(
        title, x: ChartAxis(axis.name, .number()), y: ChartAxis("mean", metric.chartUnit))
      let points = zip(numbers, means).map { ChartSeries.Point($0, $1.mean) }
      chart.add(ChartSeries(metric.name, .line, points))
      return chart.text(display)
    }
    var chart = BarChart(title, unit: metric.chartUnit)
    for (value, mean) in means { chart.add(value, mean) }
    return chart.text(display)
  }

  /// What the runs say of each property.
  func properties() -> String {
    var table = Table(
      [TableColumn("verdict"), TableColumn("property"), TableColumn("what it says, and why")],
      wrapsLastColumn: true)
    for tally in result.tallies {
      table.add(
        tally.verdict.rawValue, tally.property.name, "\(tally.property.sentence): \(tally.reason)")
    }
    return table.render(display)
  }
}

/// Why a sweep cannot be drawn: a chart has one axis.
struct SweepPlotProblem: Error {
  let varying: [String]
}

extension MetricText {
  /// A number with three significant digits, for tables with little room; whole numbers keep theirs.
  fileprivate func shortText(of number: Double) -> String {
    guard metric.unit == .time else { return Quantity(number).formatted(digits: 3) }
    let units = [("s", 1e9), ("ms", 1e6), ("us", 1e3)]
    let unit = units.first { abs(number) >= $0.1 } ?? ("ns", 1)
    guard number != 0 else { return text(of: number) }
    let value = number / unit.1
    let digits = abs(value) >= 100 ? value.rounded() : value
    return "\(Quantity(digits).formatted(digits: 3)) \(unit.0)"
  }
}

extension PropertyTally {
  /// Why the verdict is what it is, in words.
  var reason: String {
    guard runs > 0 else { return "no run was done" }
    let isLater = property.kind == .eventually
    if violating > 0 { return "violated in \(violating.grouped) of \(runs.grouped) runs" }
    if property.kind == .sometimes {
      return holding == 0
        ? "not seen in any of \(runs.grouped) runs"
        : "seen in \(percentage) of runs (\(holding.grouped) of \(runs.grouped))"
    }
    if undecided > 0 {
      return isLater
        ? "\(undecided.grouped) of \(runs.grouped) runs were not over"
        : "true at the end of \(runs.grouped) runs, not looked at before"
    }
    let place = isLater ? "at the end of " : "in "
    return isComplete
      ? "held \(place)all \(runs.grouped) runs" : "held \(place)\(runs.grouped) runs so far"
  }

  /// The share with one decimal; what is not all is never shown as all, nor what is some as none.
  private var percentage: String {
    guard holding < runs else { return "100 %" }
    let tenths = (holding * 2_000 + runs) / (2 * runs)
    if tenths == 0 { return "less than 0.1 %" }
    if tenths == 1_000 { return "more than 99.9 %" }
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}

extension Int {
  /// The number with a comma between thousands.
  var grouped: String {
    let digits = Array(String(magnitude))
    let text = digits.enumerated().map { position, digit in
      position > 0 && (digits.count - position) % 3 == 0 ? ",\(digit)" : "\(digit)"
    }
    return (self < 0 ? "-" : "") + text.joined()
  }
}
