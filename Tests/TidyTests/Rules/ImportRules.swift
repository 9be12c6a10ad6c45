extension Rule {
  /// Imports point one way.
  static let importDirection = Rule(
    name: "imports point one way", covers: \.isSource,
    find: { file in
      let allowed = Layers.allowed[file.target]
      return file.imports.compactMap { module, line in
        guard let allowed else { return (line, "\(file.target) is missing in Layers.allowed") }
        let isSystem = Layers.mayTouchSystem.contains(file.target) && Layers.system.contains(module)
        if allowed.contains(module) || isSystem || Layers.foundation.contains(module) {
          return nil
        }
        return (line, "\(file.target) must not import \(module)")
      }
    },
    offences: [
      Offence(
        path: "Sources/LightconeModels/A.swift",
        text: "public import Lightcone\nimport LightconeChecking\n", lines: [2]),
      Offence(
        path: "Sources/LightconeTrace/A.swift",
        text: "import struct Lightcone.World\nimport Glibc\n", lines: [1, 2]),
      Offence(path: "Sources/Unknown/A.swift", text: "import Lightcone\n", lines: [1]),
    ],
    innocents: [
      Innocent(
        path: "Sources/Lightcone/A.swift",
        text: "// import LightconeModels\npublic import LightconeTrace\n"),
      Innocent(path: "Sources/LineEditing/A.swift", text: "import Glibc\nimport CLibEdit\n"),
    ])

  /// Foundation stays out, or comes in its small size.
  static let foundation = Rule(
    name: "no Foundation but FoundationEssentials, and that only at the faces",
    covers: \.isSource,
    find: { file in
      file.imports.compactMap { module, line in
        guard Layers.foundation.contains(module) else { return nil }
        guard Layers.mayTouchSystem.contains(file.target) else {
          return (line, "\(file.target) must not import \(module)")
        }
        if module == "FoundationEssentials" { return nil }
        if module == "Foundation", file.isFallback(line) { return nil }
        return (line, "\(module) is allowed only as #else of canImport(FoundationEssentials)")
      }
    },
    offences: [
      Offence(path: "Sources/LineEditing/A.swift", text: "import Foundation\n", lines: [1]),
      Offence(
        path: "Sources/LightconeTrace/A.swift",
        text: "#if canImport(FoundationEssentials)\n  import FoundationEssentials\n#endif\n",
        lines: [2]),
      Offence(
        path: "Sources/LightconeConsole/A.swift",
        text: "#if canImport(Glibc)\n  import Glibc\n#else\n  import Foundation\n#endif\n",
        lines: [4]),
    ],
    innocents: [
      Innocent(
        path: "Sources/LightconeConsole/A.swift",
        text: """
          #if canImport(FoundationEssentials)
            import FoundationEssentials
          #else
            import Foundation
          #endif

          """)
    ])
}

extension TreeFile {
  /// Whether a line stands in the `#else` of `#if canImport(FoundationEssentials)`.
  fileprivate func isFallback(_ line: Int) -> Bool {
    var conditions: [(isEssentials: Bool, isElse: Bool)] = []
    for text in lines.prefix(line) {
      let directive = text.drop { $0 == " " }
      if directive.hasPrefix("#if") {
        conditions.append((directive == "#if canImport(FoundationEssentials)", false))
      } else if directive.hasPrefix("#else"), let last = conditions.popLast() {
        conditions.append((last.isEssentials && directive == "#else", true))
      } else if directive.hasPrefix("#endif") {
        _ = conditions.popLast()
      }
    }
    return conditions.last.map { $0.isEssentials && $0.isElse } ?? false
  }
}
