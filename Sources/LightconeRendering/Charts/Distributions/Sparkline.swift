/// A series of numbers in one line, as high as a letter: for tables and sentences.
///
/// Example: `Sparkline([1, 5, 2]).text(width: 3, glyphs: .unicode)` is `▁█▂`.
///
/// The least value is the lowest mark and the greatest the highest; a series of equal values lies in
/// the middle. Where there are more values than columns, each column shows the value among its own that
/// is farthest from the one before, so that spikes of both directions stay. Values that are not finite
/// numbers are gaps.
public struct Sparkline: Hashable, Sendable {
  /// The values from left to right.
  public let values: [Double]

  /// Creates a sparkline.
  public init(_ values: [Double]) { self.values = values }

  /// The least and the greatest value; nil if there is no finite one.
  public var range: ClosedRange<Double>? {
    var range = ValueRange()
    for value in values where isDrawable(value) { range.add(value) }
    return range.range
  }

  /// The marks, at most `width` columns; a gap is a blank.
  public func text(width: Int, glyphs: Display.Glyphs) -> String {
    guard let range, width > 0 else { return "" }
    let marks = Array(glyphs == .unicode ? "▁▂▃▄▅▆▇█" : "_.-=+*#@")
    let half = range.upperBound / 2 - range.lowerBound / 2
    return String(
      columns(width).map { value -> Character in
        guard let value else { return " " }
        guard half > 0 else { return marks[marks.count / 2 - 1] }
        let part = (value / 2 - range.lowerBound / 2) / half
        return marks[min(marks.count - 1, Int(part * Double(marks.count)))]
      })
  }

  /// One value per column.
  func columns(_ width: Int) -> [Double?] {
    let size = max(1, (values.count + width - 1) / width)
    var last: Double?
    return stride(from: 0, to: values.count, by: size).map { start in
      var chosen: Double?
      for value in values[start..<min(start + size, values.count)] where isDrawable(value) {
        guard let before = last, let current = chosen else {
          chosen = max(chosen ?? value, value)
          continue
        }
        if abs(value - before) > abs(current - before) { chosen = value }
      }
      last = chosen ?? last
      return chosen
    }
  }

  private func isDrawable(_ value: Double) -> Bool {
    abs(value) <= ChartSeries.greatestMagnitude
  }
}
