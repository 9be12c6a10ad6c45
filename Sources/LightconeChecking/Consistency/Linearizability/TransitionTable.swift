/// Remembers what each call makes of each state, for all specifications alike.
///
/// The search asks for the same transitions over and over. A table with open addressing answers in a few
/// nanoseconds, and the search itself need not be generic.
final class TransitionTable {
  /// What is known of each call.
  let traits: [CompactTraits]
  /// A state in words.
  let text: (Int32) -> String

  /// About how many words the states take that came up since the last ``forget()``.
  let size: () -> Int

  private let forgetStates: () -> Void
  private let compute: (Int32, Int32) -> Int32
  private let computeFit: (Int32, Int32) -> Bool
  private var keys: [UInt64]
  private var values: [Int32]
  private var count = 0

  init<S: SequentialSpecification>(_ interner: StateInterner<S>, callCount: Int) {
    traits = (0..<Int32(callCount)).map { interner.traits(ofCall: $0) }
    text = { interner.text($0) }
    let count = interner.stateCount
    let base = interner.size
    size = { interner.size - base }
    forgetStates = { interner.forget(allBut: count) }
    compute = { interner.next($0, $1) }
    computeFit = { interner.canStillFit($0, $1) }
    keys = [UInt64](repeating: .max, count: 1024)
    values = [Int32](repeating: 0, count: 1024)
  }

  /// Forgets all states but those that calls need or leave by themselves. Their numbers stay.
  func forget() {
    forgetStates()
    keys = [UInt64](repeating: .max, count: 1024)
    values = [Int32](repeating: 0, count: 1024)
    count = 0
  }

  /// The state after a call, or -1 if the call does not fit.
  func next(_ call: Int32, _ state: Int32) -> Int32 {
    let known = traits[Int(call)]
    if known.kind == .overwrite, known.resultState >= 0 { return known.resultState }
    if known.kind == .observation, known.requiredState >= 0 {
      return known.requiredState == state ? state : -1
    }
    return lookUp(UInt64(UInt32(bitPattern: call)) << 32, state) { compute(call, state) }
  }

  /// Whether a call could still fit a state that grows out of this one.
  func canStillFit(_ call: Int32, _ state: Int32) -> Bool {
    lookUp(UInt64(UInt32(bitPattern: call)) << 32 | 1 << 63, state) {
      computeFit(call, state) ? 1 : 0
    } == 1
  }

  private func lookUp(_ upper: UInt64, _ state: Int32, _ fresh: () -> Int32) -> Int32 {
    let key = upper | UInt64(UInt32(bitPattern: state))
    var place = Self.place(of: key, in: keys.count)
    while keys[place] != .max {
      if keys[place] == key { return values[place] }
      place = (place + 1) & (keys.count - 1)
    }
    let value = fresh()
    keys[place] = key
    values[place] = value
    count += 1
    if count * 2 > keys.count { grow() }
    return value
  }

  private static func place(of key: UInt64, in capacity: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (capacity - 1)
  }

  private func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: .max, count: oldKeys.count * 2)
    values = [Int32](repeating: 0, count: oldKeys.count * 2)
    for (key, value) in zip(oldKeys, oldValues) where key != .max {
      var place = Self.place(of: key, in: keys.count)
      while keys[place] != .max { place = (place + 1) & (keys.count - 1) }
      keys[place] = key
      values[place] = value
    }
  }
}
