import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

@Suite("Why something happened")
struct WhyTests {
  /// A coordinator that crashes after it has asked for votes leaves everybody in doubt.
  private func inDoubt() throws -> QuestionedRun {
    var run = try QuestionedRun("two-phase-commit", [("participants", "2")])
    try run.plan(at: .milliseconds(14), .crash(run.node("coordinator")))
    run.run()
    return run
  }

  private func explain(
    _ event: EventNumber?, in run: QuestionedRun, replays: Int = 64,
    shouldStop: () -> Bool = { false }
  ) throws -> Explanation {
    let event = try #require(event)
    let search = ExplanationSearch(run.rerun(replays: replays))
    let explanation = search.explain(event, shouldStop: shouldStop)
    return try #require(explanation)
  }

  @Test(
    "A participant is in doubt because it voted, its timer went off, and the coordinator crashed")
  func crash() throws {
    let run = try inDoubt()
    let explanation = try explain(run.event(.become, "price", "in doubt"), in: run)
    let roles = Dictionary(
      uniqueKeysWithValues: explanation.reasons.map { ($0.event, $0.role) })
    #expect(roles[try #require(run.event(.crash, "coordinator"))] == .absence)
    #expect(roles[try #require(run.event(.deliver, "coordinator", "begin T1"))] == .necessary)
    #expect(roles[try #require(run.event(.deliver, "price", "prepare T1"))] == .necessary)
    #expect(roles[try #require(run.event(.fireTimer, "price"))] == .trigger)
    #expect(roles[try #require(run.event(.become, "price", "prepared"))] == .context)
    #expect(explanation.reasons.count == 5)
    #expect(explanation.untried == 0 && explanation.undecided == 0)
    #expect(explanation.silence?.lastHeard == run.event(.deliver, "price", "prepare T1"))
  }

  @Test("Without what is called necessary the event is in no trace; without another message it is")
  func control() throws {
    let run = try inDoubt()
    let event = try #require(run.event(.become, "price", "in doubt"))
    let signature = try #require(EventSignature(of: event, in: run.trace))
    let verified = try explain(event, in: run).reasons.compactMap(\.change)
    #expect(verified.count == 3)
    for change in verified {
      var changed = try #require(run.rerun().changed(change))
      changed.run(until: run.end)
      #expect(signature.event(in: changed.simulation.trace) == nil)
    }
    let other = try #require(run.event(.deliver, "product", "prepare T1"))
    let record = try #require(run.trace[other])
    let drop = Intervention.now(.drop(MessageNumber(record.message)))
    var changed = try #require(run.rerun().changed(.add([drop], .after(record.cause))))
    changed.run(until: run.end)
    #expect(changed.simulation.fingerprint != run.timeline.current.fingerprint)
    #expect(signature.event(in: changed.simulation.trace) != nil)
  }

  @Test("A decision that somebody dropped is told again because it was dropped")
  func droppedDecision() throws {
    var run = try QuestionedRun("two-phase-commit", [("participants", "2")])
    _ = run.timeline.run(until: run.end) { simulation in
      simulation.messagesInFlight.contains { $0.text == "commit T1" }
    }
    let decision = try #require(
      run.timeline.current.messagesInFlight.first { $0.text == "commit T1" })
    _ = try run.timeline.intervene(.now(.drop(decision.number)))
    run.run()
    let resent = try #require(run.event(.fireTimer, "coordinator"))
    let explanation = try explain(resent, in: run)
    let dropped = explanation.reasons.first { $0.change == .leaveOut(deed: 0) }
    #expect(dropped?.role == .absence)
    #expect(run.trace[dropped?.event ?? .none]?.kind == .lose)
  }

  @Test("A reply that chance has lost is why a saga asks again")
  func lostReply() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var run = try QuestionedRun("saga", seed: seed, [("net.loss", "20%")])
      run.run()
      guard let overdue = run.event(.fireTimer, "orchestrator"),
        let loss = run.trace.events.first(where: { $0.kind == .lose }),
        loss.node == run.node("orchestrator")
      else { continue }
      let explanation = try explain(overdue, in: run)
      let absences = explanation.reasons.filter { $0.role == .absence }
      #expect(absences.contains { run.trace[$0.event]?.message == loss.message })
      return
    }
    Issue.record("no seed loses a reply first")
  }

  @Test("A crash that the model planned is tried by bringing the node back at once")
  func plannedByModel() throws {
    var run = try QuestionedRun(
      "two-phase-commit", [("participants", "2"), ("crash.point", "after-decision-logged")])
    run.run()
    let explanation = try explain(run.event(.become, "price", "in doubt"), in: run)
    let crash = try #require(run.event(.crash, "coordinator"))
    #expect(explanation.reasons.contains { $0.event == crash && $0.role == .absence })
  }

  @Test("What is named a cause lies in the past, and an absence does not", arguments: 1...12)
  func neverConcurrent(seed: UInt64) throws {
    let model = seed % 2 == 0 ? "saga" : "two-phase-commit"
    var run = try QuestionedRun(model, seed: seed, [("net.loss", "15%")])
    let victim = seed % 2 == 0 ? "orchestrator" : "coordinator"
    try run.plan(at: .milliseconds(Int64(4 + seed * 3)), .crash(run.node(victim)))
    run.run(for: .seconds(2))
    let order = CausalOrder(run.trace)
    let told = run.trace.events.indices.filter { run.trace.events[$0].kind == .become }
    for position in told.prefix(6) {
      let event = EventNumber(position + 1)
      let cone = try #require(order.cone(of: event))
      let explanation = try explain(event, in: run, replays: 12)
      let signature = try #require(EventSignature(of: event, in: run.trace))
      #expect(explanation.reasons.count <= Explanation.maximumReasons)
      for reason in explanation.reasons {
        #expect(cone.isPast(reason.event) == (reason.role != .absence))
        #expect(reason.event < event)
        #expect((reason.change != nil) == [.necessary, .absence].contains(reason.role))
        guard let change = reason.change else { continue }
        var without = try #require(run.rerun().changed(change))
        without.run(until: run.end)
        #expect(signature.event(in: without.simulation.trace) == nil)
      }
      #expect(explanation.reasons.map(\.event) == explanation.reasons.map(\.event).sorted())
    }
  }

  @Test("The same question has the same answer")
  func deterministic() throws {
    let run = try inDoubt()
    let event = run.event(.become, "product", "in doubt")
    #expect(try explain(event, in: run).reasons == explain(event, in: run).reasons)
  }

  @Test("A budget that runs out is told, and so is a person who stops the search")
  func budget() throws {
    let run = try inDoubt()
    let event = run.event(.become, "price", "in doubt")
    let short = try explain(event, in: run, replays: 1)
    #expect(short.replays == 1 && short.untried > 0)
    let stopped = try explain(event, in: run, shouldStop: { true })
    #expect(stopped.replays == 0 && stopped.untried > 0)
    #expect(stopped.reasons.allSatisfy { $0.change == nil })
  }

  @Test("A violated property is explained by the event that decided it")
  func violation() throws {
    var run = try QuestionedRun(
      "two-phase-commit",
      [
        ("participants", "2"), ("bug", "no-coordinator-log"), ("crash.point", "after-first-commit"),
        ("downtime", "100ms"),
      ])
    run.run()
    let results = PropertyCheck.run(run.model.properties, along: run.timeline)
    let atomic = try #require(results.first { $0.property.name == "atomic" })
    let event = try #require(atomic.decidingEvent(in: run.trace))
    // The row is changed at once; that it has changed is told when the disk is done.
    #expect(run.trace[event]?.kind == .deliver)
    #expect(run.trace.messageText(of: try #require(run.trace[event])) == "abort T1")
    let explanation = try #require(
      ExplanationSearch(run.rerun()).explain(event, as: .violation(atomic.property)))
    #expect(explanation.reasons.contains { $0.role == .necessary })
    let holds = try #require(results.first { $0.verdict != .violated })
    #expect(holds.decidingEvent(in: run.trace) == nil)
  }
}
