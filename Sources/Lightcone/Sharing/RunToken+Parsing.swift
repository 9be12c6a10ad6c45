import LightconeTrace

extension RunToken {
  /// Reads a token.
  ///
  /// - Throws: ``RunTokenMistake`` with the place of the first thing that is wrong.
  /// - Complexity: O(letters).
  public init(parsing text: String) throws(RunTokenMistake) {
    let bytes = Array(text.utf8)
    let parts = TokenPiece(bytes: bytes[...]).split(at: ":")
    try Self.checkForm(parts, bytes)
    let model = parts[1].split(at: "@")
    guard model.count == 2 else {
      throw parts[1].mistake("the model has no version", expected: "MODEL@VERSION")
    }
    var reader = TokenReader()
    var deeds: [Timeline.Deed] = []
    if !parts[4].isEmpty {
      for piece in parts[4].split(at: ",") {
        let deed = try reader.deed(piece)
        if let last = deeds.last, (deed.position, deed.time) < (last.position, last.time) {
          throw piece.mistake("this was done before what stands in front of it")
        }
        deeds.append(deed)
      }
    }
    let end = try reader.end(parts[5])
    self.init(
      model: try model[0].text("a model"), version: try reader.number(model[1], "a version"),
      settings: try Self.settings(parts[2]), seed: try Self.seed(parts[3]), nodes: reader.nodes,
      outline: Timeline.Outline(deeds: deeds, position: end.position, time: end.time),
      fingerprint: end.fingerprint)
  }

  private static let partCount = 7

  private static func checkForm(
    _ parts: [TokenPiece], _ bytes: [UInt8]
  ) throws(RunTokenMistake) {
    guard parts[0].bytes.elementsEqual(form.utf8) else {
      let isLater = parts[0].bytes.starts(with: "lc".utf8) && parts.count > 1
      throw parts[0].mistake(
        isLater ? "this form of token is unknown here" : "this is no token of a run",
        expected: "a text that begins with \(form):")
    }
    guard parts.count == partCount else {
      throw RunTokenMistake(
        column: bytes.count + 1, "the token has \(parts.count) parts",
        expected: "\(partCount) parts, divided by ':'; was all of it copied?")
    }
    let sum = parts[partCount - 1]
    let computed = hexadecimal(checksum(bytes[..<(sum.bytes.startIndex - 1)]), digits: 8)
    guard sum.bytes.elementsEqual(computed.utf8) else {
      throw RunTokenMistake(
        column: sum.column, "the checksum is wrong: a part of the token was changed or lost",
        expected: "\(computed) for what stands before it", isChecksum: true)
    }
  }

  private static func settings(_ part: TokenPiece) throws(RunTokenMistake) -> [Setting] {
    guard !part.isEmpty else { return [] }
    var settings: [Setting] = []
    for piece in part.split(at: ",") {
      let sides = piece.split(at: "=")
      guard sides.count == 2 else { throw piece.mistake("this is not of the form name=value") }
      settings.append(
        Setting(name: try sides[0].text("a name"), value: try sides[1].text("a value")))
    }
    return settings
  }

  private static func seed(_ part: TokenPiece) throws(RunTokenMistake) -> UInt64 {
    let text = try part.text("the seed")
    guard text.first == "s", let seed = UInt64(text.dropFirst()), text == "s\(seed)" else {
      throw part.mistake("'\(text)' is no seed", expected: "s and a whole number")
    }
    return seed
  }
}
