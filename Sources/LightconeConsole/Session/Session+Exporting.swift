import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

extension Session {
  /// Writes the loaded run as a Swift test.
  func exportTest(_ command: ExportTestCommand) throws(Diagnostic) -> Reply {
    let run = try loaded()
    let property = try violatedProperty(in: run)
    try checkMayWrite()
    let name = SuiteName(path: command.path)
    guard let suite = name.text else {
      throw Diagnostic(
        .wrongArguments, "'\(command.path)' gives the test no name",
        at: SourcePlace(column: command.column), expected: "a file such as LostDecisionTests.swift")
    }
    let test = ExportedTest(
      run.model, run.settings, run.timeline, property, name: suite, end: run.horizon,
      isKnown: command.isKnown, commands: run.reproduction)
    let file = ExportFile(path: command.path)
    try writing(at: command.column) { () throws(Diagnostic) in
      try file.write(test.source, overwrites: command.overwrites)
    }
    let until =
      command.isKnown
      ? "It passes until the defect is mended." : "It fails until the defect is mended."
    return Reply(
      wrap("Wrote \(command.path): \(suite), which asks that \(property.name) holds. \(until)"))
  }

  /// The property that the loaded run violates, the last one that failed first.
  private func violatedProperty(in run: OpenRun) throws(Diagnostic) -> PropertyDescription {
    let properties = run.model.properties
    let results = PropertyCheck.run(properties, along: run.timeline, shouldStop: shouldStop)
    let violated = results.filter { $0.verdict == .violated }.map(\.property)
    if case .property(let last)? = lastFailure?.subject, violated.contains(last) { return last }
    guard let first = violated.first else { throw holds(properties, named: nil, in: run) }
    return first
  }
}

/// The name of a test suite, made of its file's name.
struct SuiteName {
  /// The name; nil if the file's name has no letter to begin with.
  let text: String?

  init(path: String) {
    let file = path.split(separator: "/").last ?? ""
    let words = file.dropLast(".swift".count).split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    text = name.first?.isLetter == true ? name : nil
  }
}
