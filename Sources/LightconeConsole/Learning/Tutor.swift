import LightconeDiagnostics
import LightconeLessons

/// An open lesson: which part comes next, and what it waits for.
struct Tutor: Sendable {
  /// What the lesson waits for.
  enum Waiting: Sendable {
    /// For `next`.
    case next
    /// For `predict`.
    case prediction(Prediction)
    /// For `answer`.
    case quiz(Quiz)
    /// For the challenge's goal.
    case challenge(ChallengeTrial)
  }

  let lesson: Lesson
  var position = 0
  var waiting = Waiting.next
  /// Whether `next` has already been told that something is open.
  var wasReminded = false

  init(_ lesson: Lesson) { self.lesson = lesson }

  /// Whether every part has been shown.
  var isAtEnd: Bool { position >= lesson.parts.count }

  /// The commands of the next part, if it is a block of them; of claims only their number.
  var commandsAhead: [String]? {
    guard !isAtEnd, case .commands(let block) = lesson.parts[position] else { return nil }
    let lines = block.lines.map(\.text).filter { !$0.isEmpty && !$0.hasPrefix("control ") }
    let claims = lines.count { $0.hasPrefix("expect ") }
    let checks = claims == 0 ? [] : ["and checks \(claims) \(claims == 1 ? "claim" : "claims")"]
    return lines.filter { !$0.hasPrefix("expect ") } + checks
  }

  /// What to do now, as a line at the end of a reply.
  var invitation: String {
    switch waiting {
    case .next:
      if isAtEnd {
        "That was the lesson. 'lessons' lists the others."
      } else if let commands = commandsAhead {
        (["'next' runs:"] + commands.map { "  \($0)" }).joined(separator: "\n")
      } else {
        "'next' goes on; try anything you like first."
      }
    case .prediction: "Your prediction? For example: predict 12"
    case .quiz: "Your answer? For example: answer a"
    case .challenge: "Your turn. 'hint' helps, 'reset' begins again, 'next' moves on."
    }
  }
}
