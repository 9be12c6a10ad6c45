/// A reader that answers with prepared inputs, for tests of a prompt loop.
///
/// After the last input it answers `.endOfInput` for ever.
public struct ScriptedLineReader: LineReader {
  /// The inputs that have not been asked for yet, the next one first.
  public private(set) var remainingInputs: ArraySlice<LineInput>
  /// The prompts shown so far.
  public private(set) var prompts: [String] = []
  /// Kept for `completions(of:)`; a script has no Tab key.
  public var completer: LineCompleter?
  /// Carried, not used.
  public var history = LineHistory()

  /// Creates a reader that answers with these inputs in turn.
  public init(_ inputs: [LineInput]) {
    remainingInputs = inputs[...]
  }

  /// Creates a reader that answers with these lines in turn.
  public init(lines: [String]) {
    self.init(lines.map { .line($0) })
  }

  /// Answers with the next input.
  public mutating func readLine(prompt: String) -> LineInput {
    prompts.append(prompt)
    return remainingInputs.popFirst() ?? .endOfInput
  }

  /// What Tab would offer at the end of `line`.
  public func completions(of line: String) -> [CompletionCandidate] {
    let request = CompletionRequest(line: line)
    return CompletionResolution.matching(completer?(request) ?? [], word: request.word)
  }
}
