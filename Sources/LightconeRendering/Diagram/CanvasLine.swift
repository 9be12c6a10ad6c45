/// One line of a picture: cells of one terminal column each, written in any order.
///
/// What is written last covers what was there. A character of two columns takes a cell and the one
/// behind it; where one half of it is covered the other becomes blank. Nothing is written outside.
struct CanvasLine {
  private struct Cell {
    var text = " "
    var shade = Shade.normal
    /// Whether the cell is the right half of the character before it.
    var isRightHalf = false
  }

  private var cells: [Cell]

  /// A blank line.
  init(columns: Int) {
    cells = Array(repeating: Cell(), count: max(0, columns))
  }

  /// Makes the line longer, with blanks.
  mutating func extend(to columns: Int) {
    cells += Array(repeating: Cell(), count: max(0, columns - cells.count))
  }

  /// Writes a text from a column on; what lies outside the line is cut off.
  mutating func write(_ text: String, at column: Int, shade: Shade = .normal) {
    var position = column
    var last: Int?
    for character in text {
      let width = displayWidth(of: character)
      if width == 0 {
        if let last { cells[last].text.append(character) }
        continue
      }
      last = put(character, width: width, at: position, shade) ? position : nil
      position += width
    }
  }

  /// Writes one character; says whether it lies inside the line.
  private mutating func put(
    _ character: Character, width: Int, at position: Int, _ shade: Shade
  ) -> Bool {
    guard position >= 0, position + width <= cells.count else { return false }
    for column in position..<(position + width) { clear(column) }
    cells[position] = Cell(text: String(character), shade: shade)
    if width == 2 { cells[position + 1] = Cell(text: "", shade: shade, isRightHalf: true) }
    return true
  }

  /// Blanks a cell and the other half of a wide character in it.
  private mutating func clear(_ column: Int) {
    if cells[column].isRightHalf, column > 0 { cells[column - 1] = Cell() }
    if column + 1 < cells.count, cells[column + 1].isRightHalf { cells[column + 1] = Cell() }
    cells[column] = Cell()
  }

  /// Whether nothing stands in some columns, all of which the line has.
  func isBlank(_ columns: Range<Int>) -> Bool {
    columns.lowerBound >= 0 && columns.upperBound <= cells.count
      && cells[columns].allSatisfy { $0.text == " " }
  }

  /// Takes all colours away but the faint one.
  mutating func dim() {
    for index in cells.indices { cells[index].shade = .dim }
  }

  /// Writes another line into this one.
  mutating func write(_ line: CanvasLine, at column: Int) {
    var position = column
    for cell in line.cells where !cell.isRightHalf {
      write(cell.text, at: position, shade: cell.shade)
      position += max(1, displayWidth(of: cell.text))
    }
  }

  /// The line as text, without blanks at its end.
  func rendered(_ style: Style) -> String {
    var result = ""
    var run = ""
    var shade = Shade.normal
    let end = (cells.lastIndex { $0.text != " " }).map { $0 + 1 } ?? 0
    for cell in cells[..<end] {
      if cell.shade != shade {
        result += style.apply(shade, to: run)
        run = ""
        shade = cell.shade
      }
      run += cell.text
    }
    return result + style.apply(shade, to: run)
  }
}
