import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  /// Lists what clients asked and were told.
  func showHistory(isWhole: Bool) throws(Diagnostic) -> Reply {
    let trace = try loaded().simulation.trace
    return Reply(HistoryPage(trace, isWhole: isWhole, display: display).text)
  }

  /// Draws what clients asked and were told, and an order that fits a model.
  func showHistoryChart(_ view: HistoryView) throws(Diagnostic) -> Reply {
    let run = try loaded()
    let chart = try run.historyChart(view, shouldStop: shouldStop)
    guard !chart.operations.isEmpty else { return Reply("No client has asked anything so far.") }
    return Reply(chart, display)
  }

  /// Judges what the clients of the loaded run have seen so far.
  mutating func check(_ condition: HistoryCondition) throws(Diagnostic) -> Reply {
    let run = try loaded()
    try condition.validate()
    let history = OperationHistory(run.simulation.trace)
    let result = try condition.judge(history, shouldStop: shouldStop)
    guard !shouldStop() else {
      throw Diagnostic(.cannotEvaluate, "the check was stopped before it was done")
    }
    var report = HistoryCheckReport(
      file: "this run", model: condition.model.text, condition: result.condition)
    report.result = result
    report.history = history
    if result.verdict == .violated {
      lastFailure = LastFailure(subject: .history(condition), token: run.token)
    }
    var reply = Reply(report.text(in: display))
    reply.add(
      wrap("This speaks of this run only, up to \(run.simulation.now). 'history' lists it."))
    reply.verdict = result.verdict
    return reply
  }
}
