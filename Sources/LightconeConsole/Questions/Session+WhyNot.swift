import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

extension Session {
  /// Says what keeps something from being true, and which single changes would make it so.
  func findSupports(of aim: WhyNotAim) throws(Diagnostic) -> Reply {
    let run = try loaded()
    let standing = try standing(of: aim, in: run)
    guard !standing.isTrue else { return Reply(wrap(standing.text)) }
    let rerun = run.rerun(isAboutNow: true)
    let answer = SupportSearch(rerun).answer(try target(of: aim, in: run), shouldStop: shouldStop)
    let words = ChangeWords(trace: rerun.trace, deeds: rerun.original.deeds)
    var lines = [standing.text]
    if answer.supports.first?.change == .goOn, let support = answer.supports.first {
      lines.append(
        "It comes true by itself if the run goes on: at \(support.time), \(support.event) "
          + "(verified by replay).")
    } else if answer.supports.isEmpty {
      lines += nothingHelps(answer, words, until: rerun.end)
    } else {
      lines.append("Each of these alone makes it true, the nearest first (verified by replay):")
      lines += answer.supports.map { support in
        "- \(words.text(of: support.change, about: support.about)): true at \(support.time), "
          + "\(support.event) of that run"
      }
      lines.append("Tried: \(changes(answer.tried.count)).")
    }
    lines += remainder(answer)
    return Reply(lines.map(wrap).joined(separator: "\n"))
  }

  private func nothingHelps(
    _ answer: SupportSearch.Answer, _ words: ChangeWords, until end: Instant
  ) -> [String] {
    guard !answer.tried.isEmpty else { return [] }
    let shown = answer.tried.prefix(8).map { words.text(of: $0, about: nil) }
    let rest = answer.tried.count - shown.count
    return [
      "None of \(changes(answer.tried.count)) makes it true by \(end) (verified by replay): "
        + shown.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "") + "."
    ]
  }

  private func remainder(_ answer: SupportSearch.Answer) -> [String] {
    var lines: [String] = []
    if answer.undecided > 0 { lines.append("\(runs(answer.undecided)) ran out of steps.") }
    if answer.untried > 0 {
      let why = shouldStop() ? "you stopped it" : "the budget was spent"
      lines.append("Not tried: \(changes(answer.untried)); \(why).")
    }
    return lines
  }

  private func changes(_ count: Int) -> String {
    count == 1 ? "1 single change" : "\(count) single changes"
  }

  private func runs(_ count: Int) -> String { count == 1 ? "1 run" : "\(count) runs" }

  // MARK: What is asked for

  private func target(of aim: WhyNotAim, in run: OpenRun) throws(Diagnostic) -> RunTarget {
    let now = run.simulation.now
    switch aim {
    case .state(let name, let state): return .state(try run.node(named: name), state, from: now)
    case .condition(let condition):
      let (model, settings) = (run.model, run.settings)
      return .condition(from: now) { simulation in
        let quantities = RunQuantities(simulation, model, settings)
        return (try? condition.evaluate(in: quantities))?.holds ?? false
      }
    }
  }

  /// Whether it is true now, and what is so instead.
  private func standing(
    of aim: WhyNotAim, in run: OpenRun
  ) throws(Diagnostic) -> (isTrue: Bool, text: String) {
    switch aim {
    case .state(let name, let state):
      return standing(of: try run.node(named: name), state, in: run.simulation)
    case .condition(let condition):
      let isTrue = try run.holds(condition, in: run.simulation)
      guard !isTrue else { return (true, "'\(condition.text)' is true now.") }
      return (false, "'\(condition.text)' is not true: \(lack(of: condition, in: run)).")
    }
  }

  private func standing(
    of node: NodeID, _ state: String, in simulation: Simulation
  ) -> (isTrue: Bool, text: String) {
    let trace = simulation.trace
    let name = trace.name(of: node)
    let last = trace.events.indices.last {
      trace.events[$0].node == node && [.become, .crash].contains(trace.events[$0].kind)
    }
    guard let last else { return (false, "\(name) is not \"\(state)\": it has no state so far.") }
    let event = trace.events[last]
    let label = trace.labels[event.label]
    if event.kind == .become, label == state {
      return (true, "\(name) is \"\(state)\" now, since \(EventNumber(last + 1)).")
    }
    let other = event.kind == .crash ? "it crashed" : "it became \"\(label)\""
    return (false, "\(name) is not \"\(state)\": \(other) (\(EventNumber(last + 1))).")
  }

  /// The comparisons that are false, with what is and what would have to be.
  private func lack(of condition: Expression, in run: OpenRun) -> String {
    let quantities = RunQuantities(run.simulation, run.model, run.settings)
    do throws(Diagnostic) {
      let evaluation = try condition.evaluate(in: quantities)
      let wrong = evaluation.comparisons.filter { !$0.holds }
      let told = wrong.isEmpty ? evaluation.comparisons : wrong
      let texts = told.map {
        "\($0.measuredText) is \($0.measuredValueText)"
          + (wrong.isEmpty ? "" : ", wanted \($0.expectedDescription)")
      }
      return texts.isEmpty ? "it comes to false" : texts.joined(separator: "; ")
    } catch { return error.message }
  }
}
