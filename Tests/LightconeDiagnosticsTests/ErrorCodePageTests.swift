import Foundation
import LightconeDiagnostics
import Testing

@Suite("The page of error codes")
struct ErrorCodePageTests {
  @Test("explains every code once, in their order, and no other")
  func explainsEveryCode() throws {
    #expect(try headings(of: page()) == DiagnosticCode.allCases.map(\.rawValue))
  }

  @Test("says what each code means and shows an example that names it")
  func showsExamples() throws {
    for section in try page().components(separatedBy: "\n### ").dropFirst() {
      let code = String(section.prefix { $0 != ":" })
      #expect(section.contains("error \(code): "), "no example of \(code)")
      let meaning = section.split(separator: "\n").dropFirst().first ?? ""
      #expect(meaning.first?.isLetter == true, "no sentence about \(code)")
    }
  }

  @Test("a code has four digits, and its first two say what it is about")
  func codesHaveForm() {
    let codes = DiagnosticCode.allCases.map(\.rawValue)
    #expect(codes == codes.sorted())
    let subjects = ["LC10", "LC20", "LC30", "LC40", "LC50", "LC60"]
    for code in codes {
      #expect(subjects.contains { code.hasPrefix($0) } && code.count == 6)
    }
  }

  private func headings(of page: String) -> [String] {
    page.split(separator: "\n").filter { $0.hasPrefix("### ") }
      .map { String($0.dropFirst(4).prefix { $0 != ":" }) }
  }

  private func page() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/error-codes.md"), encoding: .utf8)
  }
}
