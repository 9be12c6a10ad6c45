import Lightcone
import LightconeChecking
import LightconeRendering
import LightconeTrace

/// What a search has found, as people read it.
struct ExplorationPage {
  let explored: ExploredRun
  let run: OpenRun
  let display: Display

  init(_ explored: ExploredRun, _ run: OpenRun, _ display: Display) {
    self.explored = explored
    self.run = run
    self.display = display
  }

  private var exploration: Exploration<WorldAction> { explored.exploration }

  /// The pieces of the reply, in order.
  var texts: [String] {
    var texts = [wrap(range), wrap(ending)]
    if !exploration.findings.isEmpty { texts.append(table) }
    if explored.witness != nil {
      texts.append(way)
      if let diagram { texts.append(diagram) }
    }
    return texts + [wrap(scope)]
  }

  private func wrap(_ text: String) -> String { text.fitted(to: display, continuation: "  ") }

  /// What the search lets happen.
  private var range: String {
    let names = explored.plan.crashing.map { run.simulation.nodes[$0.position].name }
    let victims = explored.actions.crashes > 0 ? " of \(names.joined(separator: ", "))" : ""
    let leftOut =
      explored.space.leftOut.isEmpty
      ? "" : " Left out: \(explored.space.leftOut.joined(separator: ", "))."
    return "Messages arrive in every order, with \(words(explored.actions, victims)).\(leftOut)"
  }

  private func words(_ budget: ActionBudget, _ victims: String) -> String {
    func text(_ count: Int, _ one: String, _ many: String) -> String? {
      count == 0 ? nil : count == 1 ? "1 \(one)" : "up to \(count) \(many)"
    }
    let parts = [
      text(budget.drops, "lost message", "lost messages"),
      text(budget.duplicates, "doubled message", "doubled messages"),
      text(budget.crashes, "crash\(victims)", "crashes\(victims)"),
      text(budget.timers, "timer going off", "timers going off"),
    ]
    .compactMap { $0 }
    return parts.isEmpty
      ? "nothing going wrong and no timer going off"
      : parts.joined(separator: ", ")
  }

  private var ending: String {
    let counts = exploration.counts
    let walks = counts.walks > 0 ? " \(Self.grouped(counts.walks)) walks." : ""
    let unchanged = counts.generated - counts.changed
    return "\(title): \(Self.grouped(counts.distinct)) distinct states, "
      + "\(Self.grouped(counts.generated)) generated"
      + (unchanged > 1 ? " (\(Self.grouped(unchanged)) changed nothing)" : "")
      + ", depth \(counts.depth), \(Self.grouped(counts.terminal)) "
      + "\(counts.terminal == 1 ? "end" : "ends").\(walks)"
  }

  private var title: String {
    switch exploration.end {
    case .goalFound: "Goal found"
    case .propertyViolated: "Property violated"
    case .spaceExhausted where explored.hasGoal: "Goal not reachable, space exhausted"
    case .spaceExhausted: "Space exhausted"
    case .budgetSpent(let limit): "Budget spent (\(limit.rawValue))"
    case .stopped: "You stopped it"
    }
  }

  private var table: String {
    var table = Table(
      [TableColumn("verdict"), TableColumn("property"), TableColumn("what it says, and why")],
      wrapsLastColumn: true)
    for finding in exploration.findings {
      table.add(
        finding.verdict.rawValue, finding.property.name,
        "\(finding.property.sentence): \(finding.reason)")
    }
    return table.render(display)
  }

  /// The steps to what was found, and the line that goes there.
  private var way: String {
    let count = exploration.path.count
    let what = exploration.end == .goalFound ? "the goal" : "it"
    let isShortest = [.breadthFirst, .deepening].contains(explored.plan.strategy)
    let steps = "\(count) \(count == 1 ? "step" : "steps")"
    let lines = exploration.descriptions.enumerated().map { place, text in
      "\(String(place + 1).leftPadded(to: 4)). \(text)"
    }
    let heading =
      isShortest ? "No way to \(what) is shorter than these \(steps):" : "\(steps) lead to \(what):"
    return ([heading] + lines).joined(separator: "\n")
  }

  /// The run that takes those steps, if it fits a page.
  private var diagram: String? {
    guard let witness = explored.witness else { return nil }
    return SpaceTimeDiagram.render(witness.current.trace, display: display)
  }

  private var scope: String {
    switch exploration.end {
    case .spaceExhausted where explored.plan.depth == nil:
      "This speaks of every order of events within this budget, and of nothing beyond it."
    case .propertyViolated, .goalFound:
      "The times in it mean nothing; its order does. 'open last' goes there."
    default: "This speaks of the states that were looked at, and of no others."
    }
  }

  /// A number with its thousands apart: `1,568`.
  static func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }
}

extension String {
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
