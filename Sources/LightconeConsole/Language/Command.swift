import Lightcone
import LightconeTrace

/// One line of the command language, understood.
///
/// What it solves: the prompt, a lesson's block, a script and the web page all send the same text;
/// it is parsed once, here, and everything behind works with this value.
///
/// Example: `at 4ms crash coordinator` is `.at(.time(4 ms), .crash(["coordinator"]))`.
///
/// The rules:
///
/// 1. One line is one command. A line that is blank or a comment is none.
/// 2. `#57` is an event; a `#` before anything but a digit begins a comment.
/// 3. Words are split at blanks; a text in double quotes is one word.
/// 4. The first word is the verb. ``CommandDescription/all`` lists the verbs, and help, completion
///    and suggestions are made from that list.
///
/// What it does not promise: that the names in it exist. Models, nodes, parameters and lessons are
/// looked up when the command is carried out.
indirect enum Command: Hashable, Sendable {
  case load(model: String, settings: [Setting], seed: UInt64?)
  case set([Setting])
  case parameters
  case models(String?)
  case reset
  case run(RunLimit)
  case step(StepAim)
  case play(Factor)
  case back(Int)
  case goTo(Moment)
  case fork(branch: String)
  case switchTo(branch: String)
  case tree
  case undo
  case fault(FaultCommand)
  case at(Moment, FaultCommand)
  case when(Expression, FaultCommand)
  case nemesis(NemesisCommand)
  case pending(nodes: [String])
  case diagram(nodes: [String], DiagramView)
  case narrate(EventRange)
  case state(node: String?)
  case difference(since: DifferenceStart)
  case metrics(String?)
  case plot([String], as: PlotKind)
  case cone(EventNumber, rest: ConeRest)
  case gantt(nodes: [String], field: String?)
  case compare(branch: String)
  case why(WhySubject)
  case whyNot(WhyNotAim)
  case whatIf(Command, text: String)
  case history(isWhole: Bool)
  case historyChart(HistoryView)
  case check(property: String?)
  case checkHistory(HistoryCondition)
  case explore(ExploreCommand)
  case shrink(property: String?)
  case sweep(SweepCommand)
  case expect(Claim)
  case control(name: String, Command)
  case lessons
  case start(lesson: String, at: LessonStart)
  case lesson(LessonCommand)
  case next
  case hint
  case answer(String)
  case predict(Expression)
  case progress
  case review(stops: Bool)
  case share
  case openToken(String, column: Int)
  case openLast
  case exportTest(ExportTestCommand)
  case exportRun(ExportRunCommand)
  case record(path: String, column: Int)
  case save(SaveCommand)
  case more
  case help(CommandVerb?)
  case helpAll
  case helpExpressions
  case quit

  /// The word that this command begins with.
  var verb: CommandVerb {
    switch self {
    case .load: .load
    case .set: .set
    case .parameters: .params
    case .models: .models
    case .reset: .reset
    case .run: .run
    case .step: .step
    case .play: .play
    case .back: .back
    case .goTo: .goto
    case .fork: .fork
    case .switchTo: .switch
    case .tree: .tree
    case .undo: .undo
    case .fault(let fault): fault.verb
    case .at: .at
    case .when: .when
    case .nemesis: .nemesis
    case .pending: .pending
    case .diagram: .diagram
    case .narrate: .narrate
    case .state: .state
    case .difference: .diff
    case .metrics: .metrics
    case .plot: .plot
    case .cone: .cone
    case .gantt: .gantt
    case .compare: .compare
    case .why: .why
    case .whyNot: .whyNot
    case .whatIf: .whatIf
    case .history, .historyChart: .history
    case .check, .checkHistory: .check
    case .explore: .explore
    case .shrink: .shrink
    case .sweep: .sweep
    case .expect: .expect
    case .control: .control
    case .lessons: .lessons
    case .start: .start
    case .lesson(let command): command.verb
    case .next: .next
    case .hint: .hint
    case .answer: .answer
    case .predict: .predict
    case .progress: .progress
    case .review: .review
    case .share: .share
    case .openToken, .openLast: .openToken
    case .exportTest, .exportRun: .export
    case .record: .record
    case .save: .save
    case .more: .more
    case .help, .helpAll, .helpExpressions: .help
    case .quit: .quit
    }
  }
}

/// The words that a command can begin with.
enum CommandVerb: String, CaseIterable, Hashable, Sendable {
  case load, set, params, models, reset
  case run, step, play, back, goto
  case fork, `switch`, tree, undo
  case pending, deliver, drop, delay, hold, release, loss, latency, duplicate
  case crash, restart, pause, resume, slow, partition, repair, skew, drift, disk, heal, at, when
  case follow, `do`
  case nemesis
  case diagram, narrate, state, diff, metrics, plot, cone, gantt, compare, history
  case check, sweep, explore, shrink, expect, control
  case why
  case whyNot = "why-not"
  case whatIf = "what-if"
  case lessons, start, next, hint, answer, predict
  case previous, solution, skip, sandbox, `return`, abandon, notes
  case progress, review
  case share
  case openToken = "open"
  case export, record, save
  case more, help, quit

  /// Whether the verb names a fault or an operation, which may stand behind `at` and `when`.
  var isFault: Bool {
    switch self {
    case .deliver, .drop, .delay, .hold, .release, .loss, .latency, .duplicate: true
    case .crash, .restart, .pause, .resume, .slow, .partition, .repair: true
    case .skew, .drift, .disk, .follow, .heal, .do: true
    default: false
    }
  }
}
