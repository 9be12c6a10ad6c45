public import LightconeTrace

/// What a handler has made of its node, and what it sent.
@usableFromInline
struct HandlerOutcome<S: System> {
  @usableFromInline var node: any Node<S>
  @usableFromInline var part: NodePart<S>
  @usableFromInline var sent: ContiguousArray<FlyingMessage<S>> = []
  /// How many visible effects there were: messages sent and syncs done.
  @usableFromInline var visibleCount = 0
  /// How its choices came out, and the script of the next way through it.
  @usableFromInline var choices: [Int] = []
  @usableFromInline var nextScript: [Int]?
  /// What clients asked and were told in it.
  @usableFromInline var entries: [ClientEntry] = []

  @inlinable
  init(node: any Node<S>, part: NodePart<S>) {
    self.node = node
    self.part = part
  }
}

extension WorldSpace {
  /// Lets a node's code run on a state.
  ///
  /// - Parameters:
  ///   - script: how the first choices come out.
  ///   - crashAfterEffects: after how many visible effects the node crashes; 0 if it does not.
  @inlinable
  func outcome(
    of action: WorldAction, in state: WorldState<S>, message: S.Message?, script: [Int],
    crashAfterEffects: Int = 0, _ context: inout Context<S>
  ) -> HandlerOutcome<S> {
    let position = action.node.position
    var part = state.parts[position]
    if action.kind == .restart { part.isUp = true }
    if action.kind == .fire {
      part.timers.removeAll { UInt64($0.handle.index) == action.item }
    }
    prepare(&context, for: action.node, part, script)
    var node = state.nodes[position]
    if let message {
      node.receive(message, from: action.sender, &context)
    } else {
      node.start(&context)
    }
    part.disk = context.annexes[position].disk
    part.operationCount = context.log.operationCount
    var outcome = HandlerOutcome(node: node, part: part)
    outcome.choices = context.handling.choices.map(\.outcome)
    outcome.nextScript = context.handling.nextScript
    apply(context.handling, to: &outcome, action.node, crashAfterEffects: crashAfterEffects)
    outcome.part.digest = outcome.part.digest(of: outcome.node, at: position)
    return outcome
  }

  @inlinable
  func prepare(
    _ context: inout Context<S>, for node: NodeID, _ part: NodePart<S>, _ script: [Int]
  ) {
    context.current = node
    context.elapsed = .zero
    context.mode = .collecting
    context.annexes[node.position].disk = part.disk
    context.runtime[node.position] = NodeRuntime()
    for timer in part.timers {
      context.runtime[node.position].occupy(timer.handle)
    }
    context.log.operationCount = part.operationCount
    context.handling.effects.removeAll(keepingCapacity: true)
    context.handling.choices.removeAll(keepingCapacity: true)
    if keepsHistory { context.handling.entries.removeAll(keepingCapacity: true) }
    context.handling.script = script
  }

  @inlinable
  func apply(
    _ handling: HandlingUnderSearch<S>, to outcome: inout HandlerOutcome<S>, _ node: NodeID,
    crashAfterEffects: Int
  ) {
    var numbers = outcome.part.timers.map { UInt64($0.handle.index) + 1 }
    for effect in handling.effects {
      switch effect {
      case .send(let message, let receiver):
        outcome.visibleCount += 1
        if isCut, world.context.network.isCut(from: node, to: receiver) { break }
        outcome.sent.append(FlyingMessage(message, from: node, to: receiver))
      case .setTimer(let message, let handle, let number, _, let isWork):
        outcome.part.timers.append(SetTimer(handle: handle, message: message, isWork: isWork))
        numbers.append(number)
      case .cancelTimer(let number):
        guard let place = numbers.firstIndex(of: number) else { break }
        numbers.remove(at: place)
        outcome.part.timers.remove(at: place)
      case .append(let recordNumber): outcome.part.disk.writtenCount = recordNumber
      case .sync(let count, _):
        if outcome.part.disk.hasFailed { return crash(&outcome, node) }
        outcome.part.disk.finishSync(upTo: count)
        outcome.visibleCount += 1
      case .mark(_, let place, _, _, _): outcome.entries.append(handling.entries[Int(place)])
      case .read, .failPoint: break
      }
      if crashAfterEffects > 0, outcome.visibleCount == crashAfterEffects {
        return crash(&outcome, node)
      }
    }
    outcome.part.timers.sort { $0.handle.index < $1.handle.index }
  }

  @inlinable
  func crash(_ outcome: inout HandlerOutcome<S>, _ node: NodeID) {
    outcome.node = world.firstNodes[node.position]
    outcome.part.crash()
    outcome.sent.append(contentsOf: notices(of: node))
  }
}

extension NodePart {
  /// Forgets what a crash forgets.
  @inlinable
  mutating func crash() {
    isUp = false
    timers = []
    // The search leaves torn tails out.
    let condition = disk.condition
    disk.condition.tearsTail = false
    _ = disk.crash(0)
    disk.condition = condition
  }
}

extension NodeRuntime {
  /// Gives a handle to a timer that is set already; its number is one more than the handle's.
  @inlinable
  mutating func occupy(_ handle: TimerHandle) {
    let number = UInt64(handle.index) + 1
    if handle.index == 0 {
      firstTimer = number
      return
    }
    if otherTimers.isEmpty { otherTimers.append(1) }
    while otherTimers.count <= Int(handle.index) { otherTimers.append(0) }
    otherTimers[Int(handle.index)] = number
  }
}
