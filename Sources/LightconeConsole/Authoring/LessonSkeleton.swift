public import LightconeDiagnostics
public import LightconeLessons

/// The text of a new lesson: it runs, the linter finds nothing, and every part shows what belongs there.
public struct LessonSkeleton: Sendable {
  let id: String
  let track: Track
  /// The commands that a session has tried; the example's own if there are none.
  var commands: [String] = []
  var models = ["saga"]

  /// Prepares a lesson.
  ///
  /// - Throws: a ``Diagnostic`` (`LC2002`) if the id is not in kebab-case.
  public init(id: String, track: Track) throws(Diagnostic) {
    let isKebabCase = id.split(separator: "-", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
    }
    guard isKebabCase, id.utf8.count <= 80 else {
      throw Diagnostic(
        .badField, "the id '\(id.prefix(60))' is not in kebab-case",
        expected: "lower-case letters and digits, joined by hyphens")
    }
    self.id = id
    self.track = track
  }

  /// The lesson's text, with a line break at its end.
  public var text: String {
    commands.isEmpty ? head + Self.example : head + recorded
  }

  /// The title: the id in words.
  var title: String {
    let words = id.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private var head: String {
    """
    ---
    id: \(id)
    title: "\(title)"
    track: \(track.rawValue)
    summary: What the learner will know at the end, in one sentence.
    minutes: 10
    models: [\(models.joined(separator: ", "))]
    misconception: What many believe before they have seen it.
    sources:
      - "Author: Title of the paper (year)"
    prerequisites: []
    terms: []
    ---

    # \(title)

    Who plays: name the people and the machines. **The wish:** what should be true in the end?


    """
  }

  /// The blocks of a session, each from one `load` to the next.
  private var recorded: String {
    var text = "## What was tried\n\nSay what to look at, and why.\n"
    for block in blocks {
      text += "\n```lightcone\n" + block.joined(separator: "\n") + "\n```\n"
    }
    return text + "\n## What it does not promise\n\nSay where this ends.\n"
  }

  private var blocks: [[String]] {
    var blocks: [[String]] = []
    for command in commands {
      if blocks.isEmpty || command.hasPrefix("load ") || command.hasPrefix("open ") {
        blocks.append([])
      }
      blocks[blocks.count - 1].append(command)
    }
    return blocks
  }

  /// The body of a new lesson. Its figures are those of a saga; a test runs it.
  private static let example = """
    ## The smallest thing that could work

    Say what is about to run. Then let it run, and say what to look at.

    ```lightcone
    load saga participants=3
    run
    diagram
    expect EX messages: messages == 2 * participants
    control messages: set step.fail.at=1
    ```

    A claim is a number that a run can refute. Its control is a setting in which it must fail.

    ## The surprise

    ```predict
    id: messages-when-refused
    question: The last of three services refuses its step. How many messages are sent now?
    measure: messages
    unit: messages
    run: |
      load saga participants=3 step.fail.at=3 compensation.fail.prob=0%
      run
    wrong:
      - answer: "6"
        reveals: You expect the saga to stop there. It has to take back what was done.
    ```

    ## The fix

    ```quiz
    id: what-undoes
    question: How does a saga get rid of a step that is done?
    choices:
      - text: It rolls the step back.
        why: The step is committed, and others may have seen it.
      - text: It asks for a compensation.
        right: true
        why: A new change makes the first one good.
    ```

    ## Your turn

    ```challenge
    id: stop-a-service
    start: load saga participants=3
    goal: crashes == 1
    allow: [crash, restart]
    par: 1
    hints:
      - tier: nudge
        text: Which command takes a node down?
      - tier: near-answer
        when: commands >= 1
        text: "'crash product' does."
    solution: crash product
    wrong:
      - commands: run
        why: Nothing breaks by itself.
    ```

    ## What it does not promise

    Say where the run ends and the world begins.

    ## Where it lives in production

    Name a system, and what it is called there.

    """
}
