import LightconeChecking

extension Completer {
  /// Completes what stands behind `sweep`: parameters, the words of the command, and their values.
  func sweep(_ spot: CompletionSpot, _ before: [String]) -> Completion {
    if let sign = spot.firstBeforeCursor("=") {
      let name = spot.text(upTo: sign)
      // Behind a comma another value begins.
      var value = spot.behind(sign)
      while let comma = value.firstBeforeCursor(",") { value = value.behind(comma) }
      switch name {
      case "metric": return value.words(context.metrics)
      case "quantile": return value.words(["p50", "p90", "p99", "p99.9"])
      case "judge": return value.words(GridSweep.Judging.allCases.map(\.rawValue))
      default: return value.words(context.parameters.first { $0.name == name }?.choices ?? [])
      }
    }
    let words =
      context.parameters.map { $0.name + "=" }
      + ["seeds=", "metric=", "quantile=", "judge=", "plot", "crash-points"]
    return spot.words(
      words.filter { word in
        !before.contains { $0 == word || word.last == "=" && $0.hasPrefix(word) }
      })
  }
}
