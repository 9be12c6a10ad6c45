import Lightcone
import LightconeChecking
import LightconeRendering
import LightconeTrace

/// Tells an explanation in prose.
struct ExplanationWords {
  private let explanation: Explanation
  private let trace: Trace
  private let deeds: [Timeline.Deed]
  /// What is not so in runs without what is necessary.
  var effect: String
  /// Whether a person has stopped the search.
  var wasStopped = false

  init(_ explanation: Explanation, _ trace: Trace, _ deeds: [Timeline.Deed]) {
    self.explanation = explanation
    self.trace = trace
    self.deeds = deeds
    effect = "\(explanation.event) would not have happened"
  }

  /// The answer, a paragraph for each thought.
  var paragraphs: [String] {
    [opening, absences, needs, account].filter { !$0.isEmpty }
  }

  // MARK: The event, and what began it

  private var opening: String {
    let event = explanation.event
    let time = trace[event].map { " at \($0.time)" } ?? ""
    return sentence("\(clause(event)) (\(event)\(time))\(beginning)") + silence + states
  }

  private var beginning: String {
    guard let event = trace[explanation.event] else { return "" }
    if let deed = explanation.deed {
      let command = FaultWords(names: trace.nodes.map(\.name)).command(
        for: deeds[deed].intervention)
      return ": somebody did '\(command)'"
    }
    guard let cause = trace[event.cause] else {
      return event.isFromOutside ? ": it was planned before" : ""
    }
    let number = told(event.cause) ? " (\(event.cause))" : ""
    switch cause.kind {
    case .send: return ", which \(name(cause.node)) had sent\(number)"
    case .setTimer: return ", which it had set\(number)"
    case .fireTimer: return " because \(timer(event.cause, of: cause.node))\(number)"
    default: return " because \(clause(event.cause, at: event.node))\(number)"
    }
  }

  private var silence: String {
    guard let silence = explanation.silence else { return "" }
    guard let heard = silence.lastHeard else { return " It had heard from nobody." }
    let number = told(heard) ? " (\(heard))" : ""
    return " It had heard nothing since \(clause(heard, at: trace[heard]?.node))\(number)."
  }

  /// A timer of the event's own node that goes off.
  private func timer(_ event: EventNumber, of node: NodeID?) -> String {
    let (text, end) = (clause(event), " of \(name(node)) went off")
    guard text.hasPrefix("the "), text.hasSuffix(end) else { return text }
    return "its " + text.dropFirst(4).dropLast(end.count) + " went off"
  }

  private var node: NodeID? { trace[explanation.event]?.node }

  private var states: String {
    let context = explanation.reasons.filter { $0.role == .context }
    let known = context.count == 1 ? node : nil
    let texts = context.map { "\(clause($0.event, at: known)) (\($0.event))" }
    return texts.isEmpty ? "" : " Before that, \(list(texts))."
  }

  // MARK: What was shown by replay

  private var absences: String {
    explanation.reasons.filter { $0.role == .absence }.map { reason in
      let unseen = node.map { "\(name($0)) could not see that, but" } ?? "But"
      return sentence("\(clause(reason.event)) (\(reason.event))") + " \(unseen) "
        + "\(reason.condition) \(effect)."
    }.joined(separator: " ")
  }

  private var needs: String {
    let reasons = explanation.reasons.filter { $0.role == .necessary }
    let begun = trace[explanation.event]?.cause
    let texts = reasons.map {
      // What is told above is named by its number alone.
      $0.event == begun ? "\($0.event)" : "\(clause($0.event)) (\($0.event))"
    }
    guard !texts.isEmpty else { return "" }
    guard texts.count > 1 else {
      return sentence("It took \(named(reasons[0])): without it \(effect)")
    }
    return sentence("\(list(texts)): without any one of these \(effect)")
  }

  private func named(_ reason: Explanation.Reason) -> String {
    let isTold = reason.event == trace[explanation.event]?.cause
    return isTold ? "\(reason.event)" : "that \(clause(reason.event)) (\(reason.event))"
  }

  private var account: String {
    let shown = explanation.reasons.contains { $0.change != nil }
    let count = shown ? explanation.replays : explanation.replays - explanation.undecided
    var text =
      switch (shown, count) {
      case (true, 1): "Verified by replay: 1 run, without one thing."
      case (true, _): "Verified by replay: \(count) runs, each without one thing."
      case (false, 0): "Nothing was tried by replay."
      case (false, 1): "The one thing that was left out in a replay made no difference."
      case (false, _):
        "No single thing was needed: \(count) runs, each without one, led there too."
      }
    switch explanation.furtherCount {
    case 0: break
    case 1: text += " 1 more thing was needed."
    case let further: text += " \(further) more things were needed."
    }
    if explanation.undecided > 0 { text += " \(explanation.undecided) ran out of steps." }
    if wasStopped { text += " You stopped it; \(explanation.untried) were not tried." }
    if !wasStopped, explanation.untried > 0 {
      text += " \(explanation.untried) more were not tried: the budget was spent."
    }
    return text
  }

  // MARK: Help

  /// Whether an event is one of those that are told with their number.
  private func told(_ event: EventNumber) -> Bool {
    explanation.reasons.contains { $0.event == event }
  }

  /// An event in a clause; a node that was named already is `it`.
  private func clause(_ event: EventNumber, at known: NodeID? = nil) -> String {
    let text = PastClause.text(of: event, in: trace)
    guard let known, text.hasPrefix(name(known) + " ") else { return text }
    return "it" + text.dropFirst(name(known).count)
  }

  private func name(_ node: NodeID?) -> String { node.map { trace.name(of: $0) } ?? "outside" }

  /// Clauses one after the other: `a, and b`, or `a, b, and c`.
  private func list(_ texts: [String]) -> String {
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + ", and \(last)"
  }

  /// A sentence. Names of nodes keep their small letters.
  private func sentence(_ text: String) -> String {
    let beginsWithName = trace.nodes.contains { text.hasPrefix($0.name + " ") }
    let first = text.prefix(1)
    return (beginsWithName ? String(first) : first.uppercased()) + text.dropFirst() + "."
  }
}

extension Explanation.Reason {
  /// The change that was tried, as a condition.
  fileprivate var condition: String {
    guard case .add(let interventions, _)? = change, case .now(let fault)? = interventions.first
    else { return "without it" }
    return switch fault {
    case .restart: "had the node come back at once,"
    case .link: "had the wire lost nothing from then on,"
    default: "without it"
    }
  }
}

extension TraceEvent {
  /// Whether the environment did it.
  fileprivate var isFromOutside: Bool {
    switch kind {
    case .crash, .restart, .pause, .resume, .partition, .repair, .hold, .release, .fault, .heal:
      true
    default: false
    }
  }
}
