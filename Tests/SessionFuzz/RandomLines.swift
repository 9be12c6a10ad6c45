/// Makes lines that a person could type, might type, and would never type.
struct RandomLines {
  private var state: UInt64
  private let corpus: [String]
  private let words: [String]

  /// - Parameter corpus: lines that mean something. Its words are what made-up lines are made of.
  init(corpus: [String], seed: UInt64) {
    state = seed
    self.corpus = corpus
    words = Array(Set(corpus.flatMap { $0.split(separator: " ").map(String.init) })).sorted()
  }

  /// A line: as it stands in the corpus, changed, made of its words, or made of any bytes.
  mutating func next() -> String {
    switch below(10) {
    case 0..<3: element(corpus)
    case 3..<7: changed(element(corpus))
    case 7..<9: (0...below(7)).map { _ in element(words) }.joined(separator: " ")
    default: bytes()
    }
  }

  /// A number below another, each as likely (SplitMix64, Steele et al., OOPSLA 2014).
  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }

  private mutating func element(_ list: [String]) -> String {
    list.isEmpty ? "" : list[below(list.count)]
  }

  private mutating func bytes() -> String {
    let bytes = (0...below(40)).map { _ in UInt8(below(256)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A line with one to three things changed.
  private mutating func changed(_ line: String) -> String {
    var line = line
    for _ in 0...below(3) { line = changedOnce(line) }
    return line
  }

  private mutating func changedOnce(_ line: String) -> String {
    var parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let place = below(parts.count)
    switch below(8) {
    case 0: parts.remove(at: place)
    case 1: parts.insert(parts[place], at: place)
    case 2: parts.insert(element(words), at: place)
    case 3: parts[place] = element(words)
    case 4: parts[place] = number(parts[place])
    case 5: parts.swapAt(place, below(parts.count))
    case 6: parts[place] = character(parts[place])
    default: parts.append(contentsOf: element(corpus).split(separator: " ").map(String.init))
    }
    return parts.joined(separator: " ")
  }

  /// A word with another number in it.
  private mutating func number(_ word: String) -> String {
    let numbers = [
      "0", "1", "-1", "2", "7", "255", "256", "65536", "1e9", "9223372036854775807",
      "9223372036854775808", "18446744073709551616", "0.1", "-0", "nan", "1e400", "5%", "3ms", "0s",
    ]
    let other = element(numbers)
    guard let first = word.firstIndex(where: \.isNumber) else { return word + other }
    let end = word[first...].firstIndex { !$0.isNumber } ?? word.endIndex
    return word[..<first] + other + word[end...]
  }

  /// A word with one character changed, taken out or added.
  private mutating func character(_ word: String) -> String {
    var characters = Array(word)
    let signs: [Character] = [
      "#", "=", ",", "\"", "'", "%", "(", ")", "+", "-", ">", "<", "|", "/", "\\", ":", "é", "🙂",
      "\u{0}",
      "\u{301}", "\t", "\u{202e}",
    ]
    let sign = signs[below(signs.count)]
    guard !characters.isEmpty else { return String(sign) }
    let place = below(characters.count)
    switch below(3) {
    case 0: characters[place] = sign
    case 1: characters.remove(at: place)
    default: characters.insert(sign, at: place)
    }
    return String(characters)
  }
}
