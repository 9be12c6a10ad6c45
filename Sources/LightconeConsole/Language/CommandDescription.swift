/// What there is to know about one command. Parsing, help, completion and suggestions are all made
/// from this table.
struct CommandDescription: Hashable, Sendable {
  /// The groups in which help lists the commands, in that order.
  enum Group: String, CaseIterable, Hashable, Sendable {
    case load, time, messages, faults, see, check, ask, learn, share, session
  }

  /// What may stand behind the verb, for completion.
  enum Arguments: Hashable, Sendable {
    case nothing
    case model
    case modelAndSettings
    case settings
    case runLimit
    case node
    case nodes
    case nodesAndEvents
    case events
    case metric
    /// A metric, and how to draw it.
    case plot
    /// Nodes, and a part of their state.
    case gantt
    /// The words of a list or a chart of what clients saw.
    case history
    case property
    /// A property, or a condition on what clients saw.
    case judgement
    /// Nodes and properties.
    case subject
    /// A command that changes the run.
    case change
    case claim
    /// Ranges of parameters, and the words of a sweep.
    case sweep
    case condition
    case momentAndFault
    case conditionAndFault
    /// Nodes and groups of nodes, or one of some further words.
    case names(and: [String] = [])
    /// One name, and then the words for a disk.
    case nameAndDiskWord
    /// The two ends of a wire, and then one of some words.
    case wire(then: [String] = [])
    /// The two ends of a wire that is held.
    case heldWire
    /// A message in flight.
    case message
    /// A nemesis, its victims and its times.
    case nemesis
    case nameAndCommand
    /// What a search may do, and what it looks for.
    case exploration
    case lesson
    case branch
    /// A token, or `last`.
    case token
    /// One of some words.
    case words([String])
    /// What to export, a file, and some words.
    case export
    case command
    /// A node, and what it can be asked for.
    case operation
    /// A file, and whether it may be overwritten.
    case file
  }

  /// The word that the command begins with.
  var verb: CommandVerb
  /// Another word for it.
  var alias: String?
  /// How it is written.
  var use: String
  /// What it does, in one sentence.
  var meaning: String
  /// A line that can be typed.
  var example: String
  /// The group in which help lists it.
  var group: Group
  /// What may stand behind the verb.
  var arguments: Arguments

  init(
    _ verb: CommandVerb, alias: String? = nil, use: String, _ meaning: String, example: String,
    _ group: Group, _ arguments: Arguments = .nothing
  ) {
    self.verb = verb
    self.alias = alias
    self.use = use
    self.meaning = meaning
    self.example = example
    self.group = group
    self.arguments = arguments
  }

  /// All commands, in the order in which help lists them.
  static let all =
    loading + time + branching + messages + faults + seeing + checking + asking + learning
    + remembering + sharing + session

  /// The description of a verb.
  static func of(_ verb: CommandVerb) -> CommandDescription? { all.first { $0.verb == verb } }

  /// All words that a command can begin with, aliases included.
  static var words: [String] { all.flatMap { [$0.verb.rawValue] + ($0.alias.map { [$0] } ?? []) } }

  private static let loading = [
    CommandDescription(
      .load, use: "load MODEL [name=value ...] [seed=N]",
      "Builds a model's world, ready to run from its start.",
      example: "load two-phase-commit participants=3 seed=7", .load, .modelAndSettings),
    CommandDescription(
      .set, use: "set name=value [name=value ...]",
      "Changes parameters and builds the world again from its start, with the same seed.",
      example: "set net.latency=5ms net.loss=1%", .load, .settings),
    CommandDescription(
      .params, use: "params", "Lists the loaded model's parameters with their values.",
      example: "params", .load),
    CommandDescription(
      .models, use: "models [MODEL]", "Lists the models, or shows what there is to know about one.",
      example: "models two-phase-commit", .load, .model),
    CommandDescription(
      .reset, use: "reset",
      "Takes the model back to its defaults and its start, or a challenge back to its start.",
      example: "reset", .load),
  ]

  private static let time = [
    CommandDescription(
      .run, use: "run [for TIME | until CONDITION]",
      "Runs until nothing is left to happen, for a while, or until a condition holds.",
      example: "run until max(lock.held) > 10ms", .time, .runLimit),
    CommandDescription(
      .step, use: "step [N | NODE]",
      "Takes one step, N steps, or all up to a node's next: a message or timer and what it causes.",
      example: "step 3", .time, .node),
    CommandDescription(
      .play, use: "play [SPEED]",
      "Runs to the end and shows each event as time passes, in ten seconds in all; 2x in five.",
      example: "play 2x", .time),
    CommandDescription(
      .back, use: "back [N]", "Goes back in time by one step or N.", example: "back 2", .time),
    CommandDescription(
      .goto, use: "goto #EVENT | TIME", "Goes to an event or to a point in time.",
      example: "goto #57", .time),
  ]

  private static let branching = [
    CommandDescription(
      .fork, use: "fork NAME",
      "Makes a branch of the run that has its past up to here, and goes there.",
      example: "fork no-crash", .time),
    CommandDescription(
      .switch, use: "switch BRANCH", "Goes to another branch of the run, where you left it.",
      example: "switch main", .time, .branch),
    CommandDescription(
      .tree, use: "tree", "Draws the branches of the run, and where you stand in each.",
      example: "tree", .time),
    CommandDescription(
      .undo, use: "undo",
      "Takes back the last command that changed the run; going on in a lesson is not taken back.",
      example: "undo", .time),
  ]

  private static let seeing = [
    CommandDescription(
      .diagram,
      use:
        "diagram [NODE ...] [from #EVENT] [to #EVENT] [around #EVENT] [by role | by zone] [fold] "
        + "[to-scale] [all]",
      "Draws the run: a lifeline for each node or group of them, an arrow for each message.",
      example: "diagram coordinator product from #3 to #20", .see, .nodesAndEvents),
    CommandDescription(
      .narrate, use: "narrate [from #EVENT] [to #EVENT] [all]", "Tells the run in sentences.",
      example: "narrate from #3", .see, .events),
    CommandDescription(
      .state, use: "state [NODE]", "Shows what the nodes, or one of them, hold now.",
      example: "state coordinator", .see, .node),
    CommandDescription(
      .diff, use: "diff [#EVENT | start]",
      "Shows what has changed in the nodes by the last step, or since an event or the start.",
      example: "diff #3", .see, .words(["start"])),
    CommandDescription(
      .metrics, use: "metrics [NAME]",
      "Shows what was measured so far; of one metric also its way over time, in a line.",
      example: "metrics lock.held", .see, .metric),
    CommandDescription(
      .plot, use: "plot METRIC [METRIC ...] [line | stack | histogram | cdf]",
      "Draws metrics over time, from the run's start to here, or how the samples of one are spread.",
      example: "plot in.doubt", .see, .plot),
    CommandDescription(
      .cone, use: "cone #EVENT [shown | dimmed | hidden]",
      "Draws the run with an event's past, which could have caused it, and its future.",
      example: "cone #57 dimmed", .see),
    CommandDescription(
      .gantt, use: "gantt [NODE ...] [of FIELD]",
      "Draws in which state each node was when, or what a field of it held: a lock, a queue, a disk.",
      example: "gantt product price", .see, .gantt),
    CommandDescription(
      .compare, use: "compare BRANCH",
      "Draws this branch and another side by side, from where they part.",
      example: "compare main", .see, .branch),
    CommandDescription(
      .history, use: "history [all], or history chart [key KEY] [as MODEL]",
      "Lists what clients asked and were told so far, or draws it with an order that fits a model.",
      example: "history all", .see, .history),
  ]

  private static let checking = [
    CommandDescription(
      .check, use: "check [PROPERTY | CONDITION as MODEL]",
      "Checks the model's properties in this run, or what clients saw, as a register or the like.",
      example: "check linearizable as register", .check, .judgement),
    CommandDescription(
      .explore,
      use: "explore [drops=N] [crashes=N] [timers=N] [NAME=VALUE ...] [prune CONDITION] "
        + "[until CONDITION [then CONDITION]], explore CONDITION as MODEL [NAME=VALUE ...], "
        + "or explore SPECIFICATION [NAME=VALUE ...]",
      "Searches every order in which things can happen from here on, within a budget of faults.",
      example: "explore crashes=1 drops=2", .check, .exploration),
    CommandDescription(
      .sweep,
      use: "sweep [NAME=RANGE ...] [seeds=N] [metric=NAME,...] [quantile=p90,...] [plot] "
        + "[crash-points] [judge=at-end]",
      "Runs the model for all combinations of values and seeds, and shows what they measure.",
      example: "sweep participants=2..20 metric=messages", .check, .sweep),
    CommandDescription(
      .expect, use: "expect [CLASS NAME [over SCOPE]:] CONDITION",
      "States what must hold; the classes are INV, EX, BND, STAT and REF.",
      example: "expect EX messages-on-commit: messages == 4 * participants", .check, .claim),
    CommandDescription(
      .control, use: "control NAME: COMMAND",
      "Runs the block again with a command added, and the claim of that name must then fail.",
      example: "control messages-on-commit: set net.loss=20%", .check, .nameAndCommand),
    CommandDescription(
      .shrink, use: "shrink [PROPERTY]",
      "Makes the run as short and plain as it can be and still break the property.",
      example: "shrink atomic", .check, .property),
  ]

  private static let sharing = [
    CommandDescription(
      .share, use: "share", "Writes this run, and where you stand in it, as one line: a token.",
      example: "share", .share),
    CommandDescription(
      .openToken, use: "open TOKEN | last",
      "Opens the run of a token where it was shared, or the last failure where it shows.",
      example: "open lc1:two-phase-commit@1::s1::0@0ms-9e3779b97f4a7c15:0f3aab3e", .share, .token),
    CommandDescription(
      .export,
      use: "export FORM FILE [of PART] [overwrite], or export test FILE.swift [known] [overwrite]",
      "Writes the run for a reader or a tool: "
        + ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        + "; or as a Swift test, which fails (known: passes) until the defect is mended.",
      example: "export test LostDecisionTests.swift", .share, .export),
    CommandDescription(
      .record, use: "record LESSON.md",
      "Writes the commands of this session as a lesson to go on with; files that exist stay.",
      example: "record lessons/first-seven/lost-decision.md", .share),
    CommandDescription(
      .save, use: "save FILE [overwrite]",
      "Writes the commands that lead to where this run stands as a script.",
      example: "save my-run.txt", .share, .file),
  ]

  private static let session = [
    CommandDescription(
      .help, use: "help [COMMAND | all | expressions]",
      "Lists the commands, or explains one, all, or what conditions are made of.",
      example: "help run", .session, .command),
    CommandDescription(
      .more, use: "more",
      "Shows what was left out of the last answer, where it was longer than the screen.",
      example: "more", .session),
    CommandDescription(
      .quit, alias: "exit", use: "quit", "Ends the session.", example: "quit", .session),
  ]
}
