public import LightconeTrace

/// All that can become of a world: the space of states that an exhaustive search walks through.
///
/// What it solves: a run is one order of events out of very many. Here every order is possible: each
/// message in flight may be the next to arrive, each timer the next to go off, and what may go wrong
/// besides has a budget.
///
/// Example:
///
/// ```swift
/// let space = try WorldSpace(world, budget: ActionBudget(crashes: 1, timers: 2), properties: [atomic])
/// ```
///
/// Rules:
/// 1. A handler happens at once, with its syncs. A node whose crashes are in the budget may crash between
///    any two of its visible effects; this covers the crash while it waits for its disk.
/// 2. A message may arrive at any time; on a network with order, only the first of each link.
/// 3. A message to a node that is down is lost when it arrives. Cuts and holds of the world stay.
/// 4. Every choice of a handler (``Context/choose(below:)``) comes out in every way.
/// 5. There is no time: clocks show the moment at which the search begins, and laws of latency say
///    nothing.
/// 6. Two states are the same if nodes, disks, timers, messages in flight and spent budgets are equal.
/// 7. A space that keeps histories also tells states apart by what clients asked and were told so far:
///    by the operations, their answers, and which ended before which began.
///
/// Deviations: real timers go off in an order that their durations bound; here every order is possible,
/// as it is with clocks that run at different speeds. A violation that needs an impossible order of two
/// timers is found too.
///
/// What it does not promise: anything beyond its budgets. Chance of loss, planned faults and torn tails
/// of disks are left out; ``leftOut`` says so.
///
/// Reading: Holzmann, "The Model Checker SPIN" (1997); Killian et al., "Life, Death, and the Critical
/// Transition" (NSDI 2007), for searches over real implementations.
public struct WorldSpace<S: System>: Sendable {
  /// The states' world: what never changes during the search is read from it.
  @usableFromInline let world: World<S>
  /// What may go wrong.
  public let budget: ActionBudget
  /// The nodes that may crash, by number.
  @usableFromInline let mayCrash: [Bool]
  @usableFromInline let checks: [Property<S>]
  @usableFromInline let start: WorldState<S>
  /// A context in which handlers run; copied for each.
  @usableFromInline let template: Context<S>
  /// How many steps of the world come before the search: the first starts of its nodes.
  public let startSteps: Int
  @usableFromInline let isOrdered: Bool
  @usableFromInline let isCut: Bool
  /// Whether states remember what clients asked and were told.
  public let keepsHistory: Bool

  /// Makes the space of all that can become of a world.
  ///
  /// - Parameters:
  ///   - world: where the search begins, once the nodes that are due to start have started.
  ///   - budget: what may go wrong.
  ///   - crashing: the nodes that may crash; all if not given.
  ///   - properties: what should be true.
  ///   - keepsHistory: whether states remember what clients asked and were told; see ``history(of:)``.
  ///     It makes more states.
  /// - Throws: ``SearchProblem`` if the budget is impossible, a node is in the middle of a handler, a
  ///   schedule keeps a node from starting, or a history is wanted whose beginning was not recorded.
  public init(
    _ world: World<S>, budget: ActionBudget, crashing: [NodeID]? = nil,
    properties: [Property<S>] = [], keepsHistory: Bool = false
  ) throws(SearchProblem) {
    guard budget.isPossible else { throw .impossibleBudget }
    var world = world
    startSteps = world.startNodes()
    if let node = world.dueStart { throw .notStarted(node) }
    if let node = world.nodeAtDisk { throw .waitsForDisk(node) }
    let isKnown = world.context.log.isRecording || world.context.log.operationCount == 0
    if keepsHistory, !isKnown { throw .historyUnknown }
    world.context.needAnnexes()
    self.world = world
    self.keepsHistory = keepsHistory
    self.budget = budget
    checks = properties
    mayCrash = world.nodes.indices.map { crashing?.contains(NodeID($0)) ?? true }
    isOrdered = world.context.network.order == .firstInFirstOut
    isCut = !world.context.network.cuts.isEmpty
    template = world.context.forSearch(keepsHistory: keepsHistory)
    start = world.searchState(entries: keepsHistory ? world.clientEntries : [])
  }

  /// What the world has and the search does not look at, in words.
  public var leftOut: [String] {
    let network = world.context.network
    let planned = world.context.planned.count { !$0.isOver } + world.context.armed.count
    let hasTornTails = world.context.annexes.contains { $0.disk.condition.tearsTail }
    return [
      (planned > 0, planned == 1 ? "1 planned fault" : "\(planned) planned faults"),
      (network.loss > .never, "the chance that messages are lost"),
      (network.duplication > .never, "the chance that messages are doubled"),
      (hasTornTails, "torn tails of disks"),
    ]
    .filter(\.0).map(\.1)
  }
}

extension World {
  /// Lets the nodes start that are due to start now.
  ///
  /// - Returns: how many steps that took.
  mutating func startNodes() -> Int {
    var steps = 0
    while dueStart != nil {
      let taken = run(atMost: 1).steps
      // Under a schedule nothing else happens, and so nobody starts.
      guard taken > 0 else { break }
      steps += taken
    }
    return steps
  }

  /// The node whose start is due now and comes next.
  fileprivate var dueStart: NodeID? {
    guard let next = context.queue.first, next.time <= context.clock else { return nil }
    let pending = context.arena.slots[next.slot]
    return pending.kind == .start ? pending.node : nil
  }

  /// A node that waits for its disk.
  fileprivate var nodeAtDisk: NodeID? {
    context.runtime.firstIndex { $0.hindrances.contains(.atDisk) }.map { NodeID($0) }
  }

  /// The world as the state that a search begins with.
  fileprivate func searchState(entries: [ClientEntry]) -> WorldState<S> {
    let pending =
      context.annexes.flatMap { $0.waiting.isEmpty ? [] : $0.waiting.all.map(\.pending) }
      + context.held.map(\.message)
      + context.queue.tickets.sorted().map { context.arena.slots[$0.slot] }
    var state = WorldState<S>(nodes: nodes)
    for position in nodes.indices {
      let node = NodeID(position)
      var part = NodePart<S>(disk: disk(of: node), isUp: isUp(node))
      part.timers = pending.compactMap { timer in
        guard timer.kind == .timer || timer.kind == .work, timer.node == node, isCurrent(timer),
          let message = timer.message
        else { return nil }
        return SetTimer(handle: timer.handle, message: message, isWork: timer.kind == .work)
      }
      part.timers.sort { $0.handle.index < $1.handle.index }
      part.operationCount = context.log.operationCount
      part.digest = part.digest(of: nodes[position], at: position)
      state.digest = state.digest &+ part.digest
      state.parts.append(part)
    }
    for message in pending where message.kind == .message {
      guard let content = message.message else { continue }
      state.messages.append(FlyingMessage(content, from: message.sender, to: message.node))
    }
    state.entries = entries
    state.digest = state.digest &+ state.spent.digest &+ entries.digest
    return state
  }
}

extension Context {
  /// A context in which a search lets handlers run: it writes nothing down.
  fileprivate func forSearch(keepsHistory: Bool) -> Context {
    var copy = Context(
      seed: seed, network: Network(), syncLatency: syncLatency, readLatency: readLatency,
      recording: .nothing)
    copy.clock = clock
    copy.runtime = ContiguousArray(repeating: NodeRuntime(), count: runtime.count)
    copy.needAnnexes()
    for position in annexes.indices {
      copy.annexes[position].clock = annexes[position].clock
    }
    // Numbers below are for the timers that are set already.
    copy.log.timerCount = 1 << 32
    copy.handling.keepsHistory = keepsHistory
    return copy
  }
}
