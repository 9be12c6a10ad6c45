import LightconeChecking
import LightconeDiagnostics
public import LightconeLessons
public import LightconeRendering
import Lightcone
import LightconeTrace

/// One person's, or one script's, work with Lightcone: lines in, replies out.
///
/// The session is the one place with state that changes: the run that is loaded, where in it one
/// stands, and the lesson that is open. It is a value; a copy is a sandbox.
///
/// Example:
///
/// ```swift
/// var session = Session()
/// _ = session.execute("load two-phase-commit participants=2")
/// let reply = session.execute("run")
/// ```
///
/// Rules:
/// 1. A line that cannot be read or done changes nothing, and its reply says what was expected.
/// 2. The same lines give the same replies, in every process.
public struct Session: Sendable {
  /// How wide replies may be, and which characters and colours they may use.
  public var display: Display
  /// The lessons that can be opened.
  public let lessons: LessonCatalog
  /// The seed of runs that name none.
  public var defaultSeed: UInt64 = 1
  /// Told of searches while they run.
  public var watchSearch: SearchWatch?
  /// Told how far runs, sweeps and the like have come while they go on.
  public var watchWork: WorkWatch?
  /// Shows a run that is played, and waits for its time to pass; nil where nothing waits.
  public var watchPlay: PlayWatch?
  /// What of the last answer was not shown, for `more`; who shows answers a screen at a time sets it.
  public var unshown = ""
  /// Whether `run` and faults say what has changed in the nodes: not in a lesson's blocks, which are
  /// read with the pictures that follow them.
  var tellsChanges = true
  /// Whether `export` and `save` may write files: at the prompt and in a person's own scripts, not in lessons.
  public var mayWriteFiles = false
  /// Asked during long work; true ends the work and keeps the session.
  let shouldStop: @Sendable () -> Bool

  /// How many runs of a sweep are done at the same time; what comes out is the same for any number.
  public var workers = Processors.count
  /// Of how many seeds a claim takes one: more than 1 only where a run is repeated to compare it.
  var seedStride = 1

  var run: OpenRun?
  var history = UndoHistory()
  var tutor: Tutor?
  /// The lessons that were left, to go on with them.
  var left: [String: Tutor] = [:]
  /// What waits outside the sandbox, if one stands in one.
  var sandbox: Sandbox?
  /// What the learner did in lessons, in order.
  var learned: [LearningEvent] = []
  /// Who learns, so that progress is kept; nil in scripts, which leave none.
  public var learner: Learner?
  /// The questions of the past that are being asked again.
  var review: Review?
  /// The commands so far that a lesson can repeat, for `record`.
  var recording = SessionRecording()
  /// The last check or claim that failed, for `open last`, `shrink` and `export test`.
  var lastFailure: LastFailure?

  /// Creates a session with nothing loaded.
  public init(
    display: Display = Display(), lessons: LessonCatalog = LessonCatalog(roots: []),
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.display = display
    self.lessons = lessons
    self.shouldStop = shouldStop
  }

  /// What stands before the next line: the model, the time and the last event.
  public var prompt: String {
    let sandbox = sandbox == nil ? "" : "sandbox "
    guard let run else { return "\(sandbox.isEmpty ? "lightcone" : "sandbox")> " }
    let count = run.simulation.eventCount
    return "\(sandbox)\(run.model.name) \(run.simulation.now)\(count > 0 ? " #\(count)" : "")> "
  }

  /// Does what a line says.
  ///
  /// - Parameters:
  ///   - line: one line of the command language.
  ///   - abbreviations: whether the beginning of a command's word is enough.
  public mutating func execute(_ line: String, abbreviations: Bool = false) -> Reply {
    let before = self
    do throws(Diagnostic) {
      guard let command = try Command.parse(line, abbreviations: abbreviations) else {
        return Reply()
      }
      try checkAllowed(command)
      var reply = try review == nil ? perform(command) : performInReview(command)
      followLesson(after: command, line, &reply)
      if tutor == nil, review == nil, sandbox == nil { recording.add(command, line) }
      return reply
    } catch {
      self = before
      return Reply([.problem(error.pointing(into: line).shown(in: line))])
    }
  }

  mutating func carryOut(_ command: Command) throws(Diagnostic) -> Reply {
    switch command {
    case .load(let name, let settings, let seed): return try load(name, settings, seed: seed)
    case .set(let settings): return try set(settings)
    case .parameters: return try showParameters()
    case .models(let name): return try showModels(name)
    case .reset: return try reset()
    case .run(let limit): return try run(limit)
    case .step(let aim): return try step(aim)
    case .play(let speed): return try play(speed)
    case .back(let count): return try goBack(count)
    case .goTo(let moment): return try go(to: moment)
    case .fork(let name): return try fork(name)
    case .switchTo(let name): return try switchTo(name)
    case .tree: return try showTree()
    case .undo: return try undo()
    case .fault(let fault): return try intervene(fault, at: nil)
    case .at(let moment, let fault): return try intervene(fault, at: moment)
    case .when(let condition, let fault): return try intervene(fault, when: condition)
    case .nemesis(let nemesis): return try unleash(nemesis)
    case .pending(let names): return try showPending(names)
    case .diagram(let nodes, let view): return try showDiagram(nodes, view)
    case .narrate(let range): return try showNarration(range)
    case .state(let node): return try showState(node)
    case .difference(let start): return try showDifference(since: start)
    case .metrics(let name): return try showMetrics(name)
    case .plot(let names, let kind): return try plot(names, as: kind)
    case .cone(let event, let rest): return try showCone(of: event, rest)
    case .gantt(let nodes, let field): return try showGantt(nodes, field)
    case .compare(let branch): return try compare(with: branch)
    case .why(let subject): return try explain(subject)
    case .whyNot(let aim): return try findSupports(of: aim)
    case .whatIf(let command, let text): return try imagine(command, text)
    case .history(let isWhole): return try showHistory(isWhole: isWhole)
    case .historyChart(let view): return try showHistoryChart(view)
    case .check(let property): return try check(property)
    case .checkHistory(let condition): return try check(condition)
    case .explore(let search): return try explore(search)
    case .shrink(let property): return try shrink(property)
    case .expect(let claim):
      let report = try judge(claim)
      remember(report, of: claim)
      return Reply([.claim(report)])
    case .sweep(let command): return try sweep(command)
    case .control:
      throw Diagnostic(
        .notNow, "'control' belongs into a lesson's block, behind the claim it controls",
        expected: "a block with 'load', 'expect' and 'control'")
    case .lessons: return showLessons()
    case .start(let lesson, let place): return try start(lesson, at: place)
    case .lesson(let command): return try carryOut(command)
    case .next: return try goOn()
    case .hint: return try giveHint()
    case .answer(let text): return try take(answer: text)
    case .predict(let expression): return try take(prediction: expression)
    case .progress: return showProgress()
    case .review: return startReview()
    case .share: return try share()
    case .openToken(let token, let column): return try open(token, column: column)
    case .openLast: return try openLast()
    case .exportTest(let command): return try exportTest(command)
    case .exportRun(let command): return try exportRun(command)
    case .record(let path, let column): return try record(path, column: column)
    case .save(let command): return try save(command)
    case .more: return showRest()
    case .help(let verb):
      return Reply(
        verb.map { CommandHelp.explanation(of: $0, in: display) }
          ?? CommandHelp.overview(in: display))
    case .helpAll: return Reply(CommandHelp.everything(in: display))
    case .helpExpressions: return Reply(ExpressionGuide.text(in: display))
    case .quit:
      var reply = Reply("Goodbye.")
      reply.isLast = true
      return reply
    }
  }

  /// Sentences in lines that fit the display, the second and further ones indented.
  func wrap(_ text: String) -> String {
    text.fitted(to: display, continuation: "  ")
  }

  /// The run that is loaded.
  func loaded() throws(Diagnostic) -> OpenRun {
    guard let run else {
      throw Diagnostic(
        .notNow, "no model is loaded", expected: "'load MODEL' first; 'models' lists them")
    }
    return run
  }
}
