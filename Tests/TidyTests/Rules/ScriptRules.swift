extension Rule {
  /// A page must work from a disk, without a network, and no text of a trace may become code.
  static let pageScripts = Rule(
    name: "scripts and styles of pages neither load, nor evaluate, nor make markup of texts",
    covers: \.isPageAsset,
    find: { file in
      let forbidden = [
        "eval(", "new Function", "innerHTML", "outerHTML =", "insertAdjacentHTML", "document.write",
        "fetch(", "XMLHttpRequest", "import(", "importScripts", "@import", "http:", "https:",
        "url(", "setTimeout('", "setTimeout(\"", "console.", "debugger", "sourceMappingURL",
      ]
      let allowed = ["'http://www.w3.org/2000/svg'", "url(#${"]
      return file.lines.enumerated().flatMap { index, line in
        let rest = allowed.reduce(line) { $0.replacing($1, with: "") }
        return forbidden.filter(rest.contains).map { (index + 1, "'\($0)'") }
      }
    },
    offences: [
      Offence(
        path: "Sources/LightconePageAssets/Scripts/a.js",
        text:
          "eval('1');\nbox.innerHTML = text;\nfetch(address);\nconst a = 'https://example.org';\n",
        lines: [1, 2, 3, 4]),
      Offence(
        path: "Sources/LightconePageAssets/Styles/a.css",
        text: "@import 'b.css';\n.a { background: url(picture.png); }\n", lines: [1, 2]),
    ],
    innocents: [
      Innocent(
        path: "Sources/LightconePageAssets/Scripts/a.js",
        text: "const SPACE = 'http://www.w3.org/2000/svg';\nconst fill = `url(#${id})`;\n"),
      Innocent(path: "Tests/PageBrowserTests/a.mjs", text: "await fetch('https://example.org');\n"),
    ])

  /// Scripts are small too.
  static let scriptLength = Rule(
    name: "a script or style sheet has at most 300 lines of at most 120 characters, but tests",
    covers: \.isPageAsset,
    find: { file in
      let long = file.lines.enumerated().filter { $0.element.count > 120 }
        .map { ($0.offset + 1, "\($0.element.count) characters") }
      return long + (file.lineCount > 300 ? [(301, "\(file.lineCount) lines")] : [])
    },
    offences: [
      Offence(
        path: "Sources/LightconePageAssets/Scripts/a.js",
        text: String(repeating: "//\n", count: 301), lines: [301]),
      Offence(
        path: "Sources/LightconePageAssets/Styles/a.css",
        text: ".a {}\n" + String(repeating: "a", count: 121) + "\n", lines: [2]),
    ],
    innocents: [
      Innocent(
        path: "Sources/LightconePageAssets/Scripts/a.js",
        text: String(repeating: "a", count: 120) + "\n")
    ])
}

extension TreeFile {
  /// Whether it is a script or a style sheet that becomes a part of pages.
  fileprivate var isPageAsset: Bool {
    path.hasPrefix("Sources/LightconePageAssets/")
      && (path.hasSuffix(".js") || path.hasSuffix(".css"))
  }
}
