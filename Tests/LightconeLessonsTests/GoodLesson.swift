import LightconeDiagnostics
import LightconeLessons

/// A small lesson that uses every part of the format and breaks no rule.
enum GoodLesson {
  static let text = """
    ---
    id: two-phase-commit
    title: Two-phase commit
    track: first-seven
    summary: A coordinator asks, everybody answers, and one crash blocks them all.
    minutes: 20
    models: [two-phase-commit]
    misconception: A blocked participant can decide alone.
    sources:
      - Gray 1978
      - {title: A page, url: "https://example.org/page"}
    ---

    # Two-phase commit

    A *coordinator* asks **all** of `n` [participants](https://example.org) ~~twice~~.
    ![Two lifelines](figure.svg)

    1. ask
    2. decide

    ```text
    prepare -> yes
    ```

    | who | what |
    |---|---|
    | a | asks |

    > quoted

    ---

    ```lightcone
    load two-phase-commit participants=2
    run

    expect EX messages-on-commit: messages == 4 * participants
    control messages-on-commit: drop m1
    ```

    ```predict
    id: locks-held
    question: How many locks are held?
    measure: locks.held
    unit: locks
    run: |
      at 4ms crash coordinator

      run
    wrong:
      - {answer: 0, reveals: You think they give up alone.}
    ```

    ```quiz
    id: who-decides
    question: Who may decide?
    choices:
      - text: Nobody
        right: true
      - text: The participants
        why: They cannot know what the others heard.
    ```

    ```challenge
    id: free-the-locks
    start: load two-phase-commit
    goal: locks.held == 0
    allow: [restart, run]
    forbid: [set]
    par: 2
    hints:
      - {tier: nudge, text: Who knows?}
      - {tier: near-answer, when: commands > 3, text: Restart it.}
    solution:
      - restart coordinator
      - "run"
    wrong:
      - run
      - {commands: [restart product, run], why: It knows no more.}
    ```

    The end.

    """

  /// The good lesson with one piece replaced.
  static func replacing(_ old: String, _ new: String) -> String {
    guard let range = firstRange(of: old) else { return "no '\(old)' in the lesson" }
    return text.replacingCharacters(in: range, with: new)
  }

  /// The line, counted from 1, on which a piece of the good lesson first stands.
  static func line(of piece: String) -> Int {
    guard let range = firstRange(of: piece) else { return -1 }
    return text[..<range.lowerBound].count { $0 == "\n" } + 1
  }

  private static func firstRange(of piece: String) -> Range<String.Index>? {
    text.firstRange(of: piece)
  }
}

extension String {
  func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}

/// A diagnostic as tests compare it: code, line and column.
struct Found: Equatable, CustomStringConvertible {
  let code: DiagnosticCode
  let line: Int?
  let column: Int?

  init(_ code: DiagnosticCode, _ line: Int?, _ column: Int?) {
    self.code = code
    self.line = line
    self.column = column
  }

  init(_ diagnostic: Diagnostic) {
    self.init(diagnostic.code, diagnostic.place.line, diagnostic.place.column)
  }

  var description: String {
    "\(code.rawValue) \(line.map { "\($0)" } ?? "-"):\(column.map { "\($0)" } ?? "-")"
  }
}

/// The problems of a text; none if it is a lesson.
func problems(_ text: String) -> [Diagnostic] {
  do throws(LessonProblems) {
    _ = try LessonParser.parse(text: text)
    return []
  } catch {
    return error.diagnostics
  }
}

/// The problems of a text as code, line and column.
func found(_ text: String) -> [Found] { problems(text).map(Found.init) }
