/// Dots that are set or not, and lines between them: what a chart's curve looks like up close.
///
/// A raster of braille has 2 by 4 dots per cell, one of marks 1 by 1.
struct DotRaster {
  let width: Int
  let height: Int
  private var dots: [Bool]

  init(width: Int, height: Int) {
    self.width = max(1, width)
    self.height = max(1, height)
    dots = Array(repeating: false, count: self.width * self.height)
  }

  /// Whether a dot is set; no dot is outside.
  subscript(column: Int, row: Int) -> Bool {
    guard column >= 0, column < width, row >= 0, row < height else { return false }
    return dots[row * width + column]
  }

  /// Sets a dot.
  mutating func set(_ column: Int, _ row: Int) {
    guard column >= 0, column < width, row >= 0, row < height else { return }
    dots[row * width + column] = true
  }

  /// Sets the dots on a straight line; both ends are set, and neighbours touch.
  mutating func line(from start: (column: Int, row: Int), to end: (column: Int, row: Int)) {
    let columns = end.column - start.column
    let rows = end.row - start.row
    let steps = max(abs(columns), abs(rows))
    guard steps > 0 else { return set(start.column, start.row) }
    for step in 0...steps {
      let column = start.column + rounded(columns * step, by: steps)
      set(column, start.row + rounded(rows * step, by: steps))
    }
  }

  /// A quotient, rounded to nearest.
  private func rounded(_ value: Int, by divisor: Int) -> Int {
    value >= 0 ? (2 * value + divisor) / (2 * divisor) : -((-2 * value + divisor) / (2 * divisor))
  }

  /// The braille pattern of a cell; nil if no dot of it is set.
  func braille(column: Int, row: Int) -> String? {
    // The bits of Unicode's braille patterns, by row and column of the dot.
    let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    var pattern: UInt32 = 0
    for (down, pair) in bits.enumerated() {
      for (right, bit) in pair.enumerated() where self[column * 2 + right, row * 4 + down] {
        pattern |= bit
      }
    }
    guard pattern > 0, let scalar = Unicode.Scalar(0x2800 + pattern) else { return nil }
    return String(Character(scalar))
  }
}
