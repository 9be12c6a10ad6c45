/// Draws operations as intervals, one row each, at most 100 columns wide.
///
/// Time goes from left to right. Only the order of beginnings and ends is drawn, not their distance.
struct IntervalChart {
  let explanation: ViolationExplanation
  /// The position at which the longest legal prefix ends.
  let prefixEnd: Int
  static let width = 100
  /// More rows than this say less than fewer do.
  static let rowLimit = 16

  /// The rows.
  var lines: [String] {
    let shown = shownPlaces
    let labels = shown.map(label)
    let labelWidth = min(44, max(20, labels.map(\.count).max() ?? 0))
    let note = " <- has no place"
    let room = Self.width - labelWidth - 1 - note.count
    let positions = shown.flatMap { place in
      let operation = explanation.operations[place]
      return [operation.began] + (operation.isMandatory ? [operation.last] : [])
    }.sorted()
    let unit = max(1, min(4, room / max(1, positions.count + 1)))
    func column(_ position: Int) -> Int {
      (positions.firstIndex { $0 >= position } ?? positions.count) * unit
    }
    var lines: [String] = []
    for (place, text) in zip(shown, labels) {
      let operation = explanation.operations[place]
      let start = min(column(operation.began), room - 2)
      let end =
        operation.isMandatory ? min(column(operation.last), room - 1) : column(.max)
      let bar =
        String(repeating: " ", count: start) + "|"
        + String(repeating: "-", count: max(0, end - start - 1))
        + (operation.isMandatory ? "|" : ">")
      let remark = place == explanation.blocked ? note : ""
      lines.append(Self.padded(text, labelWidth) + " " + bar + remark)
    }
    let legal = min(column(prefixEnd), room - 1)
    lines.append(
      Self.padded("longest legal prefix", labelWidth) + " " + String(repeating: "=", count: legal)
        + "| before " + explanation.objects.history.text(ofPosition: prefixEnd))
    let hidden = explanation.operations.count - shown.count
    if hidden > 0 { lines.append("(\(hidden) more operations are not drawn)") }
    return lines
  }

  private var shownPlaces: [Int] {
    let all = explanation.operations.indices
    if all.count <= Self.rowLimit { return Array(all) }
    let named = explanation.named
    let latest = all.filter { !named.contains($0) }.suffix(Self.rowLimit - named.count)
    return (named + latest).sorted()
  }

  private func label(_ place: Int) -> String {
    let operation = explanation.objects.history.operations[explanation.operations[place].place]
    let client = explanation.objects.history.name(ofClient: operation.client)
    return "\(client)  \(explanation.letter(place) ?? " ") \(explanation.text(of: place))"
  }

  /// A text cut or filled to a width.
  private static func padded(_ text: String, _ width: Int) -> String {
    let cut = text.count > width ? text.prefix(width - 1) + "~" : text[...]
    return cut + String(repeating: " ", count: width - cut.count)
  }
}
