/// A call in Swift, broken into lines as the formatter breaks it.
struct WrappedCall {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The lines, none wider than it may be if that can be had by breaking between arguments.
  func lines(width: Int) -> [String] {
    guard text.count > width, text.hasSuffix(")"), let open = text.firstIndex(of: "(") else {
      return [text]
    }
    let inside = text[text.index(after: open)...].dropLast()
    if inside.count + 3 <= width { return ["\(text[...open])", "  \(inside))"] }
    let arguments = Self.arguments(in: inside)
    var lines = [String(text[...open])]
    for (place, argument) in arguments.enumerated() {
      let sign = place == arguments.count - 1 ? ")" : ","
      var broken = WrappedCall(argument).lines(width: width - 3)
      broken[broken.count - 1] += sign
      lines += broken.map { "  \($0)" }
    }
    return lines
  }

  /// The arguments between two brackets.
  private static func arguments(in text: Substring) -> [String] {
    var arguments: [String] = []
    var current = ""
    var depth = 0
    var isInText = false
    var isEscaped = false
    for character in text {
      if character == "\"", !isEscaped { isInText.toggle() }
      isEscaped = character == "\\" && !isEscaped
      if !isInText {
        if "([".contains(character) { depth += 1 }
        if ")]".contains(character) { depth -= 1 }
        if character == ",", depth == 0 {
          arguments.append(current)
          current = ""
          continue
        }
        if character == " ", current.isEmpty { continue }
      }
      current.append(character)
    }
    return arguments + (current.isEmpty ? [] : [current])
  }
}
