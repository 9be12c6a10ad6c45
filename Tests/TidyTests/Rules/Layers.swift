/// Who may import whom. docs/architecture.md says why; the manifest must agree.
enum Layers {
  /// The modules that each target of `Sources` may import, beside the standard library.
  static let allowed: [String: Set<String>] = [
    "LightconeDiagnostics": [],
    "LightconeTrace": [],
    "Lightcone": ["LightconeDiagnostics", "LightconeTrace"],
    // Its searches run on several cores: it needs the locks, and nothing else of the system.
    "LightconeChecking": [
      "Lightcone", "LightconeDiagnostics", "LightconeTrace", "Synchronization",
    ],
    "LightconeModels": ["Lightcone", "LightconeDiagnostics", "LightconeTrace"],
    "LightconePageAssets": [],
    "LightconeRendering": ["LightconePageAssets", "LightconeTrace"],
    "LightconeLessons": ["CCMarkGFM", "LightconeDiagnostics", "Yams"],
    "LightconeConsole": [
      "Lightcone", "LightconeChecking", "LightconeDiagnostics", "LightconeLessons",
      "LightconeModels", "LightconeRendering", "LightconeTrace",
    ],
    "LineEditing": ["CLibEdit", "CTerminalSignals"],
    "LightconeCommand": [
      "ArgumentParser", "LightconeChecking", "LightconeConsole", "LightconeDiagnostics",
      "LightconeLessons",
      "LightconeRendering", "LineEditing",
    ],
  ]

  /// The targets that may touch the system, through FoundationEssentials or its C library: they
  /// read files and talk to a person.
  static let mayTouchSystem: Set = [
    "LightconeLessons", "LightconeConsole", "LightconeCommand", "LineEditing",
  ]

  /// The modules of Foundation in its several sizes.
  static let foundation: Set = [
    "Foundation", "FoundationEssentials", "FoundationInternationalization",
    "FoundationNetworking", "FoundationXML", "CoreFoundation",
  ]

  /// The system's C library under its names, and the locks that come with Swift.
  static let system: Set = ["Glibc", "Darwin", "Musl", "Synchronization"]

  /// Whether a file belongs to the part whose runs must be the same every time.
  @Sendable
  static func mustBeDeterministic(_ file: TreeFile) -> Bool {
    file.isSource && ["Lightcone", "LightconeModels"].contains(file.target)
  }
}

extension TreeFile {
  /// The modules that a Swift file imports.
  var imports: [(module: String, line: Int)] {
    let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    return tokens.indices.dropLast().compactMap { index in
      guard tokens[index].text == "import" else { return nil }
      let next = kinds.contains(tokens[index + 1].text) ? index + 2 : index + 1
      guard next < tokens.count, tokens[next].isWord else { return nil }
      return (tokens[next].text, tokens[index].line)
    }
  }
}
