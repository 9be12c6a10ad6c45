import LightconeDiagnostics

/// A good lesson with one thing wrong: what is replaced, and what the linter must say.
struct LessonMutant: CustomStringConvertible, Sendable {
  let old: String
  let new: String
  let code: DiagnosticCode
  /// A piece of the mutated lesson that begins on the line of the problem; the first line if empty.
  let place: String

  init(_ old: String, _ new: String, _ code: DiagnosticCode, at place: String) {
    self.old = old
    self.new = new
    self.code = code
    self.place = place
  }

  var description: String { "\(code.rawValue): \(old.prefix(40)) -> \(new.prefix(40))" }

  /// One mutant or more for each rule. The good lesson is what `lightcone lesson new small` writes.
  static let all: [LessonMutant] = form + exercises + commands + claims + whole

  private static let form = [
    LessonMutant("---\nid: small", "id: small", .badFrontMatter, at: ""),
    LessonMutant("title: \"Small\"", "title: \"Small", .badFrontMatter, at: "  - \"Author"),
    LessonMutant("minutes: 10", "minutes: [10", .badFrontMatter, at: "models"),
    LessonMutant("terms: []\n---", "terms: []\n", .badFrontMatter, at: ""),
    LessonMutant("summary: What", "sumary: What", .badField, at: "sumary"),
    LessonMutant("track: first-seven", "track: first-sven", .badField, at: "track"),
    LessonMutant("minutes: 10", "minutes: many", .badField, at: "minutes"),
    LessonMutant("prerequisites: []", "prerequisites: none", .badField, at: "prerequisites"),
    LessonMutant("terms: []", "terms: {a: b}", .badField, at: "terms"),
    LessonMutant("id: small", "id: Small", .badField, at: "id: Small"),
    LessonMutant("fail.at=1\n```\n", "fail.at=1\n", .badBlock, at: "```lightcone"),
    LessonMutant("by itself.\n```\n", "by itself.\n", .badBlock, at: "```challenge"),
    LessonMutant("```lightcone", "```lightcne", .badBlock, at: "```lightcne"),
    LessonMutant("crash product\nwrong:", "crash product\nwrong: [", .badBlock, at: "  - commands"),
    LessonMutant(
      "id: what-undoes", "id: messages-when-refused", .duplicateName,
      at: "id: messages-when-refused\nquestion: How"),
    LessonMutant("# Small\n", "# Other\n", .lintRule, at: "# Other"),
  ]

  private static let exercises = [
    LessonMutant("question: How does", "qestion: How does", .badField, at: "qestion"),
    LessonMutant("right: true", "right: false", .badField, at: "  - text: It rolls"),
    LessonMutant("measure: messages", "measure: messages +", .badExpression, at: "measure"),
    LessonMutant("measure: messages", "measure: mesages", .unknownName, at: "measure"),
    LessonMutant("answer: \"6\"", "answer: \"6 +\"", .badExpression, at: "```predict"),
    LessonMutant("answer: \"6\"", "answer: \"10\"", .lintRule, at: "```predict"),
    LessonMutant(
      "wrong:\n  - commands: run\n    why: Nothing breaks by itself.\n", "", .badField,
      at: "```challenge"),
    LessonMutant("commands: run", "commands: crash product", .lintRule, at: "  - commands: crash"),
    LessonMutant("solution: crash product", "solution: run", .lintRule, at: "solution: run"),
    LessonMutant("goal: crashes == 1", "goal: crashes == 0", .lintRule, at: "goal"),
    LessonMutant("goal: crashes == 1", "goal: crashs == 1", .unknownName, at: "goal"),
    LessonMutant("goal: crashes == 1", "goal: crashes ==", .badExpression, at: "goal"),
    LessonMutant("when: commands >= 1", "when: commands >=", .badExpression, at: "    when"),
    LessonMutant("when: commands >= 1", "when: comands >= 1", .unknownName, at: "    when"),
    LessonMutant("allow: [crash, restart]", "allow: [crsh]", .unknownCommand, at: "allow"),
    LessonMutant("allow: [crash, restart]", "allow: [restart]", .notNow, at: "solution"),
    LessonMutant("tier: nudge", "tier: nudg", .badField, at: "  - tier: nudg"),
  ]

  private static let commands = [
    LessonMutant("run\ndiagram", "runn\ndiagram", .unknownCommand, at: "runn"),
    LessonMutant("run\ndiagram", "run for x\ndiagram", .wrongArguments, at: "run for x"),
    LessonMutant("load saga participants=3\nrun", "load sga\nrun", .unknownModel, at: "load sga"),
    LessonMutant(
      "load saga participants=3\nrun", "load saga p=3\nrun", .unknownParameter, at: "load"),
    LessonMutant("models: [saga]", "models: [sga, saga]", .unknownModel, at: "id: small"),
    LessonMutant("models: [saga]", "models: []", .lintRule, at: "load saga"),
    LessonMutant("run\ndiagram", "run\nquit", .unreachable, at: "quit"),
    LessonMutant(
      "run\ndiagram", "run\n# \(String(repeating: "x", count: 99))", .lintRule, at: "# xxx"),
  ]

  private static let claims = [
    LessonMutant("messages == 2 *", "messages == 3 *", .claimFails, at: "expect EX"),
    LessonMutant("set step.fail.at=1", "set net.latency=6ms", .claimFails, at: "expect EX"),
    LessonMutant("control messages: set step.fail.at=1\n", "", .lintRule, at: "expect EX"),
    LessonMutant("control messages:", "control other:", .lintRule, at: "control other"),
    LessonMutant("expect EX messages:", "expect EXX messages:", .lintRule, at: "expect EXX"),
    LessonMutant("expect EX messages: m", "expect EX Messages: m", .lintRule, at: "expect EX"),
    LessonMutant(": messages == 2 *", ": mesages == 2 *", .unknownName, at: "expect EX"),
    LessonMutant(
      "control messages: set step.fail.at=1\n",
      "control messages: set step.fail.at=1\nexpect EX messages: seed == 1\n", .duplicateName,
      at: "expect EX messages: seed"),
  ]

  private static let whole = [
    LessonMutant("Name a system", "[A](missing.md) system", .brokenLink, at: "[A]"),
    LessonMutant("Name a system", "[A](#nowhere) system", .brokenLink, at: "[A]"),
    LessonMutant("Name a system", "[A](https://) system", .brokenLink, at: "[A]"),
    LessonMutant("Name a system", "[A](/etc/passwd) system", .brokenLink, at: "[A]"),
    LessonMutant("Name a system", "![](small.md) system", .lintRule, at: "![]"),
    LessonMutant("terms: []", "terms: [sga]", .unknownTerm, at: "terms"),
    LessonMutant("terms: []", "terms: [zebra]", .unknownTerm, at: "terms"),
    LessonMutant("prerequisites: []", "prerequisites: [smal]", .badPrerequisite, at: "prereq"),
    LessonMutant("prerequisites: []", "prerequisites: [small]", .badPrerequisite, at: "prereq"),
    LessonMutant("id: small", "id: smaller", .lintRule, at: "id: smaller"),
    LessonMutant(
      "track: first-seven", "track: capstones", .lintRule, at: "id: small"),
  ]
}
