/// The operations on one object, with all that a search asks of them worked out beforehand.
///
/// A *slot* is a bit of a configuration. An operation has one from its beginning to its end, then another
/// operation gets it, so that there are as many as operations are ever open at once.
struct ObjectHistory {
  /// A beginning or an end.
  struct Boundary {
    var operation: Int32
    var isEnd: Bool
  }

  let operations: [ObjectOperation]
  /// Beginnings and ends in order. Operations that may never take effect have no end.
  let boundaries: [Boundary]
  /// The slot of each operation.
  let slots: [Int32]
  /// The words of a bit set over slots.
  let wordCount: Int
  /// For each boundary that is an end: the operations that are open, those that change something first
  /// (equal calls together, the one that ends first in front), then observations.
  let openOperations: [Int32]
  /// Where the part of each boundary begins in ``openOperations``, where its observations begin, where it ends.
  let openStart: [Int32]
  let openObservations: [Int32]
  let openEnd: [Int32]
  /// For each boundary: the next boundary from there on that ends an observation.
  let nextObservationEnd: [Int32]
  /// For each boundary: the position of the next beginning of an overwrite.
  let nextOverwriteBegin: [Int]
  /// Whether something may need what an overwrite leaves, or what it leaves when it takes effect at its
  /// end.
  let isWanted: [Bool]
  let isWantedAtEnd: [Bool]
  /// For each boundary and each word of a set: which slots are whose.
  let masks: [ConfigurationTable.Masks]
  /// The operations that leave a state, by state, in the order in which they began.
  let sources: [Int32: [Int32]]
  /// Whether it is known of every changing operation what it leaves.
  let knowsAllSources: Bool

  init(_ all: [ObjectOperation], _ table: TransitionTable) {
    // A question without an answer changes nothing and asks for nothing. A write that may never have
    // happened and whose value nothing needs can be taken out of every order: what follows it is
    // another overwrite or nothing.
    let demand = StateDemand(all, table)
    operations = all.filter { operation in
      if operation.isMandatory { return true }
      let traits = table.traits[Int(operation.call)]
      switch traits.kind {
      case .observation: return false
      case .overwrite: return demand.isWanted(operation, atEnd: false)
      case .general: return true
      }
    }
    isWanted = operations.map { demand.isWanted($0, atEnd: false) }
    isWantedAtEnd = operations.map { demand.isWanted($0, atEnd: true) }
    let layout = SlotLayout(operations)
    boundaries = layout.boundaries
    slots = layout.slots
    wordCount = layout.wordCount

    let kinds = operations.map { table.traits[Int($0.call)].kind }
    var nextEnd = Int32(boundaries.count)
    var nextBegin = Int.max
    var ends = [Int32](repeating: 0, count: boundaries.count)
    var begins = [Int](repeating: 0, count: boundaries.count)
    for index in boundaries.indices.reversed() {
      let operation = Int(boundaries[index].operation)
      if boundaries[index].isEnd, kinds[operation] == .observation { nextEnd = Int32(index) }
      if !boundaries[index].isEnd, kinds[operation] == .overwrite {
        nextBegin = operations[operation].began
      }
      ends[index] = nextEnd
      begins[index] = nextBegin
    }
    nextObservationEnd = ends
    nextOverwriteBegin = begins

    var sources: [Int32: [Int32]] = [:]
    var knowsAllSources = true
    for (index, operation) in operations.enumerated() where kinds[index] != .observation {
      let state = table.traits[Int(operation.call)].resultState
      if state < 0 { knowsAllSources = false }
      sources[state, default: []].append(Int32(index))
    }
    self.sources = sources
    self.knowsAllSources = knowsAllSources

    let lists = OpenLists(operations, boundaries, kinds)
    openOperations = lists.openOperations
    openStart = lists.start
    openObservations = lists.observations
    openEnd = lists.end
    masks = Self.masks(operations, lists, slots, kinds, wordCount)
  }

  private static func masks(
    _ operations: [ObjectOperation], _ lists: OpenLists, _ slots: [Int32], _ kinds: [CallKind],
    _ wordCount: Int
  ) -> [ConfigurationTable.Masks] {
    var masks = [ConfigurationTable.Masks](
      repeating: .init(), count: lists.start.count * wordCount)
    for boundary in lists.start.indices {
      for place in lists.start[boundary]..<lists.end[boundary] {
        let operation = Int(lists.openOperations[Int(place)])
        let slot = Int(slots[operation])
        let (word, bit) = (boundary * wordCount + (slot >> 6), UInt64(1) << UInt64(slot & 63))
        switch (kinds[operation], operations[operation].isMandatory) {
        case (.observation, _): masks[word].observations |= bit
        case (_, false): masks[word].optional |= bit
        case (.overwrite, true): masks[word].mandatoryOverwrites |= bit
        case (.general, true): masks[word].others |= bit
        }
      }
    }
    return masks
  }
}

/// Which operations are open at each end.
struct OpenLists {
  var openOperations: [Int32] = []
  var start: [Int32] = []
  var observations: [Int32] = []
  var end: [Int32] = []

  init(
    _ operations: [ObjectOperation], _ boundaries: [ObjectHistory.Boundary], _ kinds: [CallKind]
  ) {
    // Both lists stay sorted while operations come and go: equal calls together, by their ends.
    var changing: [Int32] = []
    var observing: [Int32] = []
    func isBefore(_ first: Int32, _ second: Int32) -> Bool {
      let (left, right) = (operations[Int(first)], operations[Int(second)])
      return (left.call, left.last, left.began) < (right.call, right.last, right.began)
    }
    for boundary in boundaries {
      let operation = boundary.operation
      let isObservation = kinds[Int(operation)] == .observation
      start.append(Int32(openOperations.count))
      if boundary.isEnd {
        openOperations += changing
        observations.append(Int32(openOperations.count))
        openOperations += observing
        if isObservation {
          observing.removeAll { $0 == operation }
        } else {
          changing.removeAll { $0 == operation }
        }
      } else {
        observations.append(Int32(openOperations.count))
        if isObservation {
          observing.append(operation)
        } else {
          let place = changing.firstIndex { isBefore(operation, $0) } ?? changing.count
          changing.insert(operation, at: place)
        }
      }
      end.append(Int32(openOperations.count))
    }
  }
}
