import LightconeDiagnostics
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Reading a command line")
struct CommandParsingTests {
  static let readable: [(String, Command)] = [
    ("load raft", .load(model: "raft", settings: [], seed: nil)),
    (
      "load raft n=3 seed=7",
      .load(
        model: "raft",
        settings: [Setting(name: "n", value: "3", nameColumn: 11, valueColumn: 13)], seed: 7)
    ),
    (
      "set net.law=\"a b\" bug=x=y",
      .set([
        Setting(name: "net.law", value: "a b", nameColumn: 5, valueColumn: 13),
        Setting(name: "bug", value: "x=y", nameColumn: 19, valueColumn: 23),
      ])
    ),
    ("params", .parameters), ("models", .models(nil)), ("models raft", .models("raft")),
    ("reset", .reset), ("run", .run(.untilNothingIsLeft)),
    ("run for 50ms", .run(.time(.milliseconds(50)))),
    ("run for 1.1ms", .run(.time(.microseconds(1_100)))),
    ("step", .step(.events(1))), ("step 3", .step(.events(3))),
    ("step coordinator", .step(.node("coordinator"))), ("back", .back(1)), ("back 2", .back(2)),
    ("goto #57", .goTo(.event(EventNumber(57)))),
    ("goto 120ms", .goTo(.time(Instant(nanoseconds: 120_000_000)))),
    ("goto 0s", .goTo(.time(.start))),
    ("crash a", .fault(.crash(["a"]))), ("restart a b", .fault(.restart(["a", "b"]))),
    ("repair", .fault(.repair)),
    ("partition a b | c d", .fault(.partition([["a", "b"], ["c", "d"]]))),
    ("partition a|b|c", .fault(.partition([["a"], ["b"], ["c"]]))),
    ("at 4ms crash a", .at(.time(Instant(nanoseconds: 4_000_000)), .crash(["a"]))),
    ("at #12 partition a | b", .at(.event(EventNumber(12)), .partition([["a"], ["b"]]))),
    ("at 1s repair", .at(.time(Instant(nanoseconds: 1_000_000_000)), .repair)),
    ("diagram", .diagram(nodes: [], DiagramView())),
    (
      "diagram around #7 by zone fold to-scale",
      .diagram(
        nodes: [],
        DiagramView(around: EventNumber(7), grouping: .zone, folds: true, isToScale: true))
    ),
    ("plot x", .plot(["x"], as: .line)), ("plot x cdf", .plot(["x"], as: .cdf)),
    ("plot x y stack", .plot(["x", "y"], as: .stack)),
    ("cone #7", .cone(EventNumber(7), rest: .shown)),
    ("cone #7 dimmed", .cone(EventNumber(7), rest: .dimmed)),
    ("gantt a b", .gantt(nodes: ["a", "b"], field: nil)), ("compare b", .compare(branch: "b")),
    ("gantt a of lock", .gantt(nodes: ["a"], field: "lock")),
    ("gantt \"of\"", .gantt(nodes: ["of"], field: nil)),
    ("history chart", .historyChart(HistoryView())),
    (
      "export svg a.svg of cone #7 overwrite",
      .exportRun(
        ExportRunCommand(
          format: .svg, path: "a.svg", column: 12, subject: .cone(EventNumber(7)), overwrites: true)
      )
    ),
    (
      "diagram a b from #3 to #20 all",
      .diagram(
        nodes: ["a", "b"],
        DiagramView(range: EventRange(first: EventNumber(3), last: EventNumber(20), isWhole: true)))
    ),
    ("narrate to #9", .narrate(EventRange(first: nil, last: EventNumber(9)))),
    ("state", .state(node: nil)), ("state a", .state(node: "a")),
    ("metrics", .metrics(nil)), ("metrics lock.held", .metrics("lock.held")),
    ("check", .check(property: nil)),
    ("check no two disagree", .check(property: "no two disagree")),
    ("control c: crash a", .control(name: "c", .fault(.crash(["a"])))),
    (
      "control c: at 4ms crash a",
      .control(name: "c", .at(.time(Instant(nanoseconds: 4_000_000)), .crash(["a"])))
    ),
    ("lessons", .lessons), ("start raft", .start(lesson: "raft", at: .whereLeft)), ("next", .next),
    ("start raft again", .start(lesson: "raft", at: .beginning)),
    ("start raft 3", .start(lesson: "raft", at: .step(3, column: 12))),
    ("previous", .lesson(.previous)), ("solution", .lesson(.solution)), ("skip", .lesson(.skip)),
    ("sandbox", .lesson(.sandbox)), ("return", .lesson(.return)), ("abandon", .lesson(.abandon)),
    ("notes a.md", .lesson(.notes(.init(path: "a.md", column: 7)))),
    (
      "notes \"my notes.md\" overwrite",
      .lesson(.notes(.init(path: "my notes.md", column: 7, overwrites: true)))
    ),
    ("hint", .hint), ("answer the second one", .answer("the second one")),
    ("answer \"b # c\"", .answer("b # c")), ("answer it's b", .answer("it's b")),
    ("help", .help(nil)), ("help run", .help(.run)), ("help exit", .help(.quit)),
    ("help all", .helpAll),
    ("quit", .quit), ("exit", .quit),
    ("  run   # the whole run", .run(.untilNothingIsLeft)),
    ("goto #5 # five", .goTo(.event(EventNumber(5)))),
  ]

  @Test("A line becomes the command that it says", arguments: readable)
  func reads(line: String, command: Command) throws {
    #expect(try Command.parse(line) == command)
  }

  @Test("A blank line and a comment are no command", arguments: ["", "   ", "# note", "  #", "\t"])
  func nothing(line: String) throws {
    #expect(try Command.parse(line) == nil)
  }

  @Test("What is measured is kept as an expression with columns of the whole line")
  func expressions() throws {
    guard case .run(.condition(let condition))? = try Command.parse("run until a  ==  3 # stop")
    else {
      Issue.record("no condition")
      return
    }
    #expect(condition.text == "a  ==  3")
    #expect(condition.root.position == 13)
    guard case .predict(let guess)? = try Command.parse("predict 4 * participants") else {
      Issue.record("no prediction")
      return
    }
    #expect(guess.text == "4 * participants")
  }

  @Test(
    "A claim has a class, a name, a scope and a condition",
    arguments: [
      ("expect messages == 12", nil),
      ("expect law == \"a: b\"", nil),
      ("expect EX on-commit: messages == 12", ClaimHeading(kind: .exact, name: "on-commit")),
      (
        "expect STAT stale over 200 seeds: mean(x) == 1",
        ClaimHeading(kind: .statistical, name: "stale", scope: .seeds(200))
      ),
      (
        "expect INV safe over crash points : x == 1",
        ClaimHeading(kind: .invariant, name: "safe", scope: .crashPoints)
      ),
      (
        "expect BND few over n=2..5: x <= 1",
        ClaimHeading(kind: .bound, name: "few", scope: .sweep(parameter: "n", 2...5))
      ),
      ("expect REF as-published:x > 1", ClaimHeading(kind: .reference, name: "as-published")),
    ] as [(String, ClaimHeading?)])
  func claims(line: String, heading: ClaimHeading?) throws {
    guard case .expect(let claim)? = try Command.parse(line) else {
      Issue.record("no claim")
      return
    }
    #expect(claim.heading == heading)
    #expect(line.hasSuffix(claim.condition.text))
  }

  @Test("At the prompt the beginning of a verb is enough, in a script it is not")
  func abbreviations() throws {
    #expect(try Command.parse("dia a", abbreviations: true)?.verb == .diagram)
    #expect(try Command.parse("q", abbreviations: true) == .quit)
    #expect(try Command.parse("at 1s cr a", abbreviations: true)?.verb == .at)
    let script = mistake { () throws(Diagnostic) in _ = try Command.parse("dia a") }
    #expect(script?.code == .unknownCommand)
    let ambiguous = mistake { () throws(Diagnostic) in
      _ = try Command.parse("re", abbreviations: true)
    }
    #expect(ambiguous?.message == "'re' can mean 8 commands")
    #expect(
      ambiguous?.expected
        == "one of reset, release, restart, resume, repair, return, review, record")
  }
}

extension ClaimHeading {
  /// A heading without a scope.
  init(kind: ClaimClass, name: String) { self.init(kind: kind, name: name, scope: nil) }
}
