public import Lightcone

/// What a look at a state has found: the first `always` that is false, and each `sometimes` that is
/// true.
@usableFromInline
struct JudgedView: Sendable {
  @usableFromInline let violated: Int?
  @usableFromInline let witnessed: [Int]

  @inlinable
  init(violated: Int?, witnessed: [Int]) {
    self.violated = violated
    self.witnessed = witnessed
  }
}

/// What was found in the parts of states that properties look at: many states differ only in what is in
/// flight.
@usableFromInline
struct JudgedViews: Sendable {
  @usableFromInline var known: [StateFingerprint: JudgedView] = [:]

  @inlinable
  init() {}

  /// How many are remembered before all are forgotten, to bound the memory.
  @inlinable
  static var limit: Int { 1 << 16 }

  @inlinable
  mutating func remember(_ judged: JudgedView, of view: StateFingerprint) {
    if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
    known[view] = judged
  }
}
