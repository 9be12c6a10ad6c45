/// All configurations that a search has met, side by side in one array.
///
/// A configuration is not worth a visit if one that was met can do all that it can: one at the same end
/// in the same state, in which more observations took effect, more writes can hide, and fewer operations
/// that may never take effect were used. Whatever follows in an order behind the weaker one, can follow
/// behind the stronger one; and as every configuration that is kept is visited, none is lost.
struct ConfigurationTable {
  /// Which slots belong to which kind of operation at one boundary, one word of each.
  struct Masks {
    var observations: UInt64 = 0
    var mandatoryOverwrites: UInt64 = 0
    var optional: UInt64 = 0
    var others: UInt64 = 0
  }

  /// The words of one set of slots.
  let setWordCount: Int
  /// The words of one configuration.
  let wordCount: Int
  private(set) var words: [UInt64] = []
  private(set) var count = 0
  /// The latest configuration of each group: equal boundary and state.
  private var latest: [Int32]
  private var groupCount = 0
  /// The configuration before each one in its group, or -1.
  private var previous: [Int32] = []

  init(setWordCount: Int) {
    self.setWordCount = setWordCount
    wordCount = 1 + 2 * setWordCount
    latest = [Int32](repeating: -1, count: 1024)
  }

  /// Remembers a configuration.
  ///
  /// - Returns: its number, or nil if one that can do as much was known.
  mutating func insert(_ configuration: [UInt64], _ masks: ArraySlice<Masks>) -> Int32? {
    var place = Self.hash(configuration[0]) & (latest.count - 1)
    while latest[place] >= 0,
      words[Int(latest[place]) * wordCount] != configuration[0]
    {
      place = (place + 1) & (latest.count - 1)
    }
    var other = latest[place]
    // Beyond this many the look costs more than the visit.
    var patience = 512
    while other >= 0, patience > 0 {
      if isStronger(Int(other) * wordCount, configuration, masks) { return nil }
      other = previous[Int(other)]
      patience -= 1
    }
    let number = Int32(count)
    previous.append(latest[place])
    if latest[place] < 0 { groupCount += 1 }
    latest[place] = number
    words.append(contentsOf: configuration)
    count += 1
    if groupCount * 2 > latest.count { grow() }
    return number
  }

  /// Whether a known configuration can do all that another can.
  private func isStronger(
    _ start: Int, _ weaker: [UInt64], _ masks: ArraySlice<Masks>
  ) -> Bool {
    for word in 0..<setWordCount {
      let mask = masks[masks.startIndex + word]
      let (used, weakerUsed) = (words[start + 1 + word], weaker[1 + word])
      let hiding = words[start + 1 + setWordCount + word]
      let weakerHiding = weaker[1 + setWordCount + word]
      let differs = used ^ weakerUsed
      let isWorse =
        (weakerUsed & ~used & mask.observations)
        | ((differs | weakerHiding) & ~hiding & mask.mandatoryOverwrites)
        | (used & ~weakerUsed & mask.optional) | (differs & mask.others)
      if isWorse != 0 { return false }
    }
    return true
  }

  private mutating func grow() {
    let old = latest
    latest = [Int32](repeating: -1, count: old.count * 2)
    for number in old where number >= 0 {
      var place = Self.hash(words[Int(number) * wordCount]) & (latest.count - 1)
      while latest[place] >= 0 { place = (place + 1) & (latest.count - 1) }
      latest[place] = number
    }
  }

  private static func hash(_ word: UInt64) -> Int {
    let hash = word &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) >> 1)
  }
}
