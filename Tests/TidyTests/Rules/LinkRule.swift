extension Rule {
  /// A link that leads nowhere costs every reader a minute.
  static let links = Rule(
    name: "relative links lead somewhere", covers: { $0.path.hasSuffix(".md") },
    find: { file in
      file.links.compactMap { target, line in
        guard let path = file.resolved(target) else { return nil }
        return Tree.has(path) ? nil : (line, "there is no \(path)")
      }
    },
    offences: [
      Offence(
        path: "docs/made-up.md",
        text: """
          See [the manifest](../Package.swift) and [nothing](nothing.md).
          ![A picture](figures/nothing.svg "title")
          [below](nothing/deeper.md#part)
          [above the tree](../../nothing.md)

          [reference]: ./nothing.md

          """,
        lines: [1, 2, 3, 4, 6])
    ],
    innocents: [
      Innocent(
        path: "docs/made-up.md",
        text: """
          [web](https://example.org/a), [part](#part), [mail](mailto:a@example.org),
          [manifest](../Package.swift#L1), `[code](nothing.md)`, [folder](../Sources/)
          ```
          [code](nothing.md)
          ```

          """)
    ])
}

extension TreeFile {
  /// The targets of all links outside code, with their lines.
  fileprivate var links: [(target: String, line: Int)] {
    var isCode = false
    return lines.enumerated().flatMap { index, line -> [(target: String, line: Int)] in
      if line.drop(while: { $0 == " " }).hasPrefix("```") {
        isCode.toggle()
        return []
      }
      return isCode ? [] : Self.targets(in: line).map { ($0, index + 1) }
    }
  }

  /// The targets of the links of one line: `[text](target)` and `[name]: target`.
  private static func targets(in line: String) -> [String] {
    let text = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .map { $0.offset.isMultiple(of: 2) ? String($0.element) : "" }.joined()
    if text.hasPrefix("["), let colon = text.firstRange(of: "]: ") {
      return [String(text[colon.upperBound...].prefix { $0 != " " })]
    }
    return text.split(separator: "](", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != ")" && $0 != " " })
    }
  }

  /// The path from the root that a link leads to; `nil` if the link leads out of the tree on
  /// purpose (to the web), or stays on its page.
  fileprivate func resolved(_ target: String) -> String? {
    let path = target.prefix { $0 != "#" }
    guard !path.isEmpty, !path.contains(":") else { return nil }
    var parts = self.path.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": break
      case ".." where parts.isEmpty: return "(above the root)"
      case "..": parts.removeLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
