import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace

/// Runs the commands of one block of a lesson, with its claims and their controls.
///
/// A control runs the block again, from the session as it was before the block, with one command added
/// right behind the last `load` before the claim; the claim must then fail.
struct BlockRun {
  /// One line of the block, and what it said.
  struct Step {
    let source: SourceText
    let command: Command
    var reply: Reply
    /// The digest of the run behind the step, if the step can have changed it.
    let fingerprint: Fingerprint?
    /// The run that the step drew, if it drew one.
    var picture: OpenRun?

    /// The step as readers see it: the line, unless it is a claim, which says itself what it claims.
    func parts(in display: Display) -> [Reply.Part] {
      if case .expect = command { return reply.parts }
      return [.text("> \(source.text)".fitted(to: display, continuation: "    "))] + reply.parts
    }
  }

  let lines: [SourceText]
  /// The classes of claims that are judged; all, unnamed ones too, if nil.
  var classes: Set<ClaimClass>?
  private let before: Session

  /// Prepares a block to run in a session.
  init(_ lines: [SourceText], in session: Session) {
    self.lines = lines
    before = session
  }

  /// Runs the block.
  ///
  /// - Parameters:
  ///   - session: changed as the commands say.
  ///   - note: gets the problems of claims, if the block is to go on behind them.
  ///   - show: gets each step once it is done, so that long blocks show their progress.
  /// - Throws: the first problem, placed at its line; the block ends there.
  func run(
    in session: inout Session, note: ((Diagnostic) -> Void)? = nil, show: (Step) -> Void
  ) throws(Diagnostic) {
    // A lesson shows its reader things; it does not write files.
    let mayWriteFiles = session.mayWriteFiles
    if session.tutor != nil { session.mayWriteFiles = false }
    let tellsChanges = session.tellsChanges
    session.tellsChanges = false
    defer {
      session.mayWriteFiles = mayWriteFiles
      session.tellsChanges = tellsChanges
    }
    for source in lines {
      guard let command = try parse(source) else { continue }
      if case .control(let name, _) = command {
        try checkClaim(name, of: source)
        continue
      }
      guard isWanted(command) else { continue }
      let reply: Reply
      do throws(Diagnostic) {
        reply = try self.reply(to: command, source, in: &session)
      } catch {
        // A claim changes nothing, so what follows it can be looked at all the same.
        guard let note, command.verb == .expect else { throw error }
        note(error)
        continue
      }
      let fingerprint = command.changesRun ? session.run?.simulation.fingerprint : nil
      show(
        Step(
          source: source, command: command, reply: reply, fingerprint: fingerprint,
          picture: command.isPicture ? session.run : nil))
      if reply.isLast { return try refuseClaims(behind: source) }
      if session.shouldStop() {
        throw place(Diagnostic(.cannotEvaluate, "stopped: what follows was not done"), source)
      }
    }
  }

  /// A claim that is never reached must not count as one that holds.
  private func refuseClaims(behind end: SourceText) throws(Diagnostic) {
    for source in lines where source.line > end.line {
      guard let verb = (try? parse(source))?.verb, verb == .expect || verb == .check else {
        continue
      }
      throw place(.behindQuit(expected: "'quit' behind all claims"), source)
    }
  }

  private func isWanted(_ command: Command) -> Bool {
    guard let classes, case .expect(let claim) = command else { return true }
    return claim.heading.map { classes.contains($0.kind) } ?? false
  }

  private func reply(
    to command: Command, _ source: SourceText, in session: inout Session
  ) throws(Diagnostic) -> Reply {
    let reply = session.execute(source.text)
    if let problem = reply.problem { throw place(problem, source) }
    guard case .expect(let claim) = command else { return reply }
    return Reply([.claim(try addControl(to: reply, claim, source))])
  }

  /// Refuses a control of a claim that the block does not make: it would control nothing.
  private func checkClaim(_ name: String, of control: SourceText) throws(Diagnostic) {
    var names: [String] = []
    for line in lines {
      guard case .expect(let claim)? = try parse(line), let heading = claim.heading else {
        continue
      }
      names.append(heading.name)
    }
    guard !names.contains(name) else { return }
    throw place(
      Diagnostic(
        .lintRule, "the control '\(name)' has no claim in its block",
        expected: "the name of a claim in this block",
        suggestion: nearestWord(to: name, in: names)), control)
  }

  /// The claim's report with its line, and with what its control says.
  private func addControl(
    to reply: Reply, _ claim: Claim, _ source: SourceText
  ) throws(Diagnostic) -> ClaimReport {
    guard var report = reply.claims.first else {
      throw place(Diagnostic(.cannotEvaluate, "the claim gave no result"), source)
    }
    report.line = source.line
    report.revision?.column += source.column - 1
    report.revision?.command = source.text
    guard let name = claim.heading?.name else { return report }
    for line in lines {
      guard case .control(name, let command)? = try parse(line) else { continue }
      let control = try runControl(of: claim, at: source, adding: command, from: line)
      // Of several controls the one that does not fail is the one to tell.
      if report.control?.fails ?? true { report.control = control }
    }
    return report
  }

  /// Runs the block up to a claim with a command added, and judges the claim then.
  private func runControl(
    of claim: Claim, at claimLine: SourceText, adding command: Command, from line: SourceText
  ) throws(Diagnostic) -> ControlReport {
    var session = before
    var steps: [(command: Command, source: SourceText)] = []
    for source in lines where source.line < claimLine.line {
      if let step = try parse(source), step.changesRun { steps.append((step, source)) }
    }
    guard let load = steps.lastIndex(where: { $0.command.verb == .load }) else {
      throw place(
        Diagnostic(
          .lintRule, "a block with a control has no 'load' before its claim",
          expected: "'load MODEL' as the block's first command"), line)
    }
    steps.insert((command, line), at: load + 1)
    for step in steps { try perform(step.command, in: &session, at: step.source) }
    do throws(Diagnostic) {
      let report = try session.judge(claim)
      return ControlReport(
        command: line.controlCommand, measured: report.measured, expected: report.expected,
        verdict: report.verdict, sample: report.sample)
    } catch {
      var problem = place(error, claimLine)
      problem.message = "with its control '\(line.controlCommand)': \(problem.message)"
      throw problem
    }
  }

  private func perform(
    _ command: Command, in session: inout Session, at source: SourceText
  ) throws(Diagnostic) {
    do throws(Diagnostic) {
      _ = try session.perform(command)
    } catch { throw place(error, source) }
  }

  private func parse(_ source: SourceText) throws(Diagnostic) -> Command? {
    do throws(Diagnostic) {
      return try Command.parse(source.text)
    } catch { throw place(error, source) }
  }

  private func place(_ problem: Diagnostic, _ source: SourceText) -> Diagnostic {
    problem.placed(at: source)
  }
}

extension Diagnostic {
  /// The diagnostic of a command line, placed in the file where the line stands.
  func placed(at source: SourceText) -> Diagnostic {
    var copy = self
    copy.place.line = source.line
    copy.place.column = (place.column ?? 1) + source.column - 1
    copy.sourceLine = sourceLine.map { String(repeating: " ", count: source.column - 1) + $0 }
    return copy
  }
}

extension SourceText {
  /// The command of a line `control NAME: COMMAND`.
  var controlCommand: String {
    guard let colon = text.firstIndex(of: ":") else { return text }
    return String(text[text.index(after: colon)...].drop { $0 == " " })
  }
}

extension Command {
  /// Whether the command draws the run as a space-time diagram.
  var isPicture: Bool {
    switch self {
    case .diagram, .cone: true
    default: false
    }
  }

  /// Whether the command changes the run: only those are done again for a control.
  var changesRun: Bool {
    switch self {
    case .load, .set, .reset, .run, .step, .back, .goTo, .play, .fault, .at, .when, .nemesis: true
    case .fork, .switchTo, .undo, .openToken, .openLast, .shrink: true
    case .tree, .share, .exportTest, .exportRun, .record, .save, .difference, .plot: false
    case .gantt, .compare: false
    case .parameters, .models, .diagram, .narrate, .state, .metrics, .check, .sweep, .expect,
      .control:
      false
    case .cone, .why, .whyNot, .whatIf: false
    case .lesson: false
    case .lessons, .start, .next, .hint, .answer, .predict, .help, .helpAll, .helpExpressions,
      .quit:
      false
    case .pending, .explore, .history, .historyChart, .checkHistory: false
    case .progress, .review, .more: false
    }
  }
}
