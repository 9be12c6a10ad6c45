/// The stable codes of all diagnostics. A code never changes its meaning and is never used again.
///
/// 10xx command language · 20xx lesson documents · 30xx models and settings · 40xx files and
/// terminal · 50xx shared runs · 60xx histories. docs/error-codes.md lists each with an example; a test
/// holds the two together.
public enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
  /// The first word of a line is no command.
  case unknownCommand = "LC1001"
  /// A command was given too few, too many or the wrong arguments.
  case wrongArguments = "LC1002"
  /// A command needs a loaded model, an open lesson, or an open question.
  case notNow = "LC1003"
  /// A name in an expression is no parameter, metric or function.
  case unknownName = "LC1004"
  /// An expression or condition could not be read.
  case badExpression = "LC1005"
  /// An expression mixes units that cannot be compared or added.
  case unitMismatch = "LC1006"
  /// A node's name is not in the loaded model.
  case unknownNode = "LC1007"
  /// A point in time or an event number lies outside the run.
  case noSuchMoment = "LC1008"
  /// A claim cannot be evaluated in this run.
  case cannotEvaluate = "LC1009"
  /// The run has no branch of this name.
  case unknownBranch = "LC1010"
  /// The run has a branch of this name already.
  case nameTaken = "LC1011"

  /// The lesson's front matter is missing or is not YAML.
  case badFrontMatter = "LC2001"
  /// A field of the front matter or of a block is missing or has the wrong form.
  case badField = "LC2002"
  /// A fenced block is not closed or its YAML cannot be read.
  case badBlock = "LC2003"
  /// Two things in a lesson have the same name.
  case duplicateName = "LC2004"
  /// A lesson breaks a rule that the linter checks.
  case lintRule = "LC2005"
  /// There is no lesson of this name.
  case unknownLesson = "LC2006"
  /// A claim does not hold, or its control proves nothing.
  case claimFails = "LC2007"
  /// A part of a lesson can never be reached.
  case unreachable = "LC2008"
  /// Two runs of a lesson differ.
  case notRepeatable = "LC2009"
  /// A link leads nowhere.
  case brokenLink = "LC2010"
  /// The vocabulary does not explain a word that a lesson introduces.
  case unknownTerm = "LC2011"
  /// A lesson builds on one that does not exist, or on itself.
  case badPrerequisite = "LC2012"
  /// A filter leaves nothing to run.
  case nothingSelected = "LC2013"

  /// There is no model of this name.
  case unknownModel = "LC3001"
  /// The model has no parameter of this name.
  case unknownParameter = "LC3002"
  /// A parameter's value cannot be read or lies outside its range.
  case badValue = "LC3003"
  /// The model has no property of this name.
  case unknownProperty = "LC3004"
  /// A fault or network change is impossible.
  case badFault = "LC3005"

  /// A file cannot be found or read.
  case unreadableFile = "LC4001"
  /// A file is not a text file in UTF-8.
  case notText = "LC4002"
  /// A file is larger than the program accepts.
  case fileTooLarge = "LC4003"
  /// Something could not be written; what was there before is unchanged.
  case unwritable = "LC4004"
  /// A file with the results of a sweep is damaged, or is no such file.
  case damagedResults = "LC4011"
  /// A file with the results of a sweep does not belong to the others.
  case foreignShard = "LC4012"
  /// A line of a trace file cannot be read.
  case badTraceLine = "LC4021"
  /// A file is no trace, or one of another version of the format.
  case otherTraceVersion = "LC4022"
  /// A trace file ends too early.
  case truncatedTrace = "LC4023"
  /// A trace file can be read, but no run leaves such a trace.
  case impossibleTrace = "LC4024"
  /// A log with vector clocks cannot be read.
  case badEventLog = "LC4025"

  /// A text is no token of a run.
  case badToken = "LC5001"
  /// A token's checksum is wrong.
  case damagedToken = "LC5002"
  /// A token's run can no longer be had.
  case otherRun = "LC5003"

  /// A history file cannot be read.
  case badHistory = "LC6001"
  /// A history is not well formed: no clients can have done what it says.
  case malformedHistory = "LC6002"
  /// There is no model or condition of this name to check histories by.
  case unknownCheckModel = "LC6003"
}
