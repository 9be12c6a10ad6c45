/// All configurations that a search has met, side by side in one array, each once.
struct ConfigurationTable {
  /// The words of one configuration.
  let wordCount: Int
  private(set) var words: [UInt64] = []
  private(set) var count = 0
  private var places: [Int32]

  init(wordCount: Int) {
    self.wordCount = wordCount
    places = [Int32](repeating: -1, count: 1024)
  }

  /// Remembers a configuration.
  ///
  /// - Returns: its number, or nil if it was known.
  mutating func insert(_ configuration: [UInt64]) -> Int32? {
    var place = Self.hash(configuration[...]) & (places.count - 1)
    search: while places[place] >= 0 {
      let start = Int(places[place]) * wordCount
      for offset in 0..<wordCount where words[start + offset] != configuration[offset] {
        place = (place + 1) & (places.count - 1)
        continue search
      }
      return nil
    }
    let number = Int32(count)
    places[place] = number
    words.append(contentsOf: configuration)
    count += 1
    if count * 2 > places.count { grow() }
    return number
  }

  private mutating func grow() {
    places = [Int32](repeating: -1, count: places.count * 2)
    for number in 0..<count {
      var place =
        Self.hash(words[number * wordCount..<(number + 1) * wordCount]) & (places.count - 1)
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(number)
    }
  }

  private static func hash(_ words: ArraySlice<UInt64>) -> Int {
    var hash: UInt64 = 0
    for word in words {
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return Int(truncatingIfNeeded: hash >> 1)
  }
}
