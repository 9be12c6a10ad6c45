import LightconeLessons

extension Session {
  /// What is done, what is open and what is due, in few lines.
  func showProgress() -> Reply {
    guard let learner else { return Reply(wrap(Self.noProgress)) }
    let begun = learner.progress.lessons
    guard !begun.isEmpty else {
      let first = lessons.entries.first.map { " 'start \($0.id)' opens the first lesson." } ?? ""
      return Reply(wrap("Nothing is done yet.\(first)"))
    }
    return Reply(
      ([done(begun)] + open(begun) + questions(begun) + [due(learner)])
        .map(wrap).joined(separator: "\n"))
  }

  private func done(_ begun: [LessonProgress]) -> String {
    let finished = begun.filter(\.isFinished).map(\.lesson)
    let known = lessons.entries.filter { finished.contains($0.id) }
    let minutes = known.map(\.frontMatter.minutes).reduce(0, +)
    let all = lessons.entries.count
    return "Done: \(known.count) of \(all) \(all == 1 ? "lesson" : "lessons"), \(minutes) of "
      + "\(lessons.entries.map(\.frontMatter.minutes).reduce(0, +)) minutes."
  }

  /// The lessons that were begun, the last one first; no more than three are named.
  private func open(_ begun: [LessonProgress]) -> [String] {
    let open = begun.filter { $0.step != nil }.sorted { $0.lastNumber > $1.lastNumber }
    guard let last = open.first else { return [] }
    let names = open.prefix(3).map { "\($0.lesson) at step \($0.step ?? 1)" }
    let more = open.count > 3 ? " and \(open.count - 3) more" : ""
    return [
      "Open: \(names.joined(separator: ", "))\(more). 'start \(last.lesson)' goes on."
    ]
  }

  private func questions(_ begun: [LessonProgress]) -> [String] {
    let exercises = begun.flatMap(\.exercises)
    guard !exercises.isEmpty else { return [] }
    let right = exercises.count { $0.rightTries > 0 }
    let atOnce = exercises.count(where: \.wasRightAtOnce)
    let solved = exercises.count(where: \.sawSolution)
    let solutions = solved == 0 ? "" : "; \(solved) by the solution"
    return [
      "Questions and challenges: \(exercises.count) met, \(right) right, \(atOnce) of them at the "
        + "first try\(solutions)."
    ]
  }

  private func due(_ learner: Learner) -> String {
    let count = DueQuestionSearch(learner, lessons, dueOn: learner.now.day).questions().count
    guard count > 0 else { return "Due: nothing. \(nextDueWords)" }
    return "Due: \(count == 1 ? "1 question" : "\(count) questions"). 'review' asks again."
  }
}
