import LightconeLessons
import LightconeRendering

/// Puts questions and challenges into words.
struct LessonText {
  let display: Display

  /// The letter of a choice.
  static func letter(_ index: Int) -> String {
    index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : String(index + 1)
  }

  /// A question and its choices.
  func text(of quiz: Quiz) -> String {
    let choices = quiz.choices.enumerated().map { index, choice in
      choice.text.wrapped(
        toWidth: width, indentation: "  \(Self.letter(index))) ", continuation: "     "
      )
      .joined(separator: "\n")
    }
    let question = "Question: \(quiz.question)".wrapped(toWidth: width).joined(separator: "\n")
    return ([question] + choices).joined(separator: "\n")
  }

  /// A challenge's goal and its rules.
  func text(of challenge: Challenge) -> String {
    var lines = ["Challenge: make this true: \(challenge.goal.text)"]
    if !challenge.allow.isEmpty {
      lines.append(
        "You may use: \(challenge.allow.map(\.text).joined(separator: ", ")); "
          + "move in time and look as you like.")
    }
    if !challenge.forbid.isEmpty {
      lines.append("You may not use: \(challenge.forbid.map(\.text).joined(separator: ", ")).")
    }
    lines.append("'reset' begins again, and so does the count of commands.")
    if let par = challenge.par {
      lines.append("Par: \(par) \(par == 1 ? "command" : "commands"); looking is free.")
    }
    return lines.flatMap { $0.wrapped(toWidth: width, continuation: "  ") }
      .joined(separator: "\n")
  }

  var width: Int { min(display.columns, 88) }
}
