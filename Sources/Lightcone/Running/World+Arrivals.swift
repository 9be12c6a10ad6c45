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
    let node = pending.node
    switch pending.kind {
    case .message:
      return !context.runtime[node.position].isBusy
        || context.network.isCut(from: pending.sender, to: node)
    case .timer: return isCurrent(pending) && !context.runtime[node.position].isBusy
    case .start: return isFirstStartDue(node)
    case .syncDone: return isOfThisIncarnation(pending)
    case .nextWaiting:
      return isOfThisIncarnation(pending)
        && context.runtime[node.position].waiting.contains {
          // A timer that waits may have been cancelled meanwhile.
          $0.kind != .timer || isCurrent($0)
        }
    case .comeBack: return isDown(node, since: pending.incarnation)
    case .fault: return true
    case .free: return false
    }
  }
}
