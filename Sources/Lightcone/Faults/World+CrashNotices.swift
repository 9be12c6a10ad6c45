public import LightconeTrace

/// A message that stands for the word that a node has crashed.
@usableFromInline
struct CrashNotice<S: System>: Sendable {
  @usableFromInline let node: NodeID
  @usableFromInline let watcher: NodeID
  @usableFromInline let message: S.Message

  @inlinable
  init(of node: NodeID, to watcher: NodeID, _ message: S.Message) {
    self.node = node
    self.watcher = watcher
    self.message = message
  }
}

extension World {
  /// Lets nodes hear of the crashes of others, and of nothing that is not a crash: a *perfect failure
  /// detector*.
  ///
  /// Each crash sends each watcher one message in the name of the crashed node. It travels as any other:
  /// it takes the link's latency, it can be overtaken and lost, and a cut stops it. On a network that
  /// loses nothing and is not cut, every crash is heard of by all watchers that are up (completeness),
  /// and nobody is suspected who has not crashed (accuracy).
  ///
  /// No real network offers it: there, a slow node and a crashed one look the same. It is for protocols
  /// that are proved under the assumption that it exists.
  ///
  /// - Parameters:
  ///   - nodes: those whose crashes are told.
  ///   - watchers: those who hear of them; nobody hears of a crash of its own.
  ///   - message: what they hear; its sender is the node that has crashed.
  ///
  /// Reading: Chandra and Toueg, "Unreliable Failure Detectors for Reliable Distributed Systems"
  /// (Journal of the ACM 1996, section 2).
  public mutating func announceCrashes(
    of nodes: [NodeID], to watchers: [NodeID], as message: S.Message
  ) {
    for node in nodes {
      for watcher in watchers where watcher != node {
        crashNotices.append(CrashNotice(of: node, to: watcher, message))
      }
    }
  }

  /// Sends the word of a crash that has just been recorded.
  mutating func announceCrash(of node: NodeID, cause: EventNumber) {
    guard !crashNotices.isEmpty else { return }
    context.cause = cause
    for notice in crashNotices where notice.node == node {
      context.executeSend(notice.message, to: notice.watcher)
    }
  }
}

extension WorldSpace {
  /// What a crash of a node sends to those who hear of it.
  @inlinable
  func notices(of node: NodeID) -> ContiguousArray<FlyingMessage<S>> {
    var notices: ContiguousArray<FlyingMessage<S>> = []
    for notice in world.crashNotices where notice.node == node {
      if isCut, world.context.network.isCut(from: node, to: notice.watcher) { continue }
      notices.append(FlyingMessage(notice.message, from: node, to: notice.watcher))
    }
    return notices
  }
}
