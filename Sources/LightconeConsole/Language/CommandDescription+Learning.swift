extension CommandDescription {
  static let learning = [
    CommandDescription(
      .lessons, use: "lessons", "Lists the lessons.", example: "lessons",
      .learn),
    CommandDescription(
      .start, use: "start LESSON [again | STEP]",
      "Opens a lesson where you left it, at its beginning, or at one of its steps.",
      example: "start two-phase-commit-vs-saga", .learn, .lesson),
    CommandDescription(
      .next, use: "next", "Goes on to the lesson's next step.", example: "next", .learn),
    CommandDescription(
      .previous, use: "previous",
      "Shows the lesson's step before again; nothing runs. 'next' comes back.",
      example: "previous", .learn),
    CommandDescription(
      .hint, use: "hint", "Gives a hint for the open question or challenge.", example: "hint",
      .learn),
    CommandDescription(
      .answer, use: "answer TEXT", "Answers the open question.", example: "answer b", .learn),
    CommandDescription(
      .predict, use: "predict EXPRESSION", "Says what you think the run will measure.",
      example: "predict 4 * participants", .learn, .condition),
    CommandDescription(
      .solution, use: "solution", "Shows the answer or one way to the goal, and leaves it open.",
      example: "solution", .learn),
    CommandDescription(
      .skip, use: "skip", "Does what the open question or challenge expects, and goes on.",
      example: "skip", .learn),
    CommandDescription(
      .sandbox, use: "sandbox",
      "Goes on in a copy of the run, where every command is allowed; the lesson waits.",
      example: "sandbox", .learn),
    CommandDescription(
      .return, use: "return", "Leaves the sandbox: all is as it was before it.",
      example: "return", .learn),
    CommandDescription(
      .notes, use: "notes FILE.md [overwrite]",
      "Writes down what you predicted, answered and tried in the open lesson.",
      example: "notes two-phase-commit.md", .learn, .file),
    CommandDescription(
      .abandon, use: "abandon", "Leaves the lesson; 'start LESSON' goes on where you left it.",
      example: "abandon", .learn),
  ]
}
