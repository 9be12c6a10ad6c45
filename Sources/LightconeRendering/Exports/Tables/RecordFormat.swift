/// How a table is written to a file.
public enum RecordFormat: String, CaseIterable, Hashable, Sendable {
  /// Comma-separated values with a line of names: RFC 4180, but lines end with a line feed alone.
  case csv
  /// One JSON object a line; fields that say nothing are left out.
  case jsonLines = "jsonl"
}

/// A cell of a table that is written to a file.
enum RecordCell {
  case none
  case number(Int64)
  case text(String)
}

/// Writes the rows of a table.
struct RecordWriter {
  let format: RecordFormat
  let names: [String]
  private var buffer = ExportBuffer()

  init(_ format: RecordFormat, names: [String]) {
    self.format = format
    self.names = names
    if format == .csv { buffer.raw(names.joined(separator: ",") + "\n") }
  }

  /// Writes a row: a cell for each name, in their order.
  mutating func row(_ cells: [RecordCell], to stream: inout some TextOutputStream) {
    switch format {
    case .csv: csv(cells)
    case .jsonLines: json(cells)
    }
    buffer.flush(to: &stream)
  }

  /// Ends the file.
  mutating func end(to stream: inout some TextOutputStream) {
    buffer.flush(to: &stream, isLast: true)
  }

  private mutating func csv(_ cells: [RecordCell]) {
    for (position, cell) in cells.enumerated() {
      if position > 0 { buffer.raw(",") }
      switch cell {
      case .none: break
      case .number(let number): buffer.number(number)
      case .text(let text): buffer.raw(CSVText.cell(text))
      }
    }
    buffer.raw("\n")
  }

  private mutating func json(_ cells: [RecordCell]) {
    buffer.raw("{")
    var isFirst = true
    for (name, cell) in zip(names, cells) {
      switch cell {
      case .none: continue
      case .number(let number): buffer.field(name, number, isFirst: isFirst)
      case .text(let text): buffer.field(name, text, isFirst: isFirst)
      }
      isFirst = false
    }
    buffer.raw("}\n")
  }
}

/// Texts in files of comma-separated values.
enum CSVText {
  /// A text as a cell.
  ///
  /// Line breaks, tabs and quotes are kept. Other control characters become question marks: many
  /// readers stop at them.
  static func cell(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ",")
    }
    // An empty text stands in quotes, so that it is not taken for a missing one.
    if isPlain, !text.isEmpty, text.first != " ", text.last != " " { return text }
    var cell = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": cell += "\"\""
      case "\n", "\r", "\t": cell.unicodeScalars.append(scalar)
      default:
        let isControl = scalar.value < 0x20 || scalar.value == 0x7F
        cell.unicodeScalars.append(isControl ? "?" : scalar)
      }
    }
    return cell + "\""
  }
}
