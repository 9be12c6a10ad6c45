import Lightcone
import LightconeRendering

/// What `help` prints, made from the table of commands.
enum CommandHelp {
  /// The words of all commands by group, on a display of the usual width.
  static var overview: String { overview(in: Display()) }

  /// The words of all commands by group: no more than a terminal shows at once.
  static func overview(in display: Display) -> String {
    let width = CommandDescription.Group.allCases.map(\.rawValue.count).max() ?? 0
    let lines = CommandDescription.Group.allCases.flatMap { group in
      let title = group.rawValue.padding(to: width + 2)
      let verbs = commands(of: group).map(\.verb.rawValue).joined(separator: " ")
      let line = "\(title)\(group.meaning): \(verbs)"
      if line.count <= display.columns { return [line] }
      return [title + group.meaning].flatMap {
        $0.wrapped(
          toWidth: display.columns, continuation: String(repeating: " ", count: width + 2))
      }
        + verbs.wrapped(
          toWidth: display.columns, indentation: String(repeating: " ", count: width + 2),
          continuation: String(repeating: " ", count: width + 2))
    }
    return lines.joined(separator: "\n") + "\n"
      + "help COMMAND explains one, for example 'help load'; help all lists them with what they do."
      .fitted(to: display)
  }

  /// The commands by group, each with what it does.
  static func everything(in display: Display) -> String {
    let width = CommandDescription.all.map(\.verb.rawValue.count).max() ?? 0
    let groups = CommandDescription.Group.allCases.map { group in
      let lines = commands(of: group).flatMap { description in
        description.meaning.wrapped(
          toWidth: display.columns,
          indentation: "  " + description.verb.rawValue.padding(to: width + 2),
          continuation: String(repeating: " ", count: width + 4))
      }
      return ([group.rawValue] + lines).joined(separator: "\n")
    }
    return groups.joined(separator: "\n") + "\nhelp COMMAND explains one."
  }

  private static func commands(of group: CommandDescription.Group) -> [CommandDescription] {
    CommandDescription.all.filter { $0.group == group }
  }

  /// What one command does, how it is written, and an example.
  static func explanation(of verb: CommandVerb, in display: Display = Display()) -> String {
    guard let description = CommandDescription.of(verb) else { return "" }
    var lines = description.meaning.wrapped(toWidth: display.columns)
    var facts = [("use:", description.use), ("example:", description.example)]
    if let alias = description.alias { facts.append(("also:", alias)) }
    for (name, text) in facts {
      lines += text.wrapped(
        toWidth: display.columns, indentation: "  " + name.padding(to: 9),
        continuation: String(repeating: " ", count: 11))
    }
    if description.takesExpression {
      lines += "'help expressions' says what conditions and expressions are made of.".wrapped(
        toWidth: display.columns)
    }
    if verb == .nemesis { lines.append(nemeses(in: display)) }
    return lines.joined(separator: "\n")
  }

  /// What each nemesis does, and whom.
  private static func nemeses(in display: Display) -> String {
    var table = Table([TableColumn("NAME"), TableColumn("what it does")], wrapsLastColumn: true)
    for nemesis in Nemesis.allCases { table.add(nemesis.rawValue, nemesis.meaning) }
    return table.render(display) + "\n"
      + "Without NODE it strikes the nodes of the protocol, not its clients.".fitted(to: display)
  }
}

extension CommandDescription {
  /// Whether a condition or another expression stands in its use line.
  fileprivate var takesExpression: Bool { use.contains("CONDITION") || use.contains("EXPRESSION") }
}

extension CommandDescription.Group {
  /// What the group's commands are about.
  var meaning: String {
    switch self {
    case .load: "models, and how they are set"
    case .time: "along the run, forward and back"
    case .messages: "messages on their way, and the wires between two nodes"
    case .faults: "what goes wrong, and what clients 'do', now or 'at' a moment"
    case .see: "what happened, and what the nodes hold now"
    case .check: "what must be true"
    case .ask: "why it came so, and what would have to be different"
    case .learn: "lessons and their questions"
    case .share: "this run as one line of text, as a test or as a script"
    case .session: "this conversation"
    }
  }
}

extension String {
  /// The text, filled up with blanks.
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}
