/// The texts of a page, each once, known by number; 0 is the empty text.
struct PageTexts {
  /// What stands for the message's number in a text that many messages share; the page puts the number
  /// back.
  static let messageMark = "\u{1}"

  private(set) var texts = [""]
  /// How many texts were too long and lost their end.
  private(set) var cutCount = 0
  private let maximumLength: Int
  private var numbers = ["": 0]

  init(maximumLength: Int) {
    self.maximumLength = maximumLength
  }

  /// The number of a text, which is made harmless and cut if it is too long.
  mutating func number(of text: String) -> Int {
    if let known = numbers[text] { return known }
    let number = texts.count
    texts.append(shortened(text.printable))
    numbers[text] = number
    return number
  }

  /// The number of a text in which `m12` stands for message 12.
  ///
  /// The text is made harmless first, so that no mark is in it but ours, and putting the number back
  /// gives the text again.
  mutating func number(of text: String, message: UInt64) -> Int {
    let harmless = text.printable
    guard message > 0 else { return number(of: harmless) }
    let pattern = harmless.replacing("m\(message)", with: Self.messageMark)
    if let known = numbers[pattern] { return known }
    let number = texts.count
    texts.append(shortened(pattern))
    numbers[pattern] = number
    return number
  }

  private mutating func shortened(_ text: String) -> String {
    guard text.utf8.count > maximumLength, text.count > maximumLength else { return text }
    cutCount += 1
    return text.prefix(maximumLength) + "…"
  }
}
