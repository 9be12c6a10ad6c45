import LightconeDiagnostics

extension CommandParser {
  /// Reads `NODE OPERATION [WORD ...]`.
  mutating func readOperation() throws(Diagnostic) -> FaultCommand {
    let node = try word("a node").text
    let operation = try word("an operation").text
    return .operate(node, [operation] + readNames())
  }
}
