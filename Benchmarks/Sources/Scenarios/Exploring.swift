import Lightcone
import LightconeChecking
import LightconeModels

/// An exhaustive search: two-phase commit by Lamport and Gray's specification with 7 resource
/// managers.
public struct ExploringScenario: Sendable {
  /// A short name in kebab-case.
  public static let name = "explorer-two-phase-7"
  /// 2^7 + 4^7 + 6^7.
  public static let distinctCount = 296_448
  /// All steps from these states, and the first state.
  public static let generatedCount = 2_744_706

  /// On how many cores it searches.
  public let workerCount: Int

  /// Prepares a search.
  public init(workerCount: Int) { self.workerCount = workerCount }

  /// Searches everything, and returns how many states there were and how many steps.
  public func run() throws -> (distinct: Int, generated: Int) {
    let explorer = Explorer(try TwoPhase(resourceManagerCount: 7))
    let counts = try explorer.explore(workerCount: workerCount).counts
    return (counts.distinct, counts.generated)
  }
}

/// The yardstick of a search: a hash table of words with nothing around it. It is asked for as many
/// words as a search looks at successors, and comes to hold as many as the search has states.
///
/// Open addressing, at most half full, doubled when it is: no search can do less for a successor.
/// It is written here and shares no code with the explorer.
public struct BareTable {
  private var words: [UInt64] = Array(repeating: 0, count: 1_024)
  private var count = 0

  /// Creates an empty table.
  public init() {}

  /// Asks for words, and returns how many were new.
  public mutating func ask(_ generated: Int, distinct: Int) -> Int {
    for number in 0..<generated {
      // The words come back in the order of their first time, as in a search level by level.
      let low = number / 9 * distinct / max(1, generated / 9)
      add(Self.mix(UInt64(number % 9 == 0 ? low : low / 9 * (number % 9))))
    }
    return count
  }

  private mutating func add(_ word: UInt64) {
    if 2 * count >= words.count { grow() }
    var slot = Int(truncatingIfNeeded: word) & (words.count - 1)
    while words[slot] != 0 {
      if words[slot] == word { return }
      slot = (slot + 1) & (words.count - 1)
    }
    words[slot] = word
    count += 1
  }

  private mutating func grow() {
    let old = words
    words = Array(repeating: 0, count: 2 * old.count)
    count = 0
    for word in old where word != 0 { add(word) }
  }

  /// SplitMix64 (Steele, Lea, Flood 2014); never 0 but for one word.
  private static func mix(_ word: UInt64) -> UInt64 {
    var bits = word &+ 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
