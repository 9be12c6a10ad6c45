/// Looks for an order of the operations on one object that fits its specification and real time.
///
/// The search walks along the ends of operations. An operation that has not taken effect when its end
/// comes must do so now: the search tries each sequence of open operations that ends with it. What stays
/// open is put off, for it may always come later (just-in-time linearization: Lowe 2017, §4).
///
/// A *configuration* is the end that is looked at, the state, and which open operations took effect.
/// Each is visited once. What keeps their number small:
///
/// 1. *Observations come at once.* An operation that changes no state takes effect as soon as the state
///    fits. Moved forward in an order to such a place, it changes nothing for the others.
/// 2. *Hidden writes cost no choice.* A write whose value nobody sees can stand right before any other
///    write that took effect while it was open. So the search never chooses hidden writes: it remembers
///    in a bit that a write *can* hide, and at the write's end that is enough. A write that is chosen
///    before its end must be seen at once: by an observation, or by a change that needs its value.
///    (In any order, drop each unforced write that stands right before another write: it was open then,
///    so its bit is set, and its end finds a place for it.)
/// 3. *Equal calls come in the order of their ends.* If an order takes the later one first, both can
///    change places.
/// 4. *An open operation that may never take effect* is used only if it changes the state, and not
///    right before a write: without it, that order fits too.
/// 5. *Foresight.* A configuration is dropped if an open operation needs a state that nothing open or to
///    come can bring back, or if the state has outgrown the next observation.
struct LinearizationSearch {
  /// How a search ended.
  enum Outcome: Equatable {
    case linearizable
    case violated
    case budgetSpent
    case stopped
  }

  let history: ObjectHistory
  let table: TransitionTable
  /// Whether configurations without a future are dropped early (rule 5).
  let usesForesight: Bool
  let kinds: [CallKind]
  /// For each operation that needs a state: the operations that leave it and begin early enough.
  let foresight: Foresight

  var configurations: ConfigurationTable
  /// The configuration that is being made: boundary and state, then two bit sets over slots: what took
  /// effect, and which writes can hide.
  var draft: [UInt64]
  /// How many observations the draft's last step satisfied.
  var satisfiedCount = 0
  /// The furthest end that was reached, and the states there.
  private(set) var furthest = -1
  private(set) var statesAtFurthest: [Int32] = []
  private var stack: [(configuration: Int32, move: Int32)] = []

  init(
    _ operations: [ObjectOperation], _ table: TransitionTable, usesForesight: Bool = true
  ) {
    history = ObjectHistory(operations, table)
    self.table = table
    self.usesForesight = usesForesight
    kinds = history.operations.map { table.traits[Int($0.call)].kind }
    foresight = Foresight(history, table)
    configurations = ConfigurationTable(setWordCount: history.wordCount)
    draft = [UInt64](repeating: 0, count: 1 + 2 * history.wordCount)
  }

  /// Searches.
  ///
  /// - Parameter limit: how many configurations may be remembered.
  mutating func run(limit: Int, shouldStop: () -> Bool) -> Outcome {
    if usesForesight, foresight.isUsable, !foresight.hopeless.isEmpty { return .violated }
    if advance(from: 0, state: 0) == history.boundaries.count { return .linearizable }
    remember()
    var steps = 0
    while let top = stack.last {
      steps &+= 1
      if steps & 4095 == 0, shouldStop() { return .stopped }
      stack[stack.count - 1].move += 1
      switch makeDraft(of: top.configuration, move: Int(top.move)) {
      case .noMoreMoves: stack.removeLast()
      case .impossible: continue
      case .made(let boundary):
        if boundary == history.boundaries.count { return .linearizable }
        if usesForesight, !hasFuture(at: boundary) { continue }
        if configurations.count + table.size() / 4 >= limit { return .budgetSpent }
        remember()
      }
    }
    return .violated
  }

  /// Puts the draft on the stack, unless it was met before.
  private mutating func remember() {
    let boundary = Self.boundary(of: draft[0])
    let start = boundary * history.wordCount
    let masks = history.masks[start..<start + history.wordCount]
    guard let number = configurations.insert(draft, masks) else { return }
    stack.append((number, 0))
    if boundary < furthest || Self.mustBeSeen(draft[0]) { return }
    if boundary > furthest { statesAtFurthest = [] }
    furthest = boundary
    let state = Self.state(of: draft[0])
    if statesAtFurthest.count < 8, !statesAtFurthest.contains(state) {
      statesAtFurthest.append(state)
    }
  }

  /// Moves the draft on to the next end of an operation that has not taken effect.
  ///
  /// - Returns: that boundary, or the number of boundaries if there is none.
  mutating func advance(from start: Int, state: Int32) -> Int {
    var boundary = start
    let count = history.boundaries.count
    while boundary < count {
      let (operation, isEnd) = {
        (Int(history.boundaries[boundary].operation), history.boundaries[boundary].isEnd)
      }()
      let slot = Int(history.slots[operation])
      let (word, bit) = (slot >> 6, UInt64(1) << UInt64(slot & 63))
      if !isEnd {
        if kinds[operation] == .observation, fits(operation, state) { draft[1 + word] |= bit }
      } else {
        let hides =
          draft[1 + history.wordCount + word] & bit != 0 && !history.isWantedAtEnd[operation]
        guard hides || draft[1 + word] & bit != 0 else { break }
        draft[1 + word] &= ~bit
        draft[1 + history.wordCount + word] &= ~bit
      }
      boundary += 1
    }
    draft[0] = UInt64(boundary) << 32 | UInt64(UInt32(bitPattern: state))
    return boundary
  }

  /// Whether an observation fits a state.
  func fits(_ operation: Int, _ state: Int32) -> Bool {
    table.next(history.operations[operation].call, state) >= 0
  }

  /// The boundary in a configuration's first word.
  static func boundary(of word: UInt64) -> Int { Int((word & ~(1 << 63)) >> 32) }
  /// The state in a configuration's first word.
  static func state(of word: UInt64) -> Int32 { Int32(truncatingIfNeeded: word) }
  /// Whether the next step must be a change that needs the state.
  static func mustBeSeen(_ word: UInt64) -> Bool { word >> 63 != 0 }
}
