/// Gives out names that are all different, in the order in which they are asked for.
struct PageNames {
  private var taken: Set<String> = []

  /// A name as it is if nobody has it, else with a number behind it.
  mutating func unique(_ name: String) -> String {
    if taken.insert(name).inserted { return name }
    for number in 2... where taken.insert("\(name)-\(number)").inserted {
      return "\(name)-\(number)"
    }
    return name
  }

  /// A word that can be a file's name everywhere: letters and digits of ASCII, and dashes.
  static func safe(_ name: String) -> String {
    let safe = name.lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    let word = String(safe.prefix(80)).split(separator: "-").joined(separator: "-")
    return word.isEmpty ? "lesson" : word
  }
}
