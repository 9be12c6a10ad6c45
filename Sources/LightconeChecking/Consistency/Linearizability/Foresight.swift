/// What each operation that needs a state hopes for: the operations that leave that state.
struct Foresight {
  /// For each operation: the state that it needs, or -1.
  let neededStates: [Int32]
  /// The operations that leave a state, in the order in which they began.
  let sourceLists: [[Int32]]
  /// For each operation: its list, or -1; and how many of the list begin before its end.
  let listNumbers: [Int32]
  let limits: [Int32]
  let isUsable: Bool

  init(_ history: ObjectHistory, _ table: TransitionTable) {
    var lists: [[Int32]] = []
    var numberOfState: [Int32: Int32] = [:]
    var needed: [Int32] = []
    var numbers: [Int32] = []
    var limits: [Int32] = []
    for operation in history.operations {
      let traits = table.traits[Int(operation.call)]
      let isNeeding = traits.requiredState >= 0 && operation.isMandatory
      needed.append(isNeeding ? traits.requiredState : -1)
      guard isNeeding else {
        numbers.append(-1)
        limits.append(0)
        continue
      }
      let number = numberOfState[traits.requiredState] ?? Int32(lists.count)
      if number == lists.count {
        numberOfState[traits.requiredState] = number
        lists.append(history.sources[traits.requiredState] ?? [])
      }
      numbers.append(number)
      limits.append(
        Int32(
          lists[Int(number)].firstPlace {
            history.operations[Int($0)].began > operation.last
          }))
    }
    neededStates = needed
    sourceLists = lists
    listNumbers = numbers
    self.limits = limits
    isUsable = history.knowsAllSources
  }
}

extension LinearizationSearch {
  /// Whether nothing speaks against the draft's future.
  func hasFuture(at boundary: Int) -> Bool {
    foresight.isUsable ? canMeetNeeds(at: boundary) : canMeetNextObservation(at: boundary)
  }

  /// Whether each open operation that needs a state has it, or can hope for somebody to leave it.
  private func canMeetNeeds(at boundary: Int) -> Bool {
    let state = Self.state(of: draft[0])
    let now = history.operations[Int(history.boundaries[boundary].operation)].last
    for place in history.openStart[boundary]..<history.openEnd[boundary] {
      let operation = Int(history.open[Int(place)])
      let needed = foresight.neededStates[operation]
      if needed < 0 || needed == state || isUsedInDraft(operation) { continue }
      if !hasSource(operation, now) { return false }
    }
    return true
  }

  private func hasSource(_ operation: Int, _ now: Int) -> Bool {
    let list = Int(foresight.listNumbers[operation])
    var place = Int(foresight.limits[operation])
    // A long look back costs more than it saves; to hope is always right.
    for _ in 0..<64 {
      if place == 0 { return false }
      place -= 1
      let source = Int(foresight.sourceLists[list][place])
      let facts = history.operations[source]
      if facts.began > now || (facts.last >= now && !isUsedInDraft(source)) { return true }
    }
    return true
  }

  /// Whether the state can still grow into what the next observation saw. Only an overwrite that comes
  /// before its end could help otherwise.
  private func canMeetNextObservation(at boundary: Int) -> Bool {
    let now = history.operations[Int(history.boundaries[boundary].operation)].last
    var end = Int(history.nextObservationEnd[boundary])
    while end < history.boundaries.count {
      let operation = Int(history.boundaries[end].operation)
      let facts = history.operations[operation]
      if facts.began > now || !isUsedInDraft(operation) {
        if history.nextOverwriteBegin[boundary] < facts.last { return true }
        for place in history.openStart[boundary]..<history.openObservations[boundary] {
          let other = Int(history.open[Int(place)])
          if kinds[other] == .overwrite, !isUsedInDraft(other) { return true }
        }
        return table.canStillFit(facts.call, Self.state(of: draft[0]))
      }
      if end + 1 == history.boundaries.count { return true }
      end = Int(history.nextObservationEnd[end + 1])
    }
    return true
  }

  private func isUsedInDraft(_ operation: Int) -> Bool {
    let slot = Int(history.slots[operation])
    return draft[1 + (slot >> 6)] & (1 << UInt64(slot & 63)) != 0
  }
}
