import ArgumentParser
import LightconeConsole
import LightconeDiagnostics
import LineEditing

/// The options that say how the result of a sweep is shown.
struct SweepOptions: ParsableArguments {
  @Option(name: .long, help: "The quantiles to show, for example p50,p99.9.")
  var quantile: String?

  @Flag(name: .long, help: "Draw each metric over the one parameter that varies.")
  var plot = false

  func view() throws(Diagnostic) -> SweepView {
    try SweepView(quantiles: quantile, plots: plot)
  }
}

extension Diagnostic {
  /// The exit code of `sysexits.h` for a sweep that cannot be done, or files that cannot be merged.
  var sweepExitCode: Int32 {
    switch code {
    case .unreadableFile: 66
    case .unwritable: 73
    case .damagedResults, .foreignShard, .notText, .badFault: 65
    default: 64
    }
  }
}
