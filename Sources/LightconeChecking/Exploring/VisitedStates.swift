public import Lightcone

/// The states that a search has seen: a fingerprint and a parent for each, numbered in the order in
/// which they were found.
///
/// A hash table with open addressing and linear probing, at most three quarters full. A slot holds
/// a state's number, and in the bits that the number does not need a piece of its fingerprint: so
/// most slots that do not fit are passed by without a look at the fingerprint itself. That makes 20
/// bytes for each state, and 5 to 11 for its slot.
@usableFromInline
struct VisitedStates: Sendable {
  /// The parent of an initial state.
  @usableFromInline
  static var noParent: UInt32 { .max }

  @usableFromInline var fingerprints: [StateFingerprint] = []
  @usableFromInline var parents: [UInt32] = []
  /// 0 where a slot is empty, else a state's number plus 1 and the piece of its fingerprint.
  @usableFromInline var slots: [UInt32]
  /// The binary logarithm of the number of slots.
  @usableFromInline var slotBits: UInt64
  /// The bits of a slot that hold the number.
  @usableFromInline var numberMask: UInt32
  /// With this many states the table grows.
  @usableFromInline var fullCount: Int

  @inlinable
  init(slotBits: UInt64 = 10) {
    self.slotBits = slotBits
    slots = Array(repeating: 0, count: 1 << Int(slotBits))
    numberMask = UInt32(truncatingIfNeeded: (1 as UInt64) << slotBits &- 1)
    fullCount = (3 << Int(slotBits)) / 4
  }

  /// How many states there are.
  @inlinable
  var count: Int { fingerprints.count }

  /// Adds a state if it is new.
  ///
  /// - Complexity: O(1) on average.
  @inlinable
  @inline(__always)
  mutating func insert(
    _ fingerprint: StateFingerprint, parent: UInt32
  ) -> (number: UInt32, isNew: Bool) {
    let piece = UInt32(truncatingIfNeeded: fingerprint.high) & ~numberMask
    let lastSlot = slots.count &- 1
    // The product spreads fingerprints of which only some bits differ.
    var slot = Int(
      truncatingIfNeeded: (fingerprint.low &* 0x9E37_79B9_7F4A_7C15) >> (64 &- slotBits))
    while true {
      let content = slots[slot]
      if content == 0 { break }
      if content & ~numberMask == piece {
        let number = content & numberMask &- 1
        if fingerprints[Int(number)] == fingerprint { return (number, false) }
      }
      slot = (slot &+ 1) & lastSlot
    }
    return (append(fingerprint, parent: parent, slot: slot, piece: piece), true)
  }

  @inlinable
  mutating func append(
    _ fingerprint: StateFingerprint, parent: UInt32, slot: Int, piece: UInt32
  ) -> UInt32 {
    let number = UInt32(truncatingIfNeeded: fingerprints.count)
    slots[slot] = (number &+ 1) | piece
    if fingerprints.count == fingerprints.capacity { makeRoom() }
    fingerprints.append(fingerprint)
    parents.append(parent)
    if fingerprints.count >= fullCount { grow() }
    return number
  }

  /// Makes room for half as many states again. An array by itself would double.
  @usableFromInline
  mutating func makeRoom() {
    let room = fingerprints.count + fingerprints.count / 2 + 512
    fingerprints.reserveCapacity(room)
    parents.reserveCapacity(room)
  }

  /// Doubles the number of slots.
  @usableFromInline
  mutating func grow() {
    let larger = VisitedStates(slotBits: slotBits + 1)
    slots = larger.slots
    (slotBits, numberMask, fullCount) = (larger.slotBits, larger.numberMask, larger.fullCount)
    let lastSlot = slots.count - 1
    for (number, fingerprint) in fingerprints.enumerated() {
      var slot = Int(
        truncatingIfNeeded: (fingerprint.low &* 0x9E37_79B9_7F4A_7C15) >> (64 &- slotBits))
      while slots[slot] != 0 { slot = (slot &+ 1) & lastSlot }
      let piece = UInt32(truncatingIfNeeded: fingerprint.high) & ~numberMask
      slots[slot] = (UInt32(truncatingIfNeeded: number) &+ 1) | piece
    }
  }

  /// Forgets all states, and keeps the memory.
  @usableFromInline
  mutating func removeAll() {
    fingerprints.removeAll(keepingCapacity: true)
    parents.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }

  /// The fingerprints from an initial state to the given one.
  @usableFromInline
  func chain(to number: UInt32) -> [StateFingerprint] {
    var chain: [StateFingerprint] = []
    var next = number
    while next != Self.noParent {
      chain.append(fingerprints[Int(next)])
      next = parents[Int(next)]
    }
    return chain.reversed()
  }

  /// About how much memory a number of states takes, in bytes. It depends on nothing else, so that
  /// searches on several cores, which keep several tables, come to the same.
  @usableFromInline
  static func bytes(forCount count: Int) -> Int {
    var slotCount = 1 << 10
    while count >= slotCount / 4 * 3 { slotCount *= 2 }
    return count * 20 + count * 20 / 4 + slotCount * 4
  }
}
