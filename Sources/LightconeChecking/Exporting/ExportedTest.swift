public import Lightcone
public import LightconeTrace

/// A run that breaks a property, as the source of a Swift test that does it again.
///
/// What it solves: a failure that was found at the prompt or in a sweep should stay found. As a test it
/// stands where all tests stand, and a person can read what it does.
///
/// Example:
///
/// ```swift
/// let test = ExportedTest(model, settings, timeline, atomic, name: "LostDecision")
/// print(test.source)
/// ```
///
/// Rules:
/// 1. The file imports the library and nothing else but Swift Testing.
/// 2. It sets what differs from the defaults, does what was done, at the same steps, and stands at the
///    same point.
/// 3. One test asks that the property holds to the end of the run. It fails until the defect is mended,
///    or, written as known, passes until then.
/// 4. Another compares the trace's fingerprint, so that one notices if the run becomes another one.
/// 5. The first line says that it is an export, so that a program can tell it from a person's file.
///
/// What it does not promise: that the run still comes as near to the failure once the model has
/// changed. That is what the fingerprint is for.
public struct ExportedTest: Sendable {
  /// The first line of each export.
  public static let firstLine = "// A failing run, written by Lightcone's 'export test'."

  private let model: Model
  private let settings: Settings
  private let timeline: Timeline
  private let property: PropertyDescription
  private let name: String
  private let end: Instant
  private let isKnown: Bool
  private let commands: [String]

  /// Prepares an export.
  ///
  /// - Parameters:
  ///   - timeline: the run, standing where the property is violated.
  ///   - property: the property that it violates.
  ///   - name: the name of the suite, which must be a name in Swift.
  ///   - end: how far the run goes on once the property holds.
  ///   - isKnown: whether the failure is expected until the defect is mended.
  ///   - commands: the same run as commands, for people.
  public init(
    _ model: Model, _ settings: Settings, _ timeline: Timeline, _ property: PropertyDescription,
    name: String, end: Instant, isKnown: Bool = false, commands: [String] = []
  ) {
    self.model = model
    self.settings = settings
    self.timeline = timeline
    self.property = property
    self.name = name
    self.end = end
    self.isKnown = isKnown
    self.commands = commands
  }

  /// The source text, with a line break at its end.
  public var source: String {
    ([opening, imports, suite].joined(separator: "\n\n")) + "\n"
  }

  private var opening: String {
    let until =
      isKnown
      ? [
        "// The failure is known: the test passes while the property is violated, and fails once it",
        "// holds. Then take 'withKnownIssue' away.",
      ]
      : ["// The first test fails until the defect that it shows is mended."]
    let prompt =
      ["//", "// The same run at the prompt:"] + commands.map { "//   \($0)" }
      + ["// or as one line:", "//   lightcone open \(token)"]
    return ([Self.firstLine, "//"] + until + prompt).joined(separator: "\n")
  }

  private var token: RunToken {
    RunToken(model: model, settings: settings, timeline: timeline)
  }

  private var imports: String {
    ["Lightcone", "LightconeChecking", "LightconeModels", "LightconeTrace", "Testing"]
      .map { "import \($0)" }.joined(separator: "\n")
  }

  private var suite: String {
    ([
      "@Suite struct \(name) {", "  private let model: Model",
      "  /// The run, standing where '\(property.name)' was violated when this was written.",
      "  private let failing: Timeline", "", "  init() throws {",
    ] + run.map { $0.isEmpty ? "" : "    \($0)" } + ["  }", ""] + propertyTest + [""]
      + fingerprintTest + ["}"]).joined(separator: "\n")
  }

  private var run: [String] {
    let writer = ExportedRun(timeline)
    // The settings are those of a run that was done.
    let lines = (try? model.simulation(settings)).map { writer.lines(from: $0) } ?? []
    let changes = settings.differences.map {
      "try settings.set(\($0.name.swiftLiteral), to: \("\($0.value)".swiftLiteral))"
    }
    return [
      "model = try Catalog.model(named: \(model.name.swiftLiteral))",
      "\(changes.isEmpty ? "let" : "var") settings = model.settings(seed: \(settings.seed))",
    ] + changes + [
      "let start = try model.simulation(settings)"
    ] + writer.nodeFunction + ["var run = Timeline(start)"] + lines + ["failing = run"]
  }

  private var propertyTest: [String] {
    let check = [
      "var run = failing", "_ = run.run(until: \(end.swiftSource))",
      "let property = model.properties.filter { $0.name == \(property.name.swiftLiteral) }",
      "let results = PropertyCheck.run(property, along: run)",
    ]
    let expectation = "#expect(results.map(\\.verdict) == [.holds], \"\\(results.map(\\.reason))\")"
    let expectations =
      isKnown
      ? ["withKnownIssue(\"the defect is not mended yet\") {", "  \(expectation)", "}"]
      : [expectation]
    return ["  @Test(\(property.sentence.swiftLiteral))", "  func holds() {"]
      + (check + expectations).map { "    \($0)" } + ["  }"]
  }

  private var fingerprintTest: [String] {
    let digest = timeline.current.fingerprint
    return [
      "  /// Where this fails, the run has become another one. If the property holds now, see that the",
      "  /// defect is mended, and that the faults have not just missed their moment.",
      "  @Test(\"The run is the one that failed\")", "  func isTheSameRun() {",
      "    #expect(failing.current.eventCount == \(timeline.current.eventCount))",
      "    #expect(\"\\(failing.current.fingerprint)\" == \"\(digest)\")", "  }",
    ]
  }
}
