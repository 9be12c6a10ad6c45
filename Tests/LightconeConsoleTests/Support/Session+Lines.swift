import LightconeTrace
import Lightcone
import LightconeConsole
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import Testing

@testable import LightconeConsole

extension Session {
  /// A session that shows ASCII at 80 columns, after some lines, all of which must do.
  static func after(_ lines: String..., sourceLocation: SourceLocation = #_sourceLocation)
    -> Session
  {
    var session = Session(display: .plain(), lessons: TestLessons.catalog)
    for line in lines {
      let problem = session.execute(line).problem
      #expect(
        problem == nil, "\(line): \(problem?.description ?? "")", sourceLocation: sourceLocation)
    }
    return session
  }

  /// What a face shows for a line.
  mutating func say(_ line: String) -> String { execute(line).text(in: display) }

  /// What a face shows for a line, as if the display had no width.
  mutating func sayInOneLine(_ line: String) -> String {
    say(line).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// All that a line could change and people could see.
  var outside: [String] {
    var copy = self
    return [
      prompt, copy.say("metrics"), copy.say("diagram all"), copy.say("state"), copy.say("params"),
      "\(run?.timeline.deeds.count ?? -1)", "\(run?.timeline.position ?? -1)",
      "\(tutor?.step ?? -1)", "\(tutor?.shownStep ?? -1)", "\(sandbox != nil)",
      tutor?.invitation ?? "",
    ]
  }

  var fingerprint: String { run.map { $0.simulation.fingerprint.description } ?? "" }
}
