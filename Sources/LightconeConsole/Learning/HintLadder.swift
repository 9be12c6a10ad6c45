import LightconeLessons

/// The hints of a question or challenge, from the weakest on.
///
/// The rules:
///
/// 1. A hint that has a condition is given only while the condition is true of the learner's run.
/// 2. The weakest hint that fits comes first. None is given twice.
/// 3. At the end of the ladder there is only the solution.
struct HintLadder {
  let hints: [Challenge.Hint]
  /// The hints that were given, by their place in the ladder.
  var given: Set<Int>

  /// What somebody gets who asks for a hint.
  enum Step: Hashable {
    /// A hint; the first of its ladder has place 0.
    case hint(place: Int, text: String)
    /// There are more, but none that fits now.
    case noneFits
    /// All were given.
    case end
  }

  /// The next hint that fits.
  mutating func next(fits: (SourceText) -> Bool) -> Step {
    for (place, hint) in hints.enumerated() where !given.contains(place) {
      if let condition = hint.when, !fits(condition) { continue }
      given.insert(place)
      return .hint(place: place, text: hint.text)
    }
    return given.count >= hints.count ? .end : .noneFits
  }
}

extension Prediction {
  /// The lesson's hints, or what can be said of any prediction.
  var ladder: [Challenge.Hint] {
    guard hints.isEmpty else { return hints }
    let commands = run.map { "'\($0.text)'" }.joined(separator: ", ")
    return [
      .init(
        tier: .nudge,
        text: "Say what you believe; being wrong here is how it sticks."),
      .init(tier: .pointer, text: "It is '\(measure.text)' that is measured, after \(commands)."),
    ]
  }
}

extension Quiz {
  /// The lesson's hints, or what can be said of any quiz.
  ///
  /// - Parameter tried: the places of the choices that were tried.
  func ladder(tried: Set<Int>) -> [Challenge.Hint] {
    guard hints.isEmpty else { return hints }
    let nudge = Challenge.Hint(
      tier: .nudge, text: "Read the last run again: 'diagram' and 'narrate' show it.")
    // The ladder keeps its length, whatever was tried meanwhile.
    guard choices.count > 2 else { return [nudge] }
    let left = choices.indices.filter { !choices[$0].isRight && !tried.contains($0) }
    // Where one wrong choice is left, to name it would be to give the answer.
    guard left.count > 1, let last = left.last else {
      let text = "Say for each choice that is left what the run would show, and look there."
      return [nudge, .init(tier: .pointer, text: text)]
    }
    let why = choices[last].why.map { " \($0)" } ?? ""
    return [
      nudge,
      .init(tier: .nearAnswer, text: "It is not \(LessonText.letter(last)).\(why)"),
    ]
  }
}
