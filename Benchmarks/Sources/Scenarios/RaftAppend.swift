import Lightcone
import LightconeTrace

/// The busy path of Raft (Ongaro and Ousterhout 2014, §5.3): a leader that copies its log to
/// followers. No elections, no disks.
enum RaftAppend: System {
  struct Entry: Hashable, Sendable {
    let term: Int
    let command: UInt64
  }

  enum Message: Hashable, Sendable {
    case appendEntries(term: Int, previousIndex: Int, entries: [Entry], commitIndex: Int)
    case appended(matchIndex: Int)
  }

  static let entriesPerMessage = 8
}

/// Sends each follower its next entries as soon as the last ones are there.
struct Leader: Node {
  let followers: [NodeID]
  /// A piece of log that is sent again and again: the log must not grow while it is measured.
  let log = (0..<1_024).map { RaftAppend.Entry(term: 1, command: UInt64($0)) }
  var matchIndices: [Int]
  var commitIndex = 0

  init(followers: [NodeID]) {
    self.followers = followers
    matchIndices = [Int](repeating: 0, count: followers.count)
  }

  mutating func start(_ context: inout Context<RaftAppend>) {
    for follower in followers { sendEntries(after: 0, to: follower, &context) }
  }

  mutating func receive(
    _ message: RaftAppend.Message, from sender: NodeID, _ context: inout Context<RaftAppend>
  ) {
    guard case .appended(let matchIndex) = message else { return }
    matchIndices[sender.position - 1] = matchIndex
    commitIndex = max(commitIndex, matchIndices.min() ?? 0)
    sendEntries(after: matchIndex, to: sender, &context)
  }

  private func sendEntries(
    after index: Int, to follower: NodeID, _ context: inout Context<RaftAppend>
  ) {
    let first = index % (log.count - RaftAppend.entriesPerMessage)
    let entries = Array(log[first..<first + RaftAppend.entriesPerMessage])
    context.send(
      .appendEntries(
        term: 1, previousIndex: index, entries: entries, commitIndex: commitIndex),
      to: follower)
  }
}

/// Takes entries that follow its own, and says how far it has come.
struct Follower: Node {
  var lastIndex = 0
  var checksum: UInt64 = 0

  mutating func receive(
    _ message: RaftAppend.Message, from sender: NodeID, _ context: inout Context<RaftAppend>
  ) {
    guard case .appendEntries(_, lastIndex, let entries, _) = message else { return }
    for entry in entries { checksum = checksum &* 31 &+ entry.command }
    lastIndex += entries.count
    context.send(.appended(matchIndex: lastIndex), to: sender)
  }
}

extension Scenario {
  /// Each follower has one message on its way, or its answer.
  static let raftAppend = Scenario(
    "raft-append", "a leader that sends 8 entries at a time to 4 followers, which answer",
    pendingCount: 4
  ) { isTraced in
    var world: World<RaftAppend> = makeWorld(
      latency: .exponential(mean: .milliseconds(1)), isTraced: isTraced)
    let followers = (1...4).map { NodeID($0) }
    world.add(Leader(followers: followers), named: "leader")
    for number in 1...4 { world.add(Follower(), named: "follower-\(number)", role: "follower") }
    return world
  }
}
