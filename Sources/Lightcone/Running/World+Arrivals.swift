import LightconeTrace

extension World {
  /// Lets what has come up to now take its place at busy nodes, and throws away what no longer
  /// counts.
  ///
  /// Neither is a step, because neither leaves a record. It is done at the end of every run, so that
  /// the state after so many steps does not depend on how one got there: ``Timeline`` relies on it.
  @usableFromInline
  mutating func admitArrivals() {
    while let next = context.queue.first, next.time <= context.clock,
      !leavesRecord(context.arena.slots[next.slot])
    {
      _ = context.queue.pop()
      _ = dispatch(context.arena.remove(next.slot), at: next.time)
    }
  }

  /// Whether something pending would be a step if its turn came now.
  private func leavesRecord(_ pending: Pending<S>) -> Bool {
    switch pending {
    case .message(_, let sender, let receiver, _, _):
      !context.runtime[receiver.position].isBusy
        || context.network.isCut(from: sender, to: receiver)
    case .timer(_, let node, _, _, _, _):
      stillCounts(pending) && !context.runtime[node.position].isBusy
    case .start(let node): isFirstStartDue(node)
    case .syncDone(let node, let incarnation):
      context.runtime[node.position].incarnation == incarnation
    case .nextWaiting(let node, let incarnation):
      context.runtime[node.position].incarnation == incarnation
        && context.runtime[node.position].waiting.contains(where: stillCounts)
    case .comeBack(let node, let incarnation): isDown(node, since: incarnation)
    case .fault: true
    case .free: false
    }
  }

  /// Whether something that waits was not cancelled meanwhile.
  private func stillCounts(_ pending: Pending<S>) -> Bool {
    guard case .timer(_, let node, let handle, let number, let incarnation, _) = pending else {
      return true
    }
    return isCurrent(node, incarnation, timer: number, handle)
  }
}
