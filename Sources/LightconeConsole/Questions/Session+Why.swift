import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

extension Session {
  /// Says why something is as it is.
  func explain(_ subject: WhySubject) throws(Diagnostic) -> Reply {
    let run = try loaded()
    switch subject {
    case .event(let event): return explain(try run.known(event), in: run)
    case .name(let name):
      if let node = run.simulation.node(named: name) { return explain(node, in: run) }
      return try explain(property: name, in: run)
    }
  }

  private func explain(_ node: NodeID, in run: OpenRun) -> Reply {
    let trace = run.simulation.trace
    let name = trace.name(of: node)
    let last = trace.events.indices.last {
      let event = trace.events[$0]
      return event.node == node
        && [.become, .crash, .pause, .resume, .restart].contains(event.kind)
    }
    guard let last else {
      return Reply(wrap("\(name) has entered no state so far: there is nothing to explain."))
    }
    return explain(EventNumber(last + 1), in: run)
  }

  private func explain(property name: String, in run: OpenRun) throws(Diagnostic) -> Reply {
    let properties = run.model.properties
    guard let property = properties.first(where: { $0.name == name || $0.sentence == name }) else {
      let names = run.simulation.nodes.map(\.name) + properties.map(\.name)
      throw Diagnostic(
        .unknownProperty, "there is no property and no node '\(name)'",
        expected: "an event such as #1, or one of \(names.joined(separator: ", "))",
        suggestion: nearestWord(to: name, in: names))
    }
    let results = PropertyCheck.run([property], along: run.timeline, shouldStop: shouldStop)
    guard let result = results.first else { return Reply() }
    let trace = run.simulation.trace
    guard let event = result.decidingEvent(in: trace) else {
      return Reply(
        wrap(
          "\(property.name) is not violated in this run (\(result.verdict.rawValue): "
            + "\(result.reason)). 'why' explains what is violated."))
    }
    let opening = wrap(
      "\(property.name) is violated: \(property.sentence). It is \(result.reason).")
    var reply = Reply(opening)
    let answer = explain(event, as: .violation(property), in: run)
    reply.parts += answer.parts
    return reply
  }

  private func explain(
    _ event: EventNumber, as target: RunTarget? = nil, in run: OpenRun
  ) -> Reply {
    let rerun = run.rerun()
    let search = ExplanationSearch(rerun)
    guard let explanation = search.explain(event, as: target, shouldStop: shouldStop) else {
      return Reply()
    }
    var words = ExplanationWords(explanation, rerun.trace, rerun.original.deeds)
    if case .violation(let property)? = target {
      words.effect = "\(property.name) would not have been violated"
    }
    words.wasStopped = shouldStop()
    return Reply(words.paragraphs.map(wrap).joined(separator: "\n"))
  }
}
