import Lightcone
import LightconeDiagnostics
public import LightconeLessons
public import LightconeRendering
import LightconeTrace

/// Runs a lesson or a plain script from its first line to its last, as CI does.
public struct FileRun {
  /// How the run shows itself.
  public struct Options: Sendable {
    /// How wide the output may be, and which characters and colours it may use.
    public var display: Display
    /// The seed of runs that name none.
    public var seed: UInt64
    /// Whether only claims, problems and the summary are shown.
    public var isQuiet: Bool
    /// The lessons that `lessons` and `start` find.
    public var lessons: LessonCatalog
    /// The classes of claims that are judged, such as `EX`; all if empty.
    public var classes: Set<String> = []
    /// How many runs of a sweep are done at the same time; what comes out is the same for any number.
    public var workers: Int?
    /// Of how many seeds a claim takes one: more than 1 only where a run is repeated to compare it.
    var seedStride = 1

    /// Creates options.
    public init(
      display: Display = Display(), seed: UInt64 = 1, isQuiet: Bool = false,
      lessons: LessonCatalog = LessonCatalog(roots: [])
    ) {
      self.display = display
      self.seed = seed
      self.isQuiet = isQuiet
      self.lessons = lessons
    }
  }

  let options: Options
  let show: (String) -> Void
  var session: Session
  var report: RunReport.File
  private var fingerprint = Fingerprint()
  /// Whether a block goes on behind a claim with a problem.
  private var goesOn = false
  /// Whether a `quit` has ended the session.
  private(set) var isStopped = false
  /// Gets what each part did, if somebody wants to show or keep it in another form.
  private var witness: ((Moment) -> Void)?
  /// What the part at hand has done so far.
  private var moment: Moment?

  /// Runs a file.
  ///
  /// - Parameters:
  ///   - path: a lesson if it ends in `.md`, else a script with one command a line.
  ///   - show: gets the text that a reader sees, piece by piece, each without a final line break.
  /// - Returns: what was found. Nothing is thrown: problems are part of the report.
  public static func run(
    _ path: String, options: Options, shouldStop: @escaping @Sendable () -> Bool = { false },
    show: (String) -> Void
  ) -> RunReport.File {
    self.run(path, options: options, shouldStop: shouldStop, show: show) { _ in }
  }

  /// Runs a file, and shows what each part of it did.
  static func run(
    _ path: String, options: Options, shouldStop: @escaping @Sendable () -> Bool,
    show: (String) -> Void, witness: (Moment) -> Void
  ) -> RunReport.File {
    withoutActuallyEscaping(show) { show in
      withoutActuallyEscaping(witness) { witness in
        var run = FileRun(path, options, shouldStop, show)
        run.witness = witness
        run.runWhole(path)
        return run.finished()
      }
    }
  }

  private init(
    _ path: String, _ options: Options, _ shouldStop: @escaping @Sendable () -> Bool,
    _ show: @escaping (String) -> Void
  ) {
    self.options = options
    self.show = show
    session = Session(
      display: options.display, lessons: options.lessons, shouldStop: shouldStop)
    session.defaultSeed = options.seed
    session.mayWriteFiles = !path.hasSuffix(".md")
    session.seedStride = options.seedStride
    if let workers = options.workers { session.workers = max(1, workers) }
    report = RunReport.File(path: path)
  }

  private mutating func runWhole(_ path: String) {
    guard path.hasSuffix(".md") else {
      do throws(LessonProblems) { try runScript(path) } catch {
        for problem in error.diagnostics { note(problem) }
      }
      return
    }
    let draft = LessonFile.draft(path)
    report.lesson = draft.frontMatter?.id
    report.track = draft.frontMatter?.track
    let problems = (draft.problems + CommandRules.check(draft.parts)).inOrder
    guard problems.isEmpty else {
      for problem in problems { note(problem) }
      return
    }
    report.wasRead = true
    run(draft.parts)
  }

  /// Runs all parts of a lesson that can be run, behind problems too.
  ///
  /// What needs a part with a problem is passed over, up to the next that loads a model: its own problems
  /// could come from that one.
  ///
  /// - Parameter broken: the lines of problems that are known already.
  static func rehearse(
    _ draft: LessonDraft, broken: Set<Int>, options: Options,
    shouldStop: @escaping @Sendable () -> Bool
  ) -> RunReport.File {
    var run = FileRun(draft.file ?? "lesson.md", options, shouldStop) { _ in }
    run.report.lesson = draft.frontMatter?.id
    run.report.wasRead = true
    run.goesOn = true
    var isLost = false
    for (index, part) in draft.parts.enumerated() {
      let end = index + 1 < draft.parts.count ? draft.parts[index + 1].line : Int.max
      if broken.contains(where: { $0 >= part.line && $0 < end }) {
        isLost = isLost || part.changesRun
        continue
      }
      if part.loadsModel { isLost = false }
      guard !isLost else { continue }
      let count = run.report.problems.count
      run.run(part)
      isLost = run.isStopped || (part.changesRun && run.report.problems.count > count)
    }
    return run.finished()
  }

  private mutating func finished() -> RunReport.File {
    report.fingerprint = fingerprint.description
    // One line, whatever its length: scripts look for it.
    show(report.summary)
    return report
  }

  /// Runs a script: one command a line, to the first problem.
  private mutating func runScript(_ path: String) throws(LessonProblems) {
    let text: String
    do throws(Diagnostic) {
      text = try LessonFile.readText(path)
    } catch { throw LessonProblems([error]) }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
      .map { SourceText(String($0.element), line: $0.offset + 1) }
    let equal = CommandRules.equalNames(in: lines)
    guard equal.isEmpty else { throw LessonProblems(equal) }
    report.wasRead = true
    witnessed(Moment(line: 1)) { run in
      run.attempt { (run: inout FileRun) throws(Diagnostic) in try run.runBlock(lines) }
    }
  }

  /// Does a part, and shows what it did.
  private mutating func witnessed(_ moment: Moment, _ body: (inout FileRun) -> Void) {
    guard let witness else { return body(&self) }
    let problemCount = report.problems.count
    self.moment = moment
    body(&self)
    guard var done = self.moment else { return }
    self.moment = nil
    done.problems = Array(report.problems[problemCount...])
    done.run = session.run
    witness(done)
  }

  /// Notes what a prediction measured.
  mutating func noteTruth(_ truth: PredictionTrial.Truth) { moment?.truth = truth.text }

  private mutating func run(_ parts: [Part]) {
    for part in parts where report.problems.isEmpty {
      guard !isStopped || part.shownCommands.isEmpty else {
        note(
          .behindQuit(
            at: SourcePlace(line: part.line, column: 1),
            expected: "'quit' behind all commands, or none"))
        return
      }
      witnessed(Moment(line: part.line)) { $0.run(part) }
    }
  }

  private mutating func run(_ part: Part) {
    switch part {
    case .prose(let prose): tell(LessonPage(display: options.display).render(prose) + "\n")
    case .commands(let block):
      attempt { (run: inout FileRun) throws(Diagnostic) in try run.runBlock(block.lines) }
      tell("")
    case .predict(let prediction):
      attempt { (run: inout FileRun) throws(Diagnostic) in try run.runPrediction(prediction) }
    case .quiz(let quiz): runQuiz(quiz)
    case .challenge(let challenge): runChallenge(challenge)
    }
  }

  /// Does something, and takes what goes wrong into the report.
  private mutating func attempt(_ body: (inout FileRun) throws(Diagnostic) -> Void) {
    do throws(Diagnostic) {
      try body(&self)
    } catch { note(error) }
  }

  mutating func note(_ problem: Diagnostic) {
    let placed = problem.inFile(report.path)
    report.problems.append(placed)
    show(placed.text(in: options.display))
  }

  private mutating func runBlock(_ lines: [SourceText]) throws(Diagnostic) {
    var session = session
    var steps: [BlockRun.Step] = []
    var problems: [Diagnostic] = []
    var block = BlockRun(lines, in: session)
    if !options.classes.isEmpty {
      block.classes = Set(options.classes.compactMap(ClaimClass.init))
      noteSkipped(lines)
    }
    let collect: ((Diagnostic) -> Void)? = goesOn ? { problems.append($0) } : nil
    defer {
      self.session = session
      take(steps)
      for problem in problems { note(problem) }
    }
    try block.run(in: &session, note: collect) { step in
      steps.append(step)
      for part in step.parts(in: options.display) { tell(part) }
    }
  }

  /// Lists the claims that are not judged because of their class.
  private mutating func noteSkipped(_ lines: [SourceText]) {
    for source in lines {
      guard case .expect(let claim)? = try? Command.parse(source.text),
        !(claim.heading.map { options.classes.contains($0.kind.rawValue) } ?? false)
      else { continue }
      report.skipped.append(
        .init(id: claim.heading?.name, kind: claim.heading?.kind.rawValue, line: source.line))
    }
  }

  mutating func take(_ steps: [BlockRun.Step]) {
    moment?.steps += steps
    for step in steps {
      report.claims += step.reply.claims
      for claim in step.reply.claims {
        if let digest = claim.fingerprint { fingerprint.combine(digest.rawValue) }
        if let digest = claim.sample ?? claim.fingerprint {
          report.repeatedFingerprint.combine(digest.rawValue)
        }
      }
      if let verdict = step.reply.verdict { report.checks.append(verdict) }
      if let digest = step.fingerprint {
        fingerprint.combine(digest.rawValue)
        report.repeatedFingerprint.combine(digest.rawValue)
      }
      if step.reply.isLast { isStopped = true }
    }
  }

  func tell(_ text: String) { if !options.isQuiet { show(text) } }

  func tell(_ part: Reply.Part) {
    switch part {
    case .text(let text): tell(text)
    case .problem(let problem): show(problem.text(in: options.display))
    case .claim(let claim):
      show(claim.text(in: options.display))
      if !claim.isGood, let line = claim.line { show("  stated at \(report.path):\(line)") }
    }
  }
}
