public import LightconeTrace

extension WorldSpace {
  /// Adds every way in which a handler can go, with its choices and with crashes in the middle.
  @inlinable
  func expandHandler(
    _ action: WorldAction, _ state: WorldState<S>,
    _ transitions: inout [Transition<WorldAction>], _ context: inout Context<S>
  ) {
    let message = message(of: action, in: state, place(of: action, in: state))
    var script: [Int]? = []
    while let current = script {
      let outcome = outcome(of: action, in: state, message: message, script: current, &context)
      let whole = action.with(choices: outcome.choices)
      transitions.append(Transition(whole, fingerprint(state, after: whole, outcome)))
      if mayCrash[action.node.position], state.spent.crashes < budget.crashes {
        // After the last visible effect it is a crash after the handler.
        for count in stride(from: 1, to: outcome.visibleCount, by: 1) {
          let cut = action.with(crashAfterEffects: count, choices: outcome.choices)
          let outcome = self.outcome(
            of: cut, in: state, message: message, script: cut.choices, crashAfterEffects: count,
            &context)
          transitions.append(Transition(cut, fingerprint(state, after: cut, outcome)))
        }
      }
      script = outcome.nextScript
    }
  }

  @inlinable
  func fingerprint(
    _ state: WorldState<S>, after action: WorldAction, _ outcome: HandlerOutcome<S>
  ) -> StateFingerprint {
    let place = action.kind == .deliver ? place(of: action, in: state) : nil
    return digest(state, after: action, outcome)
      &+ digest(of: state.messages, without: place, with: outcome.sent)
  }

  /// The digest of nodes, budget and history after a handler.
  @inlinable
  func digest(
    _ state: WorldState<S>, after action: WorldAction, _ outcome: HandlerOutcome<S>
  ) -> StateFingerprint {
    var digest = state.digest &- state.parts[action.node.position].digest &+ outcome.part.digest
    let spent = spent(state, after: action)
    if spent != state.spent { digest = digest &- state.spent.digest &+ spent.digest }
    if !outcome.entries.isEmpty {
      digest = digest &- state.entries.digest &+ (state.entries + outcome.entries).digest
    }
    return digest
  }

  /// What an action spends.
  @inlinable
  func spent(_ state: WorldState<S>, after action: WorldAction) -> SpentBudget {
    var spent = state.spent
    switch action.kind {
    case .drop: spent.drops += 1
    case .duplicate: spent.duplicates += 1
    case .crash: spent.crashes += 1
    case .fire:
      let timers = state.parts[action.node.position].timers
      let isWork = timers.first { UInt64($0.handle.index) == action.item }?.isWork ?? false
      if !isWork { spent.timers += 1 }
    case .deliver, .restart: break
    }
    if action.crashAfterEffects > 0 { spent.crashes += 1 }
    return spent
  }

  /// The digest after an action in which no code runs.
  @inlinable
  func quietFingerprint(_ action: WorldAction, _ state: WorldState<S>) -> StateFingerprint {
    fingerprint(of: quietSuccessor(action, state, place(of: action, in: state)))
  }

  /// The state after an action in which no code runs.
  @inlinable
  func quietSuccessor(
    _ action: WorldAction, _ state: WorldState<S>, _ place: Int?
  ) -> WorldState<S> {
    var next = state
    next.spent = spent(state, after: action)
    next.digest = next.digest &- state.spent.digest &+ next.spent.digest
    switch action.kind {
    case .deliver, .drop: if let place { next.messages.remove(at: place) }
    case .duplicate: if let place { next.messages.append(state.messages[place]) }
    case .crash:
      let position = action.node.position
      next.digest = next.digest &- next.parts[position].digest
      next.nodes[position] = world.firstNodes[position]
      next.parts[position].crash()
      next.parts[position].digest = next.parts[position].digest(
        of: next.nodes[position], at: position)
      next.digest = next.digest &+ next.parts[position].digest
      next.messages.append(contentsOf: notices(of: action.node))
    case .fire, .restart: break
    }
    return next
  }

  /// The digest of the messages in flight: a sum, since their order does not count, unless the network
  /// keeps the order of each link.
  @inlinable
  func digest(
    of messages: ContiguousArray<FlyingMessage<S>>, without place: Int?,
    with sent: ContiguousArray<FlyingMessage<S>>
  ) -> StateFingerprint {
    guard !isOrdered else { return orderedDigest(of: messages, without: place, with: sent) }
    var sum = StateFingerprint(high: 0, low: 0)
    for message in messages { sum = sum &+ message.digest }
    if let place { sum = sum &- messages[place].digest }
    for message in sent { sum = sum &+ message.digest }
    return sum
  }

  @inlinable
  func orderedDigest(
    of messages: ContiguousArray<FlyingMessage<S>>, without place: Int?,
    with sent: ContiguousArray<FlyingMessage<S>>
  ) -> StateFingerprint {
    var all = messages
    if let place { all.remove(at: place) }
    all.append(contentsOf: sent)
    var sum = StateFingerprint(high: 0, low: 0)
    for (place, message) in all.enumerated() {
      var hasher = Hasher()
      hasher.combine(all[..<place].count { $0.isOnLink(of: message) })
      hasher.combine(message.digest)
      sum = sum &+ StateFingerprint(finishing: hasher)
    }
    return sum
  }
}
