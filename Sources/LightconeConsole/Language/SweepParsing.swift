import LightconeChecking
import LightconeDiagnostics

/// What `sweep` asks for.
struct SweepCommand: Hashable, Sendable {
  /// The parameters and their ranges, as they were written.
  var ranges: [Setting] = []
  /// The seeds; none stands for the seed of the run at hand.
  var seeds: ClosedRange<UInt64>?
  /// The metrics to note.
  var metrics: [Setting] = []
  /// The quantiles to show; none stands for the usual ones.
  var quantiles: [Quantile] = []
  /// Whether the metrics are drawn.
  var plots = false
  /// Whether each run is repeated for each of its crash points.
  var triesCrashPoints = false
  /// When properties are looked at.
  var judging = GridSweep.Judging.everyStep
}

extension CommandParser {
  /// Reads `[NAME=RANGE ...] [seeds=N] [metric=NAME,...] [quantile=p90,...] [plot] [crash-points]
  /// [judge=at-end]`.
  mutating func readSweep() throws(Diagnostic) -> SweepCommand {
    var command = SweepCommand()
    var used: Set<String> = []
    guard !reader.isAtEnd else { throw missing("what to vary") }
    while let word = reader.next() {
      let name = String(word.text.prefix { $0 != "=" })
      guard used.insert(name).inserted else {
        throw wrong("\(name) is given twice", at: word.range.lowerBound)
      }
      switch word.text {
      case "plot": command.plots = true
      case "crash-points": command.triesCrashPoints = true
      default: try read(try setting(word), into: &command)
      }
    }
    if command.plots, command.metrics.isEmpty { throw missing("'metric=NAME', which to plot,") }
    return command
  }

  private func read(_ setting: Setting, into command: inout SweepCommand) throws(Diagnostic) {
    switch setting.name {
    case "seed":
      throw wrong(
        "'seed' is no range of seeds", at: setting.nameColumn - 1,
        suggestion: "seeds=\(setting.value)")
    case "seeds": command.seeds = try seeds(setting)
    case "metric": command.metrics = parts(of: setting)
    case "quantile": command.quantiles = try quantiles(setting)
    case "judge":
      guard let judging = GridSweep.Judging(rawValue: setting.value) else {
        throw wrong(
          "'\(setting.value)' is no way to judge", at: setting.valueColumn - 1,
          suggestion: nearestWord(
            to: setting.value, in: GridSweep.Judging.allCases.map(\.rawValue)))
      }
      command.judging = judging
    default: command.ranges.append(setting)
    }
  }

  private func seeds(_ setting: Setting) throws(Diagnostic) -> ClosedRange<UInt64> {
    do throws(Diagnostic) {
      return try SweepWords.seeds(setting.value)
    } catch { throw placed(error, setting.valueColumn) }
  }

  private func quantiles(_ setting: Setting) throws(Diagnostic) -> [Quantile] {
    do throws(Diagnostic) {
      return try SweepWords.quantiles(setting.value)
    } catch { throw placed(error, setting.valueColumn) }
  }

  private func placed(_ diagnostic: Diagnostic, _ column: Int) -> Diagnostic {
    var copy = diagnostic
    copy.place.column = column
    copy.sourceLine = source.text
    return copy
  }

  /// The names between commas, each with its place.
  private func parts(of setting: Setting) -> [Setting] {
    var column = setting.valueColumn
    return setting.value.split(separator: ",", omittingEmptySubsequences: false).map { part in
      defer { column += part.count + 1 }
      return Setting(
        name: setting.name, value: String(part), nameColumn: setting.nameColumn,
        valueColumn: column)
    }
  }
}

/// Reads the words that the prompt and the program's options share.
enum SweepWords {
  /// Reads `1000`, which is 1 to 1000, or `5..9`.
  static func seeds(_ text: String) throws(Diagnostic) -> ClosedRange<UInt64> {
    let dots = text.firstRange(of: "..")
    let first = dots.map { text[..<$0.lowerBound] } ?? "1"
    let last = dots.map { text[$0.upperBound...] } ?? text[...]
    guard let low = number(first), let high = number(last) else {
      throw mistake("'\(text)' is no range of seeds")
    }
    guard low <= high else { throw mistake("\(low) is more than \(high)") }
    return low...high
  }

  /// Reads `p50,p99.9`.
  static func quantiles(_ text: String) throws(Diagnostic) -> [Quantile] {
    var quantiles: [Quantile] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let quantile = Quantile(String(part)), !quantiles.contains(quantile) else {
        throw Diagnostic(
          .wrongArguments, "'\(part)' is no quantile, or is given twice",
          expected: "for example quantile=p50,p99.9")
      }
      quantiles.append(quantile)
    }
    return quantiles
  }

  private static func number(_ text: Substring) -> UInt64? {
    text.allSatisfy(\.isDecimalDigit) ? UInt64(text) : nil
  }

  private static func mistake(_ message: String) -> Diagnostic {
    Diagnostic(
      .wrongArguments, message, expected: "seeds=1000, which is 1 to 1000, or seeds=5..9")
  }
}
