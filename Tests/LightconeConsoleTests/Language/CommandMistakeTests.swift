import LightconeDiagnostics
import Testing

@testable import LightconeConsole

@Suite("What is said about a wrong command line")
struct CommandMistakeTests {
  static let wrongLines: [WrongExpression] = [
    .init("laod raft", .unknownCommand, 1, "there is no command 'laod'", "load"),
    .init("frobnicate", .unknownCommand, 1, "there is no command 'frobnicate'"),
    .init("#57", .unknownCommand, 1, "there is no command '#57'", "goto #57"),
    .init("  LOAD raft", .unknownCommand, 3, "there is no command 'LOAD'", "load"),
    .init("load", .wrongArguments, 6, "a model is missing"),
    .init("load # x", .wrongArguments, 6, "a model is missing"),
    .init("load n=3", .wrongArguments, 6, "a model is missing"),
    .init("load raft n", .wrongArguments, 11, "'n' is not of the form name=value"),
    .init("load raft n= 3", .wrongArguments, 13, "n= has no value"),
    .init("load raft =3", .wrongArguments, 11, "'' cannot be a parameter's name"),
    .init("load raft seed=x", .badValue, 16, "'x' cannot be a seed"),
    .init("load raft seed=1 seed=2", .wrongArguments, 18, "seed is given twice"),
    .init("set", .wrongArguments, 5, "name=value is missing"),
    .init("set n=1 n=2", .wrongArguments, 9, "n is given twice"),
    .init("params x", .wrongArguments, 8, "'x' is one word too many"),
    .init("models a b", .wrongArguments, 10, "'b' is one word too many"),
    .init("run 50ms", .wrongArguments, 5, "'50ms' cannot stand here", "run for 50ms"),
    .init("run untl a", .wrongArguments, 5, "'untl' cannot stand here", "until"),
    .init("run for", .wrongArguments, 9, "a time is missing"),
    .init("run for 50", .wrongArguments, 9, "'50' is no time", "50ms"),
    .init("run for 4 s", .wrongArguments, 9, "'4' is no time", "4s"),
    .init("run for 4sec", .wrongArguments, 10, "there is no unit 'sec'", "4s"),
    .init("run for -4s", .wrongArguments, 9, "'-4s' is no time"),
    .init(
      "run for 99999999999h", .wrongArguments, 9, "'99999999999h' is longer than the clock reaches"),
    .init("run for 4ms now", .wrongArguments, 13, "'now' is one word too many"),
    .init("run until", .wrongArguments, 11, "a condition is missing"),
    .init("run until 3 + 4", .wrongArguments, 11, "'3 + 4' is no condition"),
    .init("run until a = 3", .badExpression, 13, "there is no sign '='", "=="),
    .init("when", .wrongArguments, 6, "a condition is missing"),
    .init("when crash a", .wrongArguments, 6, "a condition is missing"),
    .init("when a == 2", .wrongArguments, 13, "a fault is missing"),
    .init("when a == 2 crsh b", .unknownCommand, 13, "there is no command 'crsh'", "crash"),
    .init("when a == 2 run", .wrongArguments, 13, "'run' cannot be planned: it is no fault"),
    .init("when a + 2 crash b", .wrongArguments, 6, "'a + 2' is no condition"),
    .init("when a = 2 crash b", .badExpression, 8, "there is no sign '='", "=="),
    .init("when (a == 2 crash b", .badExpression, 14, "'crash' cannot stand here"),
    .init("when a == 2 crash", .wrongArguments, 19, "a node is missing"),
    .init("do", .wrongArguments, 4, "a node is missing"),
    .init("do client", .wrongArguments, 11, "an operation is missing"),
    .init("diff 3", .wrongArguments, 6, "'3' is no event", "#3"),
    .init("diff #3 #4", .wrongArguments, 9, "'#4' is one word too many"),
    .init("plot", .wrongArguments, 6, "a metric is missing"),
    .init("plot a a", .wrongArguments, 8, "a is given twice"),
    .init("plot a cdf b", .wrongArguments, 12, "'b' is one word too many"),
    .init("cone #7 dimed", .wrongArguments, 9, "'dimed' cannot stand here", "dimmed"),
    .init("diagram by rule", .wrongArguments, 12, "nodes are not taken together by 'rule'", "role"),
    .init("export svk a", .wrongArguments, 8, "'svk' cannot be exported", "svg"),
    .init(
      "export svg a.svg of cons", .wrongArguments, 21, "'cons' cannot be written as svg", "cone"),
    .init("play 2", .wrongArguments, 6, "'2' is no factor", "2x"),
    .init("play 0x", .wrongArguments, 6, "'0x' is out of range"),
    .init("save", .wrongArguments, 6, "a file is missing"),
    .init("save a.txt overwite", .wrongArguments, 12, "'overwite' cannot stand here", "overwrite"),
    .init("step 0", .wrongArguments, 6, "'0' is no count of 1 or more"),
    .init(
      "step 99999999999999999999", .wrongArguments, 6,
      "'99999999999999999999' is no count of 1 or more"),
    .init("back x", .wrongArguments, 6, "'x' is no count of 1 or more"),
    .init("goto", .wrongArguments, 6, "an event or a time is missing"),
    .init("goto 57", .wrongArguments, 6, "'57' is neither an event nor a time", "#57"),
    .init("goto 4 ms", .wrongArguments, 6, "'4' is no time", "4ms"),
    .init("goto #0", .noSuchMoment, 6, "there is no event #0"),
    .init("goto #99999999999", .noSuchMoment, 6, "there is no event #99999999999"),
    .init("goto #5x", .wrongArguments, 6, "'#5x' is no event"),
    .init("crash", .wrongArguments, 7, "a node is missing"),
    .init("repair a", .wrongArguments, 8, "'a' is one word too many"),
    .init("partition a b", .wrongArguments, 15, "| and a second group is missing"),
    .init("partition | a", .wrongArguments, 11, "a node is missing before |"),
    .init("partition a |", .wrongArguments, 15, "a node behind | is missing"),
    .init("partition a | a", .badFault, 15, "a is named twice"),
    .init("at 4ms", .wrongArguments, 8, "a fault is missing"),
    .init("at 4ms load raft", .wrongArguments, 8, "'load' cannot be planned: it is no fault"),
    .init("step -1", .wrongArguments, 6, "'-1' is no count of 1 or more"),
    .init("at 4ms crsh a", .unknownCommand, 8, "there is no command 'crsh'", "crash"),
    .init("at soon crash a", .wrongArguments, 4, "'soon' is no time"),
    .init("at 4ms crash", .wrongArguments, 14, "a node is missing"),
    .init("diagram #3", .wrongArguments, 9, "'#3' cannot stand here"),
    .init("diagram from 3", .wrongArguments, 14, "'3' is no event", "#3"),
    .init("diagram from #5 to #3", .wrongArguments, 20, "#3 lies before #5"),
    .init("diagram from #5 from #3", .wrongArguments, 17, "from is given twice"),
    .init("narrate a", .wrongArguments, 9, "'a' cannot stand here"),
    .init("expect", .wrongArguments, 8, "a condition is missing"),
    .init("expect 4", .wrongArguments, 8, "'4' is no condition"),
    .init("expect EX x", .wrongArguments, 8, "the colon behind the claim's name is missing"),
    .init("expect : a", .wrongArguments, 8, "a claim's class is missing"),
    .init("expect ex x: a", .wrongArguments, 8, "there is no class of claims 'ex'", "EX"),
    .init("expect EX: a", .wrongArguments, 10, "a claim's name is missing"),
    .init("expect EX x:", .wrongArguments, 14, "a condition is missing"),
    .init("expect EX x ovr 3 seeds: a", .wrongArguments, 13, "'ovr' cannot stand here", "over"),
    .init("expect EX x over: a", .wrongArguments, 17, "a scope is missing"),
    .init("expect EX x over 0 seeds: a", .wrongArguments, 18, "'0' is no count of seeds"),
    .init("expect EX x over n=5..2: a", .wrongArguments, 18, "5 is more than 2"),
    .init("expect EX x over n=a: a", .wrongArguments, 18, "'n=a' is no sweep"),
    .init(
      "expect EX x over n=-9223372036854775808..9223372036854775807: a", .wrongArguments, 18,
      "'n=-9223372036854775808..9223372036854775807' has too many values"),
    .init("expect EX x over all runs: a", .wrongArguments, 18, "'all runs' is no scope"),
    .init("control x crash a", .wrongArguments, 19, "a claim's name and : is missing"),
    .init("control : crash a", .wrongArguments, 9, "a claim's name is missing"),
    .init("control x y: crash a", .wrongArguments, 11, "'y' cannot stand before the colon"),
    .init("control x:", .wrongArguments, 12, "a command is missing"),
    .init("control x: expect a", .wrongArguments, 12, "a control cannot contain 'expect'"),
    .init("control x: control y: run", .wrongArguments, 12, "a control cannot contain 'control'"),
    .init("control x: crsh a", .unknownCommand, 12, "there is no command 'crsh'", "crash"),
    .init("start", .wrongArguments, 7, "a lesson is missing"),
    .init(
      "start a agian", .wrongArguments, 9, "'agian' is neither a step's number nor 'again'", "again"
    ),
    .init("start a 0", .wrongArguments, 9, "'0' is no step's number"),
    .init("start a 2x", .wrongArguments, 9, "'2x' is no step's number"),
    .init("start a 2 3", .wrongArguments, 11, "'3' is one word too many"),
    .init("previous 2", .wrongArguments, 10, "'2' is one word too many"),
    .init("sandbox a", .wrongArguments, 9, "'a' is one word too many"),
    .init("sandbx", .unknownCommand, 1, "there is no command 'sandbx'", "sandbox"),
    .init("notes", .wrongArguments, 7, "a file is missing"),
    .init(
      "notes a.txt", .wrongArguments, 7, "'a.txt' is no file for notes: its name must end in .md"),
    .init(
      "notes b/.md", .wrongArguments, 7, "'b/.md' is no file for notes: its name must end in .md"),
    .init("notes a.md overwite", .wrongArguments, 12, "'overwite' cannot stand here", "overwrite"),
    .init("notes a.md overwrite overwrite", .wrongArguments, 22, "overwrite is given twice"),
    .init("answer", .wrongArguments, 8, "an answer is missing"),
    .init("answer \"b", .wrongArguments, 8, "the text is not closed"),
    .init("predict", .wrongArguments, 9, "an expression or a number is missing"),
    .init("predict 4 *", .badExpression, 12, "the expression ends where a value is missing"),
    .init("help lod", .unknownCommand, 6, "there is no command 'lod'", "load"),
    .init("quit now", .wrongArguments, 6, "'now' is one word too many"),
  ]

  @Test("A wrong line is refused where it is wrong", arguments: wrongLines)
  func refused(_ wrong: WrongExpression) {
    Self.expectRefused(wrong)
  }

  /// Reads a line, and holds what is said about it against what should be.
  @discardableResult
  static func expectRefused(_ wrong: WrongExpression) -> Diagnostic? {
    let error = mistake { () throws(Diagnostic) in _ = try Command.parse(wrong.text) }
    #expect(error?.code == wrong.code)
    #expect(error?.place.column == wrong.column)
    #expect(error?.message == wrong.message)
    #expect(error?.suggestion == wrong.suggestion)
    #expect(error?.sourceLine == wrong.text)
    return error
  }

  @Test("Wrong arguments show how the command is written")
  func use() {
    let error = mistake { () throws(Diagnostic) in _ = try Command.parse("drop m1 b") }
    #expect(
      error?.description == """
        error LC1002: 'b' is one word too many
          drop m1 b
                  ^
          expected: drop MESSAGE
        """)
  }

  @Test("A line that is too long is refused and not echoed")
  func tooLong() {
    let line = "answer " + String(repeating: "x", count: 5_000)
    let error = mistake { () throws(Diagnostic) in _ = try Command.parse(line) }
    #expect(error?.code == .wrongArguments)
    #expect(error?.sourceLine == nil)
  }
}
