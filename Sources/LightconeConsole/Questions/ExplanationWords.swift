import Lightcone
import LightconeChecking
import LightconeRendering
import LightconeTrace

/// Tells an explanation in prose.
struct ExplanationWords {
  private let explanation: Explanation
  private let trace: Trace
  /// What is not so in runs without what is necessary.
  var effect: String
  /// Whether a person has stopped the search.
  var wasStopped = false

  init(_ explanation: Explanation, _ trace: Trace) {
    self.explanation = explanation
    self.trace = trace
    effect = "\(explanation.event) does not happen"
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
    guard event.cause != .none else {
      return event.isFromOutside ? ". It was done from outside: nothing in the run caused it" : ""
    }
    let cause = trace[event.cause]
    let number = told(event.cause) ? " (\(event.cause))" : ""
    return switch cause?.kind {
    case .send: ", which \(name(cause?.node)) had sent\(number)"
    case .setTimer: ", which it had set\(number)"
    case nil: ""
    default: " because \(clause(event.cause))\(number)"
    }
  }

  private var silence: String {
    guard let silence = explanation.silence, let node = trace[explanation.event]?.node else {
      return ""
    }
    guard let heard = silence.lastHeard, let message = trace[heard] else {
      return " \(name(node)) had heard from nobody."
    }
    let number = told(heard) ? " (\(heard))" : ""
    return " \(name(node)) had heard nothing since \"\(trace.messageText(of: message))\" from "
      + "\(name(message.peer))\(number)."
  }

  private var states: String {
    explanation.reasons.filter { $0.role == .context }
      .map { " Before that, \(clause($0.event)) (\($0.event))." }.joined()
  }

  // MARK: What was shown by replay

  private var absences: String {
    explanation.reasons.filter { $0.role == .absence }.map { reason in
      let node = trace[explanation.event]?.node
      let unseen = node.map { "\(name($0)) could not see that, but" } ?? "Yet"
      return "\(sentence("\(clause(reason.event)) (\(reason.event))")) \(unseen) "
        + "\(reason.condition(trace)), \(effect)."
    }.joined(separator: " ")
  }

  private var needs: String {
    let reasons = explanation.reasons.filter { $0.role == .necessary }
    guard !reasons.isEmpty else { return "" }
    let texts = reasons.map { "\(clause($0.event)) (\($0.event))" }
    guard let last = texts.last, texts.count > 1 else {
      return sentence("\(texts[0]); without that, \(effect)")
    }
    return sentence(
      "\(texts.dropLast().joined(separator: ", ")), and \(last): without any one of these, "
        + effect)
  }

  private var account: String {
    let shown = explanation.reasons.contains { $0.change != nil }
    let count = explanation.replays
    var text =
      switch (shown, count) {
      case (true, _): "Verified by replay: \(runs(count)), each without one thing."
      case (false, 0): "Nothing was tried by replay."
      case (false, 1): "The one thing that was left out in a replay made no difference."
      case (false, _):
        "No single thing was needed: \(runs(count)), each without one, led there too."
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

  private func clause(_ event: EventNumber) -> String { PastClause.text(of: event, in: trace) }

  private func name(_ node: NodeID?) -> String { node.map { trace.name(of: $0) } ?? "outside" }

  private func runs(_ count: Int) -> String { count == 1 ? "1 run" : "\(count) runs" }

  /// A sentence. Names of nodes keep their small letters: they are names.
  private func sentence(_ text: String) -> String { text + "." }
}

extension Explanation.Reason {
  /// The change that was tried, as a condition.
  fileprivate func condition(_ trace: Trace) -> String {
    guard case .add(let interventions, _)? = change, case .now(let fault)? = interventions.first
    else { return "without it" }
    return switch fault {
    case .restart: "had it come back at once"
    case .link: "had the wire lost nothing from then on"
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
