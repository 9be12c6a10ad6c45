import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

/// What a search has found, as people read it.
struct ExplorationPage {
  /// What the search lets happen, in a sentence.
  let range: String
  let summary: SearchSummary
  /// A picture of the way that was found, if there is one.
  var diagram: String?
  /// What the way stands for and how to go on, in a sentence.
  var remark = ""
  let display: Display

  /// The pieces of the reply, in order.
  var texts: [String] {
    var texts = [wrap(range), wrap(ending)]
    if !summary.findings.isEmpty { texts.append(table) }
    if !summary.steps.isEmpty { texts.append(way) }
    if let diagram { texts.append(diagram) }
    return texts + [wrap(scope)]
  }

  private func wrap(_ text: String) -> String { text.fitted(to: display, continuation: "  ") }

  private var ending: String {
    let counts = summary.counts
    let unchanged = counts.generated - counts.changed
    let notes = [
      unchanged > 1 ? "\(unchanged.grouped) of them changed nothing" : nil,
      counts.cutShort > 0 ? "\(counts.cutShort.counted("state")) where a budget ends" : nil,
      counts.walks > 0 ? counts.walks.counted("walk") : nil,
    ]
    .compactMap { $0 }
    return "\(title): \(counts.distinct.counted("distinct state")), "
      + "\(counts.generated.grouped) generated, depth \(counts.depth), "
      + counts.terminal.counted("end")
      + (notes.isEmpty ? "." : " (\(notes.joined(separator: "; "))).")
  }

  private var title: String {
    switch summary.end {
    case .goalFound: "Goal found"
    case .propertyViolated: "Property violated"
    case .spaceExhausted where summary.hasGoal: "Goal not reachable, space exhausted"
    case .spaceExhausted: "Space exhausted"
    case .budgetSpent(let limit): "Budget spent (\(limit.rawValue))"
    case .stopped: "You stopped it"
    }
  }

  private var table: String {
    var table = Table(
      [TableColumn("verdict"), TableColumn("property"), TableColumn("what it says, and why")],
      wrapsLastColumn: true)
    for finding in summary.findings {
      table.add(
        finding.verdict.rawValue, finding.property.name,
        "\(finding.property.sentence): \(finding.reason)")
    }
    return table.render(display)
  }

  /// The steps to what was found.
  private var way: String {
    let lines = summary.steps.enumerated().map { place, text in
      "\(String(place + 1).leftPadded(to: 4)). \(text)"
        .fitted(to: display, continuation: "      ")
    }
    return ([wrap(heading)] + lines).joined(separator: "\n")
  }

  private var heading: String {
    let what = summary.end == .goalFound ? "the goal" : "it"
    let (count, found) = (summary.steps.count, summary.foundStepCount)
    let steps = count == 1 ? "1 step" : "\(count) steps"
    if count < found {
      return
        "\(found) steps led to \(what). \(count == 1 ? "This one is" : "These \(count) are") needed:"
    }
    return summary.isShortest
      ? "The way to \(what) has \(steps); none is shorter with this budget:"
      : "The way to \(what) has \(steps):"
  }

  private var scope: String {
    switch summary.end {
    case .spaceExhausted where summary.counts.depth == 0:
      "From here on nothing can happen within this budget, so this speaks of one moment only."
    case .spaceExhausted where summary.counts.pruned > 0:
      "This speaks of the states that were looked at; behind pruned ones nothing was."
    case .spaceExhausted:
      "This speaks of every order of events within this budget, and of nothing beyond it."
    case .propertyViolated, .goalFound: remark
    case .budgetSpent, .stopped:
      "This speaks of the states that were looked at, and of no others."
    }
  }
}

extension String {
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
