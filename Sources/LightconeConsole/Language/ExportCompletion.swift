extension Completer {
  /// Completes what to export, what of it, and the words behind the file.
  func export(_ spot: CompletionSpot, _ before: [String], _ options: [String]) -> Completion {
    guard let kind = before.first else { return spot.words(CommandParser.exportKinds) }
    guard before.count > 1 else { return spot.words([]) }
    guard let format = ExportFormat(rawValue: kind) else { return spot.words(options) }
    if before.last == "of" { return spot.words(format.subjects.map(\.rawValue)) }
    if before.dropLast().last == "of" {
      let isMetric = ["plot", "stack", "histogram", "cdf"].contains(before.last)
      if isMetric { return spot.words(context.metrics) }
      if before.last == "field" { return spot.words(context.fields) }
    }
    if let place = before.lastIndex(of: "of"), place + 2 < before.count, format == .svg,
      ["plot", "stack"].contains(before[place + 1]), before.last != "overwrite"
    {
      return spot.words(context.metrics.filter { !before.contains($0) } + ["overwrite"])
    }
    if let place = before.lastIndex(of: "history"), format == .svg, before[place - 1] == "of" {
      let view = historyView(spot, Array(before[(place + 1)...]))
      if !view.candidates.isEmpty { return view }
    }
    return spot.words(["of", "overwrite"].filter { !before.contains($0) })
  }
}
