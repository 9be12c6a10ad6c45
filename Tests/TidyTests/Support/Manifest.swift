/// What the package manifest says about targets, read from its text.
struct Manifest {
  /// The dependencies of each target that the manifest declares.
  var dependencies: [String: Set<String>] = [:]

  init(_ text: String) {
    let file = TreeFile(path: "Package.swift", text: text)
    let quoted = Self.stringLiterals(of: text)
    let kinds: Set = ["target", "executableTarget", "testTarget"]
    var literal = 0
    var index = 0
    while index < file.tokens.count {
      if file.tokens[index].text == Token.stringLiteral { literal += 1 }
      if kinds.contains(file.tokens[index].text), file.matches([".", "("], around: index) {
        let body = Self.arguments(after: index + 1, in: file.tokens)
        let strings = body.filter { $0.text == Token.stringLiteral }.count
        read(body, literals: Array(quoted[literal..<literal + strings]))
        literal += strings
        index += body.count + 1
      }
      index += 1
    }
  }

  /// Reads one target: its name is the first literal, its dependencies stand in the list behind
  /// `dependencies:`. Of `.product(name:package:)` the name counts.
  private mutating func read(_ body: [Token], literals: [String]) {
    guard let name = literals.first else { return }
    var found: Set<String> = []
    var literal = 0
    var depth = 0
    var isInList = false
    for (index, token) in body.enumerated() {
      if token.text == Token.stringLiteral {
        let label = index >= 2 ? body[index - 2].text : ""
        if isInList, label != "package" { found.insert(literals[literal]) }
        literal += 1
      }
      if token.text == "[" { depth += 1 }
      if token.text == "]" { depth -= 1 }
      if token.text == "dependencies" { isInList = true }
      if depth == 0, token.text == "]" { isInList = false }
    }
    dependencies[name] = found
  }

  /// The tokens between a bracket and the one that closes it.
  private static func arguments(after opening: Int, in tokens: [Token]) -> [Token] {
    var depth = 0
    var body: [Token] = []
    for token in tokens[opening...] {
      if token.text == "(" { depth += 1 }
      if token.text == ")" { depth -= 1 }
      if depth == 0 { break }
      body.append(token)
    }
    return body
  }

  /// The contents of all string literals, in order; the manifest has no escapes and no quotes in
  /// comments.
  private static func stringLiterals(of text: String) -> [String] {
    let code = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    return code.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }
}

extension TreeFile {
  /// Whether a position has one token right before it and another right after it.
  fileprivate func matches(_ pair: [String], around index: Int) -> Bool {
    matches([pair[0]], at: index - 1) && matches([pair[1]], at: index + 1)
  }
}
