extension Rule {
  /// A file holds one idea and can be read in one go.
  static let fileLength = Rule(
    name: "a source file has at most 400 lines", covers: \.isSource,
    find: { $0.lineCount > 400 ? [(401, "\($0.lineCount) lines")] : [] },
    offences: [
      Offence(
        path: "Sources/Lightcone/A.swift", text: String(repeating: "//\n", count: 401),
        lines: [401])
    ],
    innocents: [
      Innocent(path: "Sources/Lightcone/A.swift", text: String(repeating: "//\n", count: 400))
    ])

  /// A module that is called as one of its types cannot be named in code.
  static let moduleNames = Rule(
    name: "no type is called as a module", covers: \.isSource,
    find: { file in
      let kinds: Set = ["struct", "class", "enum", "protocol", "actor", "typealias"]
      return zip(file.tokens, file.tokens.dropFirst()).compactMap { kind, name in
        guard kinds.contains(kind.text), Layers.allowed[name.text] != nil else { return nil }
        return (name.line, "'\(name.text)' is also a module")
      }
    },
    offences: [
      Offence(
        path: "Sources/LightconeCommand/A.swift", text: "@main\nenum Lightcone {}\n", lines: [2])
    ],
    innocents: [
      Innocent(
        path: "Sources/LightconeCommand/A.swift",
        text: "/// The enum Lightcone.\nenum LightconeProgram {}\n")
    ])

  /// Invisible signs make diffs that nobody can see.
  static let blanks = Rule(
    name: "no tab characters and no blanks at the end of a line", covers: { _ in true },
    find: { file in
      file.lines.enumerated().compactMap { index, line in
        if line.utf8.contains(9) { return (index + 1, "tab character") }
        if line.utf8.contains(13) { return (index + 1, "carriage return") }
        return line.hasSuffix(" ") ? (index + 1, "blank at the end of the line") : nil
      }
    },
    offences: [
      Offence(path: "docs/a.md", text: "one \ntwo\n\tthree\nfour\r\n", lines: [1, 3, 4]),
      Offence(path: "Tests/A/a.swift", text: "let a = 1  \n", lines: [1]),
    ],
    innocents: [Innocent(path: "docs/a.md", text: "  one\n\ntwo\n")])

  /// Every rule about single files.
  static let all = [
    importDirection, foundation, noTraps, noLeftovers, documentation, noOutsideWorld,
    noUnorderedIteration, fileLength, moduleNames, blanks, links,
    pageScripts, scriptLength,
  ]
}
