import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

/// The last check or claim that failed.
struct LastFailure: Sendable {
  /// What failed.
  enum Subject: Sendable {
    /// A property of the model.
    case property(PropertyDescription)
    /// A condition on what clients saw, up to the end of the run.
    case history(HistoryCondition)
    /// A condition, at the end of the run.
    case condition(Expression)
    /// What a search was to find: it has not failed, but one wants to stand there as well.
    case goal(Expression)
  }

  let subject: Subject
  /// The run in which it failed, standing at its end; nil if no single run shows it.
  let token: String?
  /// The event from which on it shows; nil for the end of the run.
  var event: EventNumber?

  /// What failed, in a few words.
  var name: String {
    switch subject {
    case .property(let property): property.name
    case .history(let condition): "'\(condition.text)'"
    case .condition(let condition), .goal(let condition): "'\(condition.text)'"
    }
  }

  /// What has to stay wrong while the run is shrunk.
  func failure(of model: Model) -> RunFailure? {
    switch subject {
    case .property(let property): RunFailure(property)
    case .goal: nil
    case .history(let condition):
      RunFailure(condition.text) { simulation, _ in
        (try? condition.judge(OperationHistory(simulation.trace)))?.verdict == .violated
      }
    case .condition(let condition):
      RunFailure(condition.text) { simulation, settings in
        let quantities = RunQuantities(simulation, model, settings)
        return (try? condition.evaluate(in: quantities))?.holds == false
      }
    }
  }
}

extension Session {
  /// Keeps a property that was violated in a run.
  mutating func remember(_ result: PropertyResult, in run: OpenRun) {
    lastFailure = LastFailure(
      subject: .property(result.property), token: run.token, event: result.event)
  }

  /// Keeps a claim, if it failed.
  mutating func remember(_ report: ClaimReport, of claim: Claim) {
    guard report.verdict == .violated else { return }
    switch claim.condition {
    case .expression(let condition):
      lastFailure = LastFailure(subject: .condition(condition), token: report.token)
    case .history(let condition, isWanted: true):
      lastFailure = LastFailure(subject: .history(condition), token: report.token)
    case .history: break
    }
  }

  /// Stands on the event from which on the last failure shows.
  mutating func openLast() throws(Diagnostic) -> Reply {
    guard let last = lastFailure else {
      throw Diagnostic(
        .notNow, "nothing has failed yet",
        expected: "a 'check' or an 'expect' that says violated, first")
    }
    guard let token = last.token else {
      throw Diagnostic(
        .notNow, "no single run shows that \(last.name) failed: it was measured over many",
        expected: "a claim over single runs, or a 'check'")
    }
    _ = try open(token, column: 1)
    if let event = last.event { run?.timeline.go(toEvent: event) }
    guard let run else { return Reply() }
    return Reply(
      [wrap(describeRun()), describePlace(run), wrap("Here \(finding(last)).")]
        .joined(separator: "\n"))
  }

  private func finding(_ last: LastFailure) -> String {
    switch last.subject {
    case .property(let property): "\(property.name) is violated: \(property.sentence)"
    case .history(let condition): "what clients saw is not \(condition.text)"
    case .condition(let condition): "'\(condition.text)' is not met"
    case .goal(let condition): "'\(condition.text)' is true"
    }
  }
}

extension OpenRun {
  /// The properties of a name or sentence, or all of them.
  func properties(named name: String?) throws(Diagnostic) -> [PropertyDescription] {
    let properties = model.properties
    let asked = properties.filter { name == nil || $0.name == name || $0.sentence == name }
    guard !asked.isEmpty else {
      throw Diagnostic(
        .unknownProperty, "there is no property '\(name ?? "")'",
        expected: "one of \(properties.map(\.name).joined(separator: ", "))",
        suggestion: nearestWord(to: name ?? "", in: properties.map(\.name)))
    }
    return asked
  }
}
