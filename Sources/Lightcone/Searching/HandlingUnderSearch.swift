import LightconeTrace

/// What a search keeps of the handler that is running: the effects it asks for, and its choices.
@usableFromInline
struct HandlingUnderSearch<S: System>: Sendable {
  /// What the handler asked for, in order.
  @usableFromInline var effects: [Effect<S>] = []
  /// How the first choices come out; those behind come out as 0.
  @usableFromInline var script: [Int] = []
  /// How the choices came out, and how many outcomes each could have had.
  @usableFromInline var choices: [(outcome: Int, count: Int)] = []

  /// Whether what clients ask and are told is kept too.
  @usableFromInline var keepsHistory = false
  /// What clients asked and were told; marks among the effects say which of it, by place.
  @usableFromInline var entries: [ClientEntry] = []

  @inlinable
  init() {}

  @inlinable
  mutating func choose(below count: Int) -> Int {
    let place = choices.count
    let outcome = place < script.count ? min(script[place], count - 1) : 0
    choices.append((outcome, count))
    return outcome
  }

  /// The script of the next way through the handler, depth first; nil after the last one.
  @inlinable
  var nextScript: [Int]? {
    guard let place = choices.lastIndex(where: { $0.outcome + 1 < $0.count }) else { return nil }
    return choices[..<place].map(\.outcome) + [choices[place].outcome + 1]
  }
}

extension Context {
  /// Keeps what a client asks or is told, for a search whose states remember it.
  mutating func collect(_ kind: TraceEvent.Kind, _ entry: ClientEntry) {
    let place = UInt32(truncatingIfNeeded: handling.entries.count)
    handling.effects.append(.mark(kind, label: place, value: 0, detail: 0, message: 0))
    handling.entries.append(entry)
  }

  /// How a choice comes out where a search or a schedule says so; nil where chance does.
  @inlinable
  mutating func directedChoice(below count: Int) -> Int? {
    if mode == .collecting { return handling.choose(below: count) }
    guard !directedChoices.isEmpty else { return nil }
    return min(directedChoices.removeFirst(), count - 1)
  }
}
