import LightconeRendering

/// What `help` prints, made from the table of commands.
enum CommandHelp {
  /// The commands by group, on a display of the usual width.
  static var overview: String { overview(in: Display()) }

  /// The commands by group, each with what it does.
  static func overview(in display: Display) -> String {
    let width = CommandDescription.all.map(\.verb.rawValue.count).max() ?? 0
    let groups = CommandDescription.Group.allCases.map { group in
      let lines = CommandDescription.all.filter { $0.group == group }.flatMap { description in
        let name = description.verb.rawValue
        let gap = String(repeating: " ", count: width - name.count + 2)
        return description.meaning.wrapped(
          toWidth: display.columns, indentation: "  \(name)\(gap)",
          continuation: String(repeating: " ", count: width + 4))
      }
      return ([group.rawValue] + lines).joined(separator: "\n")
    }
    return groups.joined(separator: "\n") + "\nhelp COMMAND explains one."
  }

  /// What one command does, how it is written, and an example.
  static func explanation(of verb: CommandVerb, in display: Display = Display()) -> String {
    guard let description = CommandDescription.of(verb) else { return "" }
    var lines = description.meaning.wrapped(toWidth: display.columns)
    var facts = [("use:", description.use), ("example:", description.example)]
    if let alias = description.alias { facts.append(("also:", alias)) }
    for (name, text) in facts {
      let gap = String(repeating: " ", count: 9 - name.count)
      lines += text.wrapped(
        toWidth: display.columns, indentation: "  \(name)\(gap)",
        continuation: String(repeating: " ", count: 11))
    }
    return lines.joined(separator: "\n")
  }
}
