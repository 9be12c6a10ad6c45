import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

/// What a reader sees of a sweep: tables, charts, verdicts, and the first run that violates something.
struct SweepPage {
  let run: OpenRun
  let sweep: GridSweep
  let result: SweepResult
  let view: SweepView
  let display: Display
  /// Whether the runs come from files: what is missing was not stopped here.
  var isMerged = false

  /// The page, piece by piece.
  func texts() throws(Diagnostic) -> [String] {
    let tables = SweepTables(result: result, view: view, display: display)
    var texts = result.isComplete ? [] : [fitted(stop)]
    do {
      texts += try tables.metrics()
    } catch { throw Self.diagnostic(for: error) }
    if !result.properties.isEmpty { texts.append(tables.properties()) }
    texts.append(fitted("This speaks of these runs only. Fingerprint \(fingerprint)."))
    if let violation = result.firstViolation { texts += try words(for: violation) }
    return texts
  }

  /// Refuses a chart of anything but one parameter, before the first run.
  static func checkPlot(_ view: SweepView, _ grid: SweepGrid) throws(Diagnostic) {
    let varying = grid.axes.filter { $0.values.count > 1 }.map(\.name)
    guard !view.plots || varying.count == 1 else {
      throw diagnostic(for: SweepPlotProblem(varying: varying))
    }
  }

  private static func diagnostic(for problem: SweepPlotProblem) -> Diagnostic {
    let names = problem.varying.joined(separator: ", ")
    return Diagnostic(
      .wrongArguments,
      "a plot needs one parameter that varies, and here "
        + (names.isEmpty ? "none does" : "\(problem.varying.count) do"),
      expected: names.isEmpty ? "a range, for example participants=2..20" : "only one of \(names)")
  }

  private var stop: String {
    let count = "\(result.itemsDone.grouped) of \(result.itemsPlanned.grouped) runs"
    let also =
      result.grid.triesCrashPoints
      ? ", each with all its crash points, \(result.runs.count.grouped) runs in all" : ""
    return (isMerged ? "The files hold " : "Stopped after ") + count + also
      + ". This is what is known so far."
  }

  /// The digest of all runs, in order.
  private var fingerprint: Fingerprint {
    result.runs.reduce(into: Fingerprint()) { $0.combine($1.fingerprint.rawValue) }
  }

  private func fitted(_ text: String) -> String { text.fitted(to: display, continuation: "  ") }

  /// Which run violates what, and how it can be seen again.
  private func words(for violation: GridRun) throws(Diagnostic) -> [String] {
    let names = zip(result.properties, violation.verdicts).filter { $0.1 == .violated }
      .map(\.0.name)
    let grid = result.grid
    var place = zip(grid.axes, grid.values(ofCell: grid.cell(ofItem: violation.item)))
      .map { "\($0.0.name)=\($0.1)" }
    place.append("seed \(grid.seed(ofItem: violation.item))")
    if let crash = violation.crash { place.append("\(crash.node) crashing after \(crash.event)") }
    let first = fitted(
      "The first run that violates \(names.joined(separator: ", ")): "
        + "\(place.joined(separator: ", ")).")
    let repeated = try sweep.repeated(violation)
    guard repeated.fingerprint == violation.fingerprint else {
      return [first, fitted("  It was another run than this program makes; none is shown.")]
    }
    let downtime = CrashPoint.downtime(in: repeated.settings)
    let end = try sweep.plan(ofItem: violation.item).end
    if let token = run.token(of: repeated, downtime: downtime, end: end) {
      return [first, "  Reproduce: lightcone open \(token)"]
    }
    let commands = try run.reproduction(of: repeated, downtime: downtime)
    return [first, "  to see it again:"] + commands.map { "    \($0)" }
  }
}
