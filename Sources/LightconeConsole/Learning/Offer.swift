import LightconeLessons

/// Something that a person can do first.
public struct Offer: Hashable, Sendable {
  /// The line to type.
  public let line: String
  /// What it does, in a few words.
  public let meaning: String
}

extension Session {
  /// What this program is, in two lines of at most 80 columns.
  public static let introduction = [
    "Learn distributed systems by running them.",
    "Real protocols on a simulated network: predict, run, break, wind back, ask why.",
  ]

  /// Three things to do first, fit for what the learner did so far; never more.
  ///
  /// - Complexity: O(number of notes), and reads lessons only up to the first question that is due.
  public var offers: [Offer] {
    guard !lessons.entries.isEmpty else {
      return [
        Offer(line: "models", meaning: "lists what can be run"),
        Offer(line: "load two-phase-commit", meaning: "loads one of them; then 'run'"),
        Offer(line: "help", meaning: "lists the commands"),
      ]
    }
    let usual = [
      Offer(line: "lessons", meaning: "shows them all"),
      Offer(line: "help", meaning: "lists the commands"),
      Offer(line: "models", meaning: "lists what can be run"),
    ]
    return Array((dueOffer + lessonOffer + usual).prefix(3))
  }

  private var dueOffer: [Offer] {
    guard let learner,
      !DueQuestionSearch(learner, lessons, dueOn: learner.now.day).questions(limit: 1).isEmpty
    else { return [] }
    return [Offer(line: "review", meaning: "asks again what is due today")]
  }

  /// The lesson that is open, else one that was left, else the first that was not done.
  private var lessonOffer: [Offer] {
    let begun = learner?.progress.lessons ?? []
    let ids = lessons.entries.map(\.id)
    let places = begun.filter { $0.step != nil && ids.contains($0.lesson) }
    let open = places.filter(\.isOpen)
    let last = (open.isEmpty ? places : open).max { $0.lastNumber < $1.lastNumber }
    if let last, let step = last.step {
      return [Offer(line: "start \(last.lesson)", meaning: "goes on at step \(step)")]
    }
    let finished = Set(begun.filter(\.isFinished).map(\.lesson))
    guard let next = ids.first(where: { !finished.contains($0) }) else { return [] }
    let which = finished.isEmpty ? "first" : "next"
    return [Offer(line: "start \(next)", meaning: "opens the \(which) lesson")]
  }
}
