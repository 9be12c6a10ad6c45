import Foundation
#if canImport(FoundationXML)
  import FoundationXML
#endif
import LightconeDiagnostics
import Lightcone
import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("Reports for machines")
struct MachineReportTests {
  /// A file with every outcome, and text that XML and TAP would take for their own.
  private var report: RunReport {
    func claim(_ id: String, _ verdict: String) -> ClaimReport {
      var claim = ClaimReport(
        id: id, kind: "EX", expected: "a < \"b\" & c", measured: "1 # 2\\\n\u{1}",
        verdict: .init(rawValue: verdict) ?? .undecided)
      claim.line = 3
      return claim
    }
    var vacuous = claim("vacuous", "holds")
    vacuous.control = ControlReport(command: "run", measured: "1", expected: "1", verdict: .holds)
    var file = RunReport.File(path: "a&b.md")
    file.lesson = "a"
    file.claims = [
      claim("good", "holds"), claim("bad", "violated"), claim("open", "undecided"), vacuous,
    ]
    file.skipped = [.init(id: "other", kind: "INV", line: 9)]
    file.problems = [Diagnostic(.unknownName, "there is no '<x>'", at: SourcePlace(line: 4))]
    return RunReport([file, RunReport.File(path: "empty")])
  }

  @Test("JUnit XML counts failures, errors and skipped, and can be read")
  func junit() throws {
    let text = JUnitDocument(report).text
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(
      reader.elements == [
        "testsuites", "testsuite", "testcase", "testcase", "failure", "testcase", "error",
        "testcase", "failure", "testcase", "skipped", "testcase", "error", "testsuite", "testcase",
      ])
    #expect(
      reader.attributes["testsuite"]?[0]
        == [
          "name": "a", "tests": "6", "failures": "2", "errors": "2", "skipped": "1",
          "file": "a&b.md",
        ])
    #expect(
      reader.attributes["failure"]?[0]["message"]
        == "measured 1 # 2\\\n\u{FFFD}, expected a < \"b\" & c")
    #expect(reader.attributes["error"]?.map { $0["type"] } == ["undecided", "LC1004"])
  }

  @Test("TAP numbers its lines, and only what holds or is skipped is ok")
  func tap() {
    let lines = TAPDocument(report).text.split(separator: "\n").map(String.init)
    #expect(lines[0...1] == ["TAP version 14", "1..7"])
    #expect(
      lines.filter { $0.hasPrefix("ok") || $0.hasPrefix("not ok") } == [
        "ok 1 - a: good", "not ok 2 - a: bad", "not ok 3 - a: open", "not ok 4 - a: vacuous",
        "ok 5 - a: other # SKIP claims of this class were not asked for", "not ok 6 - a: line 4",
        "ok 7 - empty: runs to its end",
      ])
    #expect(
      lines.contains(#"  message: "measured 1 # 2\\  , expected a < \"b\" & c""#), "\(lines)")
    #expect(lines.count { $0 == "  ---" } == lines.count { $0 == "  ..." })
  }

  @Test("A report of what holds has neither failures nor errors")
  func good() {
    let text = JUnitDocument(RunReport([RunReport.File(path: "x")])).text
    #expect(text.contains("tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\""))
  }
}

/// Collects the elements of a document.
private final class Reader: NSObject, XMLParserDelegate {
  var elements: [String] = []
  var attributes: [String: [[String: String]]] = [:]

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append(element)
    self.attributes[element, default: []].append(attributes)
  }
}
