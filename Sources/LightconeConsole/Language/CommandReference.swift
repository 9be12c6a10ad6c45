import LightconeTrace

/// The reference page of the command language, made from the tables that parsing and help use.
enum CommandReference {
  /// The page, in Markdown.
  static var page: String {
    ([opening] + CommandDescription.Group.allCases.map(section) + [expressions])
      .joined(separator: "\n") + "\n"
  }

  private static let opening = """
    # Commands

    <!-- Generated: a test writes this page with LIGHTCONE_RECORD=1, and compares it. -->

    What is typed at the prompt, written in a lesson's block and run by a script is the same
    language. `help COMMAND` says what stands here at the prompt.

    - One line is one command. Its first word is the verb; words are divided by blanks.
    - `#57` is an event and `m14` a message. Any other `#` begins a comment.
    - A text in double quotes is one word.
    - At the prompt the beginning of a verb is enough where it can mean only one; Tab completes it.
    - A node can be named by its name, or by the zone or role of several.
    - In a use line, words in capitals stand for something, `[...]` may be left out, `...` may be
      repeated, and `|` divides choices.
    - `at TIME`, `at #EVENT` and `when CONDITION` plan a fault or an operation. The condition behind
      `when` ends at the first word outside parentheses that is the verb of a fault, and holds for
      the first time where a copy of the run, sent ahead, says so: `share` and `save` then name the
      event. What is done to the run before that event does not move the plan.

    """

  private static func section(_ group: CommandDescription.Group) -> String {
    let entries = CommandDescription.all.filter { $0.group == group }.map(entry)
    return (["## \(group.rawValue)\n\n\(capitalized(group.meaning)).\n"] + entries)
      .joined(separator: "\n")
  }

  private static func entry(_ description: CommandDescription) -> String {
    let alias = description.alias.map { " `\($0)` is the same." } ?? ""
    return """
      ### \(description.verb.rawValue)

      \(description.meaning)\(alias)

      ```text
      \(description.use)
      ```

      For example: `\(description.example)`

      """
  }

  private static var expressions: String {
    let forms = ExpressionGuide.forms.map { "| `\($0.form)` | \($0.meaning) |" }
    let functions = ExpressionGuide.functions.map { "| `\($0.form)` | \($0.meaning) |" }
    let examples = ExpressionGuide.examples.map { "- `\($0)`" }
    let kinds = TraceEvent.Kind.words.map { "`\($0)`" }.joined(separator: ", ")
    return """
      ## Expressions

      A condition or a number is an expression over one run, or over many in a claim with a scope.

      | form | meaning |
      |---|---|
      \(forms.joined(separator: "\n"))

      | function | meaning |
      |---|---|
      \(functions.joined(separator: "\n"))

      KIND is one of \(kinds).

      In the usual notation, from loosest to tightest:

      ```text
      expression = conjunction { "or" conjunction }
      conjunction = negation { "and" negation }
      negation = "not" negation | comparison
      comparison = sum [ ("==" | "!=" | "<" | "<=" | ">" | ">=") sum [ ("±" | "+-") tolerance ] ]
      tolerance = number ("%" | "pp") | sum
      sum = product { ("+" | "-") product }
      product = signed { ("*" | "/") signed }
      signed = "-" signed | power
      power = value [ "^" signed ]
      value = number | text | "true" | "false" | name | function "(" expression { "," expression } ")"
            | "(" expression ")"
      ```

      Examples:

      \(examples.joined(separator: "\n"))
      """
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
