/// The steps from one configuration to the next.
extension LinearizationSearch {
  /// What became of a move.
  enum Move {
    case noMoreMoves
    case impossible
    /// The draft holds the new configuration, which stands at this boundary.
    case made(Int)
  }

  /// Makes the draft out of a configuration by its move of a number.
  ///
  /// The moves in order: the write that ends hides; the operation that ends takes effect; another open
  /// one does.
  mutating func makeDraft(of configuration: Int32, move: Int) -> Move {
    let start = Int(configuration) * draft.count
    let first = configurations.words[start]
    let boundary = Self.boundary(of: first)
    let forced = Int(history.boundaries[boundary].operation)
    let listStart = Int(history.openStart[boundary])
    let listCount = Int(history.openObservations[boundary]) - listStart
    // The list is gone through twice: first those that leave what the forced operation needs.
    if move >= 2 + 2 * listCount { return .noMoreMoves }
    let isFirstRound = move < 2 + listCount
    let place = listStart + (move - 2) % max(1, listCount)

    if move == 0 {
      let slot = Int(history.slots[forced])
      let (word, bit) = (slot >> 6, UInt64(1) << UInt64(slot & 63))
      let hiding = configurations.words[start + 1 + history.wordCount + word]
      if hiding & bit == 0 || Self.mustBeSeen(first) { return .impossible }
      load(start)
      draft[1 + word] |= bit
      return .made(advance(from: boundary, state: Self.state(of: first)))
    }
    if move == 1 {
      if kinds[forced] == .observation { return .impossible }
      return apply(forced, to: start, forced: forced)
    }
    let operation = Int(history.openOperations[place])
    let leaves = table.traits[Int(history.operations[operation].call)].resultState
    let needed = foresight.neededStates[forced]
    if isFirstRound != (needed >= 0 && leaves == needed) { return .impossible }
    if operation == forced || isUsed(operation, in: start) { return .impossible }
    if hasEqualBefore(place, from: listStart, in: start) { return .impossible }
    return apply(operation, to: start, forced: forced)
  }

  /// Lets an open operation that changes the state take effect.
  private mutating func apply(_ operation: Int, to start: Int, forced: Int) -> Move {
    let first = configurations.words[start]
    let state = Self.state(of: first)
    let isOverwrite = kinds[operation] == .overwrite
    if isOverwrite, Self.mustBeSeen(first) || isPointless(operation, forced) { return .impossible }
    let next = table.next(history.operations[operation].call, state)
    if next < 0 { return .impossible }
    let isMandatory = history.operations[operation].isMandatory
    if !isMandatory, next == state { return .impossible }
    load(start)
    let slot = Int(history.slots[operation])
    draft[1 + (slot >> 6)] |= 1 << UInt64(slot & 63)
    draft[1 + history.wordCount + (slot >> 6)] &= ~(1 << UInt64(slot & 63))
    let boundary = Self.boundary(of: first)
    if isOverwrite { letWritesHide(at: boundary) }
    satisfiedCount = 0
    if next != state { observe(next, at: boundary) }
    let forcedSlot = Int(history.slots[forced])
    if draft[1 + (forcedSlot >> 6)] & (1 << UInt64(forcedSlot & 63)) != 0 {
      return .made(advance(from: boundary, state: next))
    }
    let mustBeSeen = satisfiedCount == 0 && (isOverwrite || !isMandatory)
    draft[0] =
      UInt64(boundary) << 32 | UInt64(UInt32(bitPattern: next)) | (mustBeSeen ? 1 << 63 : 0)
    return .made(boundary)
  }

  /// Whether nothing can see a write that is chosen although it could hide or wait.
  private func isPointless(_ operation: Int, _ forced: Int) -> Bool {
    operation != forced && !history.isWanted[operation]
  }

  /// All open writes can stand right before a write that takes effect now. Those whose value nothing
  /// needs count as done.
  private mutating func letWritesHide(at boundary: Int) {
    for place in history.openStart[boundary]..<history.openObservations[boundary] {
      let other = Int(history.openOperations[Int(place)])
      guard kinds[other] == .overwrite, history.operations[other].isMandatory else { continue }
      let slot = Int(history.slots[other])
      let (word, bit) = (slot >> 6, UInt64(1) << UInt64(slot & 63))
      if draft[1 + word] & bit != 0 { continue }
      if history.isWanted[other] {
        draft[1 + history.wordCount + word] |= bit
      } else {
        draft[1 + word] |= bit
      }
    }
  }

  /// Lets all open observations that fit the state take effect.
  private mutating func observe(_ state: Int32, at boundary: Int) {
    for place in history.openObservations[boundary]..<history.openEnd[boundary] {
      let operation = Int(history.openOperations[Int(place)])
      let slot = Int(history.slots[operation])
      let (word, bit) = (slot >> 6, UInt64(1) << UInt64(slot & 63))
      if draft[1 + word] & bit == 0, fits(operation, state) {
        draft[1 + word] |= bit
        satisfiedCount += 1
      }
    }
  }

  private mutating func load(_ start: Int) {
    for offset in draft.indices { draft[offset] = configurations.words[start + offset] }
  }

  private func isUsed(_ operation: Int, in start: Int) -> Bool {
    let slot = Int(history.slots[operation])
    return configurations.words[start + 1 + (slot >> 6)] & (1 << UInt64(slot & 63)) != 0
  }

  /// Whether an equal call that ends earlier has not taken effect yet.
  private func hasEqualBefore(_ place: Int, from listStart: Int, in start: Int) -> Bool {
    let call = history.operations[Int(history.openOperations[place])].call
    var earlier = place - 1
    while earlier >= listStart {
      let other = Int(history.openOperations[earlier])
      if history.operations[other].call != call { return false }
      if !isUsed(other, in: start) { return true }
      earlier -= 1
    }
    return false
  }
}
