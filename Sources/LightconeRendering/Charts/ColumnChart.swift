/// One series of numbers as columns that stand side by side, in text.
///
/// Example:
/// ```
/// var chart = ColumnChart()
/// chart.add("2", 8)
/// chart.add("3", 12)
/// print(chart.render(Display()) { "\(Int($0))" })
/// ```
/// The columns stand on 0, or on the least value if that is negative; the two ends of the scale are
/// written at the left. A chart is at most ``maximumWidth`` columns wide. Where there are more values
/// than room, each column shows the greatest of several, and a last line says so.
public struct ColumnChart: Hashable, Sendable {
  /// The widest that a chart gets, in terminal columns.
  public static let maximumWidth = 100
  /// How many lines the highest column takes.
  private static let height = 8

  private var labels: [String] = []
  private var values: [Double] = []

  /// Creates a chart without columns.
  public init() {}

  /// Adds a column at the right. A value that is not finite is left out.
  public mutating func add(_ label: String, _ value: Double) {
    guard value.isFinite else { return }
    labels.append(label.printable)
    values.append(value)
  }

  /// The chart as lines joined by line breaks, without one at the end; empty without columns.
  ///
  /// - Parameter text: writes a value of the scale, with its unit.
  public func render(_ display: Display, text: (Double) -> String) -> String {
    guard let greatest = values.max(), let least = values.min() else { return "" }
    let scale = ChartScale(from: min(0, least), to: max(0, greatest), height: Self.height)
    let ends = [text(scale.top), text(scale.bottom)]
    let gutter = ends.map(displayWidth).max() ?? 0
    let room = max(1, min(display.columns, Self.maximumWidth) - gutter - 2)
    let columns = grouped(into: room)
    let widest = columns.map { displayWidth(of: $0.label) }.max() ?? 0
    let slot = max(1, min(room / columns.count, max(3, widest + 1)))
    let marks = ChartMarks(display.glyphs)
    var lines = (0..<Self.height).reversed().map { row in
      let end = row == Self.height - 1 ? ends[0] : row == 0 ? ends[1] : ""
      let bars = columns.map { column in
        let mark = marks.cell(eighths: scale.eighths(of: column.value, inRow: row))
        return String(repeating: mark, count: max(1, slot - 1)) + (slot > 1 ? " " : "")
      }
      return end.padded(toWidth: gutter, alignment: .right) + " \(marks.side)" + bars.joined()
    }
    lines.append(
      spaces(gutter + 1) + marks.corner + String(repeating: marks.base, count: slot * columns.count)
    )
    lines.append(spaces(gutter + 2) + labelLine(columns.map(\.label), slot: slot, room: room))
    let group = (values.count + room - 1) / room
    if group > 1 { lines.append("Each column shows the greatest of \(group) values.") }
    return lines.map(trimmingEnd).flatMap { $0.wrapped(toWidth: display.columns) }
      .joined(separator: "\n")
  }

  /// The columns, or groups of them where there are more than there is room for.
  private func grouped(into room: Int) -> [(label: String, value: Double)] {
    let size = max(1, (values.count + room - 1) / room)
    return stride(from: 0, to: values.count, by: size).map { first in
      (labels[first], values[first..<min(first + size, values.count)].max() ?? values[first])
    }
  }

  /// The labels below their columns, as many as fit.
  private func labelLine(_ labels: [String], slot: Int, room: Int) -> String {
    var line = ""
    var width = 0
    for (index, label) in labels.enumerated() {
      let start = index * slot
      guard start == 0 || start > width, start + displayWidth(of: label) <= room else { continue }
      line += spaces(start - width) + label
      width = start + displayWidth(of: label)
    }
    return line
  }
}

/// The scale of a chart: which value stands how high.
struct ChartScale: Hashable, Sendable {
  let bottom: Double
  let top: Double
  private let height: Int

  init(from bottom: Double, to top: Double, height: Int) {
    self.bottom = bottom
    self.top = top
    self.height = height
  }

  /// How much of a line a column fills, in eighths; what is more than nothing is seen.
  func eighths(of value: Double, inRow row: Int) -> Int {
    guard top > bottom, value > bottom else { return 0 }
    let whole = Double(height * 8)
    // Halved, so that the difference of two huge values is finite.
    let part = (value / 2 - bottom / 2) / (top / 2 - bottom / 2)
    let level = max(1, Int((part * whole).rounded()))
    return max(0, min(8, level - row * 8))
  }
}

/// The characters that a chart is drawn with.
private struct ChartMarks {
  let side: String
  let corner: String
  let base: String
  private let glyphs: Display.Glyphs

  init(_ glyphs: Display.Glyphs) {
    self.glyphs = glyphs
    (side, corner, base) = glyphs == .unicode ? ("│", "└", "─") : ("|", "+", "-")
  }

  /// A part of a column; in ASCII half a line is the finest.
  func cell(eighths: Int) -> String {
    guard glyphs == .ascii else {
      return [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"][eighths]
    }
    return eighths == 0 ? " " : eighths < 5 ? "." : "#"
  }
}
