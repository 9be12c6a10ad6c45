extension Rule {
  /// Bad input never crashes.
  static let noTraps = Rule.forbidding(
    [
      (["try!"], "try! crashes on an error"),
      (["as!"], "as! crashes on another type"),
      (["fatalError", "("], "fatalError crashes; give a Diagnostic"),
    ],
    name: "no try!, as! or fatalError", covers: \.isSource,
    offences: [
      Offence(
        path: "Sources/Lightcone/A.swift",
        text: "let a = try! f()\nlet b = a as! Int\nfatalError(\"\\(b as! Int)\")\n",
        lines: [1, 2, 3, 3])
    ],
    innocents: [
      Innocent(
        path: "Sources/Lightcone/A.swift",
        text: """
          /// Never calls fatalError().
          let a = try? f() /* as! */
          let b = try !isDone(a as? Int)
          let text = "try! as! fatalError("
          let raw = #"as! "\\(as!)" "#

          """)
    ])

  /// What is left to do stands in the list of issues, where somebody finds it.
  static let noLeftovers = Rule(
    name: "no notes of unfinished work", covers: \.isSource,
    find: { file in
      let words = ["TO" + "DO", "FIX" + "ME"]
      return file.lines.enumerated().compactMap { index, line in
        words.first { line.contains($0) }.map { (index + 1, "\($0) in the source text") }
      }
    },
    offences: [
      Offence(
        path: "Sources/Lightcone/A.swift", text: "let a = 1\n// TO" + "DO: more\n// FIX" + "ME\n",
        lines: [2, 3])
    ],
    innocents: [Innocent(path: "Sources/Lightcone/A.swift", text: "// to do something\n")])

  /// A reader learns from the comment what a public declaration promises.
  static let documentation = Rule(
    name: "public declarations have a doc comment", covers: \.isSource,
    find: { $0.undocumentedLines.map { ($0, "public, but without a doc comment") } },
    offences: [
      Offence(
        path: "Sources/Lightcone/A.swift",
        text: """
          /// A thing.
          public struct Thing {
            public var size: Int
            @inlinable
            public init() {}
            @inlinable public func grow() {}
          }

          """,
        lines: [3, 5, 6])
    ],
    innocents: [
      Innocent(
        path: "Sources/Lightcone/A.swift",
        text: """
          public import LightconeTrace
          // A note.
          /// A thing.
          @frozen
          public struct Thing {
            /// Its size.
            public private(set) var size: Int
            /// Its weight.
            @available(
              *, deprecated)
            public var weight: Int
          }
          public extension Thing {}

          """)
    ])
}

extension TreeFile {
  /// The lines of public declarations above which no doc comment stands.
  fileprivate var undocumentedLines: [Int] {
    tokens.indices.compactMap { index in
      guard ["public", "open"].contains(tokens[index].text), tokens.indices.contains(index + 1),
        tokens[index + 1].isWord, !["import", "extension"].contains(tokens[index + 1].text)
      else { return nil }
      let line = tokens[index].line
      return isDocumented(line) ? nil : line
    }
  }

  /// Whether a doc comment stands above a line, or above the attributes that stand above it.
  private func isDocumented(_ line: Int) -> Bool {
    var above = line - 2
    while above >= 0 {
      let text = lines[above].drop { $0 == " " }
      if text.hasPrefix("///") || text.hasPrefix("*/") { return true }
      let isAttribute = text.hasPrefix("@") || text.hasSuffix(")") && !text.contains("{")
      guard isAttribute || text.hasSuffix("(") else { return false }
      above -= 1
    }
    return false
  }
}
