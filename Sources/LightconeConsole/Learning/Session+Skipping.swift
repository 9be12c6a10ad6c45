import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering

extension Session {
  /// Does what the open question or challenge expects, says what that changed, and goes on.
  mutating func skip() throws(Diagnostic) -> Reply {
    guard let waiting = tutor?.waiting, tutor?.openExercise != nil else {
      throw Diagnostic(
        .notNow, "nothing is open that could be skipped",
        expected: tutor == nil ? "'start LESSON' first" : "'next' goes on")
    }
    var reply = Reply()
    let before = run
    switch waiting {
    case .next: break
    case .prediction(let prediction):
      let truth = try measure(prediction, &reply)
      reply.add(wrap("Measured: \(truth.text)."))
      reply.add(wrap(changes(since: before)))
    case .quiz(let quiz): reply.parts += prose(LessonText.solution(of: quiz))
    case .challenge(let trial):
      run = trial.start
      try show(trial.challenge.solution, &reply)
      reply.add(LessonText(display: display).text(of: trial.goals(in: self)))
      reply.add(wrap(changes(since: trial.start)))
    }
    leaveOut()
    reply.parts.append(.text(""))
    reply.parts += enterNext().parts
    return reply
  }

  /// Runs the commands of a prediction, which stays the run, and measures.
  mutating func measure(
    _ prediction: Prediction, _ reply: inout Reply
  ) throws(Diagnostic) -> PredictionTrial.Truth {
    var session = forLesson
    do throws(Diagnostic) {
      let truth = try PredictionTrial(prediction: prediction).measure(in: &session) { step in
        reply.parts += step.parts(in: display)
      }
      run = session.run
      return truth
    } catch { throw inLesson(error) }
  }

  /// What is different from an earlier run, in a sentence.
  private func changes(since old: OpenRun?) -> String {
    guard let run else { return "" }
    let now = run.simulation
    let faults = run.timeline.deeds.count
    let deeds =
      faults == 0 ? "" : " \(faults) \(faults == 1 ? "fault was" : "faults were") put in."
    let warnings = NodeStates(now.trace).warnings.joined(separator: " ")
    let state = warnings.isEmpty ? "" : " \(warnings)"
    guard let old, run.outline.hasStart(of: old) else {
      return "What changed: this is another run now, at \(now.now) with \(now.eventCount) events."
        + deeds + state
    }
    let happened = now.eventCount - old.simulation.eventCount
    return "What changed: time went from \(old.simulation.now) to \(now.now), and "
      + "\(happened) events happened.\(deeds)\(state)"
  }
}
