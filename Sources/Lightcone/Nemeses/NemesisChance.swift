import LightconeTrace

/// The chance of a nemesis: a stream of its own, so that it moves nothing in the run.
struct NemesisChance {
  private let seed: UInt64
  private let stream: NodeID
  private var drawCount: UInt64 = 0

  init(seed: UInt64, _ nemesis: Nemesis) {
    self.seed = seed
    stream = NodeID(Nemesis.allCases.firstIndex(of: nemesis) ?? 0)
  }

  /// A whole number from 0 to `bound - 1`.
  mutating func below(_ bound: Int) -> Int {
    drawCount += 1
    let bits = randomBits(seed: seed, .nemesis, from: stream, to: stream, index: drawCount)
    return Int(scaled(bits, below: UInt64(bound)))
  }

  /// A span from nothing to just below `longest`.
  mutating func span(upTo longest: TimeSpan) -> TimeSpan {
    TimeSpan(nanoseconds: Int64(below(max(1, Int(longest.nanoseconds)))))
  }

  /// The elements in an order in which each is equally likely (Fisher and Yates, in Durstenfeld's
  /// form, 1964).
  mutating func inRandomOrder<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for index in elements.indices.dropFirst().reversed() {
      elements.swapAt(index, below(index + 1))
    }
    return elements
  }
}
