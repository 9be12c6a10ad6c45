/// Refuses Markdown whose quotes and lists nest so deeply on one line that the tree would be
/// far larger than the text.
enum MarkdownGuard {
  /// The most containers that a line may open.
  static let maximumContainers = 64

  /// The first line, counted from 1, that opens too many containers.
  static func firstDeepLine(in lines: ArraySlice<Substring>) -> Int? {
    lines.firstIndex { containers(openedBy: $0) > maximumContainers }.map { $0 + 1 }
  }

  /// The number of quotes and list items that a line opens at most.
  private static func containers(openedBy line: Substring) -> Int {
    var count = 0
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
        UInt8(ascii: "."), UInt8(ascii: ")"):
        count += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        continue
      default:
        return count
      }
    }
    // Only where it decides: each line of each lesson comes by here.
    return count > maximumContainers && isRule(line) ? 0 : count
  }

  /// Whether the line repeats one mark, as a rule or an underlined heading does.
  private static func isRule(_ line: Substring) -> Bool {
    let marks = Set(line.utf8).subtracting([32, 9])
    return marks.count == 1 && !marks.contains(UInt8(ascii: ">"))
  }
}
