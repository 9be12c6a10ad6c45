/// The texts of a page, each once, known by number; 0 is the empty text.
struct PageTexts {
  /// What stands for the message's number in a text that many messages share; the page puts the number
  /// back.
  static let messageMark = "\u{1}"

  private(set) var texts = [""]
  /// How many texts were too long and lost their end.
  private(set) var cutCount = 0
  /// Whether there is no more room for long texts.
  var isFull: Bool { byteCount > maximumBytes }

  /// What is left of a text when the table is full, in characters.
  private static let shortLength = 40
  private let maximumLength: Int
  private let maximumBytes: Int
  private var byteCount = 0
  private var numbers = ["": 0]

  init(maximumLength: Int, maximumBytes: Int = .max) {
    self.maximumLength = maximumLength
    self.maximumBytes = maximumBytes
  }

  /// The number of a text, which is made harmless and cut if it is too long.
  mutating func number(of text: String) -> Int {
    if let known = numbers[text] { return known }
    return add(text.printable, as: text)
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
    return add(pattern, as: pattern)
  }

  private mutating func add(_ text: String, as key: String) -> Int {
    let number = texts.count
    let text = shortened(text)
    byteCount += text.utf8.count
    texts.append(text)
    numbers[key] = number
    return number
  }

  private mutating func shortened(_ text: String) -> String {
    let limit = isFull ? min(Self.shortLength, maximumLength) : maximumLength
    guard text.utf8.count > limit, text.count > limit else { return text }
    cutCount += 1
    return text.prefix(limit) + "…"
  }
}
