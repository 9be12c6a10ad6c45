import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

/// Checks a history from a file, as `lightcone check` does.
public struct HistoryCheckRun: Sendable {
  /// The file; `-` is standard input.
  public var file: String
  /// What the history is checked against, by name.
  public var model: String
  /// The condition, by name; nil for the model's first.
  public var condition: String?
  /// How the file is written, by name; nil to recognise it.
  public var format: String?
  /// Whether values are pairs of a key and the value proper.
  public var isIndependent: Bool
  /// How many configurations a checker may remember; nil for its own bound.
  public var configurations: Int?

  /// Describes a check; nothing is read yet.
  public init(
    file: String, model: String, condition: String? = nil, format: String? = nil,
    isIndependent: Bool = false, configurations: Int? = nil
  ) {
    self.file = file
    self.model = model
    self.condition = condition
    self.format = format
    self.isIndependent = isIndependent
    self.configurations = configurations
  }

  /// The models that there are, one a line, for a help text.
  public static var modelList: [String] {
    let width = HistoryChecks.models.map(\.name.count).max() ?? 0
    return HistoryChecks.models.map { model in
      let gap = String(repeating: " ", count: width - model.name.count + 2)
      return "\(model.name)\(gap)\(model.summary)"
    }
  }

  /// The names of the formats.
  public static var formatNames: [String] { HistoryFormat.allCases.map(\.rawValue) }

  /// Reads and checks the file. Nothing is thrown: a problem is part of the report.
  public func run(shouldStop: @escaping @Sendable () -> Bool = { false }) -> HistoryCheckReport {
    let file = HistoryFile(path: file)
    var report = HistoryCheckReport(file: file.name, model: model, condition: condition ?? "")
    do throws(Diagnostic) {
      // A name that there is not is refused before work begins.
      try HistoryChecks.find(model: model, condition: condition)
      let budget = try budget(shouldStop)
      switch try file.read(
        format: try readFormat(), isIndependent: isIndependent, shouldStop: shouldStop)
      {
      case .stopped(let entryCount):
        report.stopReading(after: entryCount)
      case .read(let history):
        report.history = history
        report.result = try HistoryChecks.check(
          history, model: model, condition: condition, budget: budget)
        report.condition = report.result?.condition ?? report.condition
      }
    } catch {
      // A wrong option is no fault of the file.
      let isOption = error.code == .unknownCheckModel || error.code == .badValue
      report.problem = isOption ? error : error.inFile(file.name)
    }
    return report
  }

  private func budget(
    _ shouldStop: @escaping @Sendable () -> Bool
  ) throws(Diagnostic) -> CheckBudget {
    guard let configurations else { return CheckBudget(shouldStop: shouldStop) }
    guard configurations > 0 else {
      throw Diagnostic(
        .badValue, "\(configurations) is no budget of configurations",
        expected: "--budget 1 or more")
    }
    return CheckBudget(configurations: configurations, shouldStop: shouldStop)
  }

  private func readFormat() throws(Diagnostic) -> HistoryFormat? {
    guard let format else { return nil }
    if let known = HistoryFormat(rawValue: format) { return known }
    throw Diagnostic(
      .unknownCheckModel, "there is no format '\(format)' of histories",
      expected: "one of \(Self.formatNames.joined(separator: ", "))",
      suggestion: nearestWord(to: format, in: Self.formatNames))
  }
}
