import LightconeChecking
import LightconeDiagnostics
import LightconeTrace
import Testing

@Suite("Errors of trace files as diagnostics")
struct TraceFileDiagnosticTests {
  @Test("each code is one of the stable codes", arguments: TraceFileError.Code.allCases)
  func codes(_ code: TraceFileError.Code) {
    let diagnostic = Diagnostic(TraceFileError(code, "m", line: 3, column: 4, expected: "e"))
    #expect(diagnostic.code.rawValue == code.rawValue)
    #expect(diagnostic.place == SourcePlace(line: 3, column: 4))
    #expect(diagnostic.message == "m" && diagnostic.expected == "e")
  }

  @Test("no two codes mean the same")
  func differ() {
    let codes = TraceFileError.Code.allCases.map { DiagnosticCode(rawValue: $0.rawValue) }
    #expect(Set(codes).count == codes.count && !codes.contains(nil))
  }
}
