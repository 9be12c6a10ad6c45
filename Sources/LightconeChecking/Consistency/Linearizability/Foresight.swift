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
  /// The operations whose state cannot have been there: everybody who left it (or the beginning, if it
  /// was there at first) came too late, or was wholly followed by a change before the operation began.
  let hopeless: [Int]

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
    hopeless = history.knowsAllSources ? Self.hopeless(history, table, needed) : []
  }
}

extension Foresight {
  private static func hopeless(
    _ history: ObjectHistory, _ table: TransitionTable, _ needed: [Int32]
  ) -> [Int] {
    let changes = history.operations.filter {
      $0.isMandatory && table.traits[Int($0.call)].kind != .observation
    }
    var earliest = Int.max
    let earliestEnds: [Int] = changes.reversed().map {
      earliest = min(earliest, $0.last)
      return earliest
    }.reversed()
    /// The end of the first change that comes wholly after a position.
    func nextChange(after position: Int) -> Int {
      let place = changes.firstPlace { $0.began > position }
      return place < earliestEnds.count ? earliestEnds[place] : .max
    }
    // For each source, in the order in which they began: how far it, or one before it, can be seen.
    var sight: [Int32: (begins: [Int], reaches: [Int])] = [:]
    for (state, list) in history.sources {
      var reach = state == 0 ? nextChange(after: -1) : Int.min
      var begins = state == 0 ? [Int.min] : []
      var reaches = state == 0 ? [reach] : []
      for source in list {
        let facts = history.operations[Int(source)]
        reach = max(reach, facts.last == .max ? .max : nextChange(after: facts.last))
        begins.append(facts.began)
        reaches.append(reach)
      }
      sight[state] = (begins, reaches)
    }
    return history.operations.indices.filter { index in
      guard needed[index] >= 0 else { return false }
      let facts = history.operations[index]
      let none = needed[index] == 0 ? ([Int.min], [nextChange(after: -1)]) : ([], [])
      let (begins, reaches) = sight[needed[index]] ?? none
      let count = begins.firstPlace { $0 > facts.last }
      return count == 0 || reaches[count - 1] < facts.began
    }
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
      let operation = Int(history.openOperations[Int(place)])
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
          let other = Int(history.openOperations[Int(place)])
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
