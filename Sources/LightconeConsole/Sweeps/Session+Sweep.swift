import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeRendering

extension Session {
  /// Sweeps the loaded model, with its settings and what was done to the run.
  func sweep(_ command: SweepCommand) throws(Diagnostic) -> Reply {
    let run = try loaded()
    let view = SweepView(quantiles: command.quantiles, plots: command.plots)
    let sweep = try command.sweep(of: run)
    try SweepPage.checkPlot(view, sweep.grid)
    let result = try sweep.run(workers: workers, shouldStop: shouldStop) { done, count in
      watchWork?.report(.runs(done: done, count: count))
    }
    let page = SweepPage(run: run, sweep: sweep, result: result, view: view, display: display)
    var reply = Reply(try page.texts().map { .text($0) })
    reply.verdict = result.verdict
    return reply
  }
}

extension SweepCommand {
  /// The sweep that the command asks for; a mistake points at its word.
  fileprivate func sweep(of run: OpenRun) throws(Diagnostic) -> GridSweep {
    var axes: [SweepAxis] = []
    for range in ranges { axes.append(try axis(range, run.settings)) }
    for metric in metrics where !run.model.metrics.contains(where: { $0.name == metric.value }) {
      throw Self.unknown(metric, run.model)
    }
    let seed = run.settings.seed
    let grid = SweepGrid(
      axes: axes, seeds: seeds ?? seed...seed, triesCrashPoints: triesCrashPoints)
    return try GridSweep(
      run.plan, over: grid, metrics: metrics.map(\.value), judging: judging)
  }

  private func axis(_ range: Setting, _ base: Settings) throws(Diagnostic) -> SweepAxis {
    do throws(Diagnostic) {
      let axis = try SweepAxis(range.name, parsing: range.value)
      _ = try SweepGrid(axes: [axis], seeds: 1...1).checked(base)
      return axis
    } catch {
      var placed = error
      placed.place.column =
        error.code == .unknownParameter ? range.nameColumn : range.valueColumn
      throw placed
    }
  }

  private static func unknown(_ metric: Setting, _ model: Model) -> Diagnostic {
    let names = model.metrics.map(\.name)
    return Diagnostic(
      .unknownName, "there is no metric '\(metric.value)'",
      at: SourcePlace(column: metric.valueColumn),
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestWord(to: metric.value, in: names))
  }
}
