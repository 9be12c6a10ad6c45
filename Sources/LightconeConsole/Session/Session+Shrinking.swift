import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  /// Makes the loaded run as short as it can be and still fail.
  mutating func shrink(_ name: String?) throws(Diagnostic) -> Reply {
    let run = try loaded()
    let (words, failure) = try failure(name, in: run)
    let shrunk: ShrunkRun
    let watch = watchWork
    do {
      shrunk = try RunShrinker(run.model, run.settings, run.timeline, failure)
        .shrink(shouldStop: shouldStop) { runs, parts in
          watch?.report(.shrinking(runs: runs, parts: parts))
        }
    } catch { throw diagnostic(for: error, words, in: run) }
    guard shrunk.isSimpler || shrunk.after.events < shrunk.before.events else {
      return Reply(wrap(nothingToShrink(shrunk, words)))
    }
    let token = RunToken(model: run.model, settings: shrunk.settings, timeline: shrunk.timeline)
    let opened = try Self.opened(token, of: run.model)
    self.run = opened
    return Reply([
      .text(wrap(description(of: shrunk, words))),
      .text((["To see it again:"] + opened.reproduction.map { "  \($0)" }).joined(separator: "\n")),
      // A token is copied from the screen: it stays one line, whatever its length.
      .text("Reproduce: lightcone open \(token)"),
    ])
  }

  /// The run of a token that was made here; nobody is asked whether to stop, or what was found before
  /// somebody stopped the search would be lost.
  private static func opened(_ token: RunToken, of model: Model) throws(Diagnostic) -> OpenRun {
    var places: [Place] = []
    do {
      let replay = try token.replay(on: model, willDo: { places.append(Place($0)) })
      return try OpenRun(model, replay, places: places)
    } catch {
      throw Diagnostic(.cannotEvaluate, "the shorter run cannot be repeated: \(error)")
    }
  }

  /// What is to stay wrong: the property that was named, the last failure if this run shows it, or the
  /// first property that this run violates.
  private func failure(
    _ name: String?, in run: OpenRun
  ) throws(Diagnostic) -> (words: String, failure: RunFailure) {
    if name == nil, let last = lastFailure, let failure = last.failure(of: run.model),
      isOfModel(last, run.model), failure.isShown(by: run.timeline, settings: run.settings)
    {
      return (last.name, failure)
    }
    let asked = try run.properties(named: name)
    let results = PropertyCheck.run(asked, along: run.timeline, shouldStop: shouldStop)
    let violated = results.first { $0.verdict == .violated }?.property
    if let violated, let failure = RunFailure(violated) { return (violated.name, failure) }
    throw holds(asked, named: name, in: run)
  }

  private func isOfModel(_ last: LastFailure, _ model: Model) -> Bool {
    if case .property(let property) = last.subject {
      model.properties.contains(property)
    } else {
      true
    }
  }

  /// Refuses a run in which nothing is wrong.
  func holds(
    _ asked: [PropertyDescription], named name: String?, in run: OpenRun
  ) -> Diagnostic {
    let sometimes = asked.allSatisfy { $0.kind == .sometimes }
    let who = asked.count == 1 ? asked[0].name : "no property"
    let verb = asked.count == 1 ? "is not violated" : "is violated"
    return Diagnostic(
      .notNow,
      sometimes
        ? "no single run can violate \(who): it need only be seen sometimes"
        : "\(who) \(verb) in this run up to \(run.simulation.now)",
      expected: lastFailure?.token == nil
        ? "a run in which a property is violated; 'run' goes on, 'check' tells"
        : "a run in which a property is violated; 'open last' goes to the last failure")
  }

  private func diagnostic(
    for problem: RunShrinkerProblem, _ words: String, in run: OpenRun
  ) -> Diagnostic {
    switch problem {
    case .notFailing:
      Diagnostic(.notNow, "\(words) does not fail in this run up to \(run.simulation.now)")
    case .notRepeatable:
      Diagnostic(
        .cannotEvaluate, "the run cannot be repeated with its faults at their times",
        expected: "a run whose faults were done at a time or planned")
    case .stopped: Diagnostic(.cannotEvaluate, "stopped: the run is as it was")
    }
  }

  private func nothingToShrink(_ shrunk: ShrunkRun, _ words: String) -> String {
    shrunk.isMinimal
      ? "Nothing can go: \(words) fails only with \(shrunk.after.parts), each needed. "
        + "\(shrunk.runCount) runs tried."
      : "Nothing found that can go; \(unfinished(shrunk))."
  }

  private func description(of shrunk: ShrunkRun, _ words: String) -> String {
    let lengths =
      display.glyphs == .ascii ? "\(shrunk)" : "\(shrunk)".replacing("->", with: "→")
    let proof =
      if !shrunk.isMinimal {
        "It may not be the shortest: \(unfinished(shrunk))."
      } else if shrunk.after.faults + shrunk.after.settings == 0 {
        "It takes no fault and no changed setting."
      } else {
        "Without any one of them \(words) does not fail."
      }
    return "\(lengths).\n\(proof) 'undo' brings the longer run back."
  }

  private func unfinished(_ shrunk: ShrunkRun) -> String {
    "the search was ended after \(shrunk.runCount) runs"
  }
}
