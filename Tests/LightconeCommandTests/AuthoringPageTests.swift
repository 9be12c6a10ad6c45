import Foundation
import Testing

/// What the tutorial for authors shows is what happens to one who follows it.
@Suite("The page for authors")
struct AuthoringPageTests {
  private static let page =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/docs/authoring.md"
  private static let lesson = "my-lessons/first-seven/refused-step.md"

  /// Something that the page tells its reader to do.
  private enum Deed {
    case run(arguments: [String], output: String)
    case change(old: String, new: String)
  }

  @Test("can be followed from its first line to its last")
  func follow() throws {
    let folder = try ScratchFolder()
    let deeds = try self.deeds(String(contentsOfFile: Self.page, encoding: .utf8))
    #expect(deeds.count >= 12)
    for deed in deeds {
      switch deed {
      case .run(let arguments, let output):
        var environment = Lightcone.environment
        environment["LIGHTCONE_LESSONS"] = nil
        let run = try Lightcone.run(arguments, environment: environment, in: folder.path)
        #expect(known(run.outputText + run.errorText) == known(output + "\n"), "\(arguments)")
      case .change(let old, let new):
        let text = String(decoding: folder.bytes(Self.lesson), as: UTF8.self)
        let changed = text.replacingOccurrences(of: old + "\n", with: new + "\n")
        #expect(changed != text, "nothing to change: \(old)")
        try folder.write(Self.lesson, changed)
      }
    }
  }

  @Test("a change of its output is seen")
  func control() throws {
    let page = "<!-- run -->\n```text\n$ lightcone --version\n0.0.0\n```\n"
    guard case .run(let arguments, let output)? = deeds(page).first else {
      Issue.record("nothing to run")
      return
    }
    let run = try Lightcone.run(arguments, environment: Lightcone.environment)
    #expect(known(run.outputText) != known(output + "\n"))
  }

  /// A text without fingerprints, which change with the program.
  private func known(_ text: String) -> String {
    text.replacing(#/Fingerprint [0-9a-f]{16}/#, with: "Fingerprint")
  }

  private func deeds(_ page: String) -> [Deed] {
    var deeds: [Deed] = []
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, line) in lines.enumerated() where line.hasPrefix("<!-- ") {
      let fence = String(lines[index + 1].prefix { $0 == "`" })
      let body = Array(lines[(index + 2)...].prefix { $0 != fence })
      if line == "<!-- run -->" {
        let words = body[0].split(separator: " ").dropFirst(2).map(String.init)
        deeds.append(.run(arguments: words, output: body.dropFirst().joined(separator: "\n")))
      } else {
        func side(_ mark: String) -> String {
          body.filter { $0.hasPrefix(mark) }.map { String($0.dropFirst()) }.joined(separator: "\n")
        }
        deeds.append(.change(old: side("-"), new: side("+")))
      }
    }
    return deeds
  }
}
