/// What `help` prints, made from the table of commands.
enum CommandHelp {
  /// One line for each command, by group.
  static var overview: String {
    let width = CommandDescription.all.map(\.verb.rawValue.count).max() ?? 0
    let groups = CommandDescription.Group.allCases.map { group in
      let lines = CommandDescription.all.filter { $0.group == group }.map { description in
        let name = description.verb.rawValue
        let gap = String(repeating: " ", count: width - name.count + 2)
        return "  \(name)\(gap)\(description.meaning)"
      }
      return ([group.rawValue] + lines).joined(separator: "\n")
    }
    return groups.joined(separator: "\n") + "\nhelp COMMAND explains one."
  }

  /// What one command does, how it is written, and an example.
  static func explanation(of verb: CommandVerb) -> String {
    guard let description = CommandDescription.of(verb) else { return "" }
    var lines = [
      description.meaning, "  use:     \(description.use)", "  example: \(description.example)",
    ]
    if let alias = description.alias { lines.append("  also:    \(alias)") }
    return lines.joined(separator: "\n")
  }
}
