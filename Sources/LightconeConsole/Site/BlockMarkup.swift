import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace

/// Sets what a block of commands did: the lines as they are at the prompt, claims, and one figure.
struct BlockMarkup {
  let steps: [BlockRun.Step]
  /// What the prompt would show the texts on.
  let display: Display
  var names: PageNames
  var runs: RunPages
  /// The claims that were set, for the search.
  private(set) var claims: [(name: String, source: String, identifier: String)] = []
  private var pieces: [HTML] = []
  private var lines: [HTML] = []

  init(_ steps: [BlockRun.Step], display: Display, names: PageNames, runs: RunPages) {
    self.steps = steps
    self.display = display
    self.names = names
    self.runs = runs
  }

  /// The block.
  ///
  /// - Parameters:
  ///   - problems: what ended it.
  ///   - run: the run behind it, for the viewer.
  mutating func html(problems: [Diagnostic], run: OpenRun?) -> HTML {
    let drawn = steps.lastIndex { $0.drawing != nil }
    for (index, step) in steps.enumerated() {
      add(step, isFigure: index == drawn)
    }
    flush()
    for problem in problems { pieces.append(ProblemMarkup.html(problem, display: display)) }
    if let run { pieces.append(runs.viewer(of: run)) }
    return .element("div", ["class": "lc-block"], [.joined(pieces)])
  }

  private mutating func add(_ step: BlockRun.Step, isFigure: Bool) {
    let isClaim = step.command.verb == .expect
    if !isClaim {
      lines.append(.element("b", [:], [.text("> \(step.source.text)")]))
    }
    for part in step.reply.parts {
      switch part {
      case .text(let text) where isFigure: addFigure(of: step, text: text)
      case .text(let text) where step.reply.figure != nil: addChart(of: step, text: text)
      case .text(let text): lines.append(.lines(text))
      case .problem(let problem): lines.append(.lines(problem.text(in: display)))
      case .claim(let claim): add(claim, of: step)
      }
    }
  }

  private mutating func add(_ claim: ClaimReport, of step: BlockRun.Step) {
    flush()
    let identifier = names.unique("lc-claim-\(claim.id ?? "line-\(step.source.line)")")
    if let name = claim.id { claims.append((name, step.source.text, identifier)) }
    pieces.append(
      ClaimMarkup(claim: claim, source: step.source.text, identifier: identifier).html)
  }

  /// The picture, and the text of the prompt as its twin.
  private mutating func addFigure(of step: BlockRun.Step, text: String) {
    guard let drawing = step.drawing else { return lines.append(.lines(text)) }
    flush()
    let run = drawing.run
    var options = drawing.options
    options.title = "The run \(run.shortName)"
    pieces.append(
      .figure(
        run.simulation.trace, selection: drawing.selection, options: options,
        name: names.unique("lc-figure"),
        caption: [
          .element("code", [:], [.text(step.source.text)]),
          " — time runs down, each column is a node. ",
          .element("a", ["href": runs.address(of: run)], ["Look at every event of the run"]),
        ]))
    addTwin(text)
  }

  /// A chart, and the text of the prompt as its twin.
  private mutating func addChart(of step: BlockRun.Step, text: String) {
    guard let chart = step.reply.figure else { return lines.append(.lines(text)) }
    flush()
    pieces.append(
      .figure(
        chart, name: names.unique("lc-chart"),
        caption: [.element("code", [:], [.text(step.source.text)])]))
    addTwin(text)
  }

  private mutating func addTwin(_ text: String) {
    pieces.append(
      .element(
        "details", ["class": "lc-twin"],
        [
          .element("summary", [:], ["The same as the prompt draws it"]), ProseMarkup.code(text),
        ]))
  }

  /// Ends the text of the prompt, if there is any.
  private mutating func flush() {
    guard !lines.isEmpty else { return }
    pieces.append(
      .element(
        "pre", ["class": "lc-prompt", "tabindex": "0"],
        [.element("code", [:], [.joined(lines)])]))
    lines = []
  }
}

/// Sets what is wrong with a lesson.
enum ProblemMarkup {
  static func html(_ problem: Diagnostic, display: Display) -> HTML {
    .element(
      "div", ["class": "lc-problem"],
      [
        .element("p", [:], [.element("strong", [:], ["This part could not be done."])]),
        .element("pre", [:], [.lines(problem.text(in: display))]),
      ])
  }
}
