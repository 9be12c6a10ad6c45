import Foundation
import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

/// `docs/commands.md` says what the program does, and its examples can be typed.
@Suite("The reference of commands")
struct CommandReferenceTests {
  private static let path = "\(#filePath)".replacing(
    "Tests/LightconeConsoleTests/Language/CommandReferenceTests.swift", with: "docs/commands.md")

  @Test("its page is what the tables of commands and functions say")
  func page() throws {
    if ProcessInfo.processInfo.environment["LIGHTCONE_RECORD"] == "1" {
      try CommandReference.page.write(toFile: Self.path, atomically: true, encoding: .utf8)
      Issue.record("recorded docs/commands.md: read it, and run the tests again")
      return
    }
    let text = try String(contentsOfFile: Self.path, encoding: .utf8)
    #expect(text == CommandReference.page, "record it anew with LIGHTCONE_RECORD=1")
  }

  @Test("it names every command, function and kind of events")
  func whole() {
    let page = CommandReference.page
    for verb in CommandVerb.allCases { #expect(page.contains("\n### \(verb.rawValue)\n")) }
    for function in Function.allCases { #expect(page.contains(function.rawValue)) }
    for kind in TraceEvent.Kind.words { #expect(page.contains("`\(kind)`")) }
  }

  @Test("Every example of an expression is one, and comes to something in a run")
  func expressions() throws {
    let session = Session.after("load two-phase-commit participants=2 crash.point=none", "run")
    let run = try #require(session.run)
    let quantities = RunQuantities(run.simulation, run.model, run.settings)
    for example in ExpressionGuide.examples {
      let condition = try Expression(parsing: example)
      #expect(condition.canBeCondition)
      #expect(try condition.evaluate(in: quantities).holds != nil, "\(example)")
    }
    #expect(throws: Diagnostic.self) { try Expression(parsing: "messages = 4") }
  }

  /// What has to be done before a command's example makes sense; most need a run that is over.
  private static func preparation(for verb: CommandVerb) -> [String] {
    let load = "load two-phase-commit"
    switch verb {
    case .deliver, .drop, .delay: return [load, "run until net.sent >= 14"]
    case .release: return [load, "hold coordinator price"]
    case .restart: return [load, "crash coordinator"]
    case .resume: return [load, "pause price"]
    case .shrink:
      return [
        "\(load) bug=no-coordinator-log until=2s", "at #47 crash coordinator for 1ms", "run",
        "check atomic",
      ]
    case .disk: return [load, "goto 16ms"]
    case .compare: return [load, "run", "fork other"]
    case .check: return ["load replicated-register", "run"]
    case .explore: return ["\(load) participants=1 until=1s"]
    case .previous, .abandon: return ["start two-phase-commit-vs-saga 2"]
    case .solution, .skip: return ["start two-phase-commit-vs-saga 50"]
    case .return: return [load, "sandbox"]
    case .at, .when, .nemesis, .follow, .crash, .run: return [load]
    default: return [load, "run"]
    }
  }

  /// What cannot be done outside a lesson or a challenge, or only where files may be written.
  private static let elsewhere: Set<CommandVerb> = [
    .control, .next, .hint, .answer, .predict, .export, .record, .save, .notes,
  ]

  @Test(
    "Every example does what it says",
    arguments: CommandDescription.all.filter { !elsewhere.contains($0.verb) })
  func examples(description: CommandDescription) {
    var session = Session(display: .plain(), lessons: TestLessons.catalog)
    for line in Self.preparation(for: description.verb) {
      #expect(session.execute(line).problem == nil, "\(line)")
    }
    let reply = session.execute(description.example)
    #expect(reply.problem == nil, "\(description.example): \(reply.problem?.description ?? "")")
    #expect(!reply.parts.isEmpty)
  }

  @Test("Elsewhere every example is understood, and says where it belongs", arguments: elsewhere)
  func belongsElsewhere(verb: CommandVerb) throws {
    let description = try #require(CommandDescription.of(verb))
    var session = Session.after("load two-phase-commit", "run")
    #expect(session.execute(description.example).problem?.code == .notNow)
  }
}
