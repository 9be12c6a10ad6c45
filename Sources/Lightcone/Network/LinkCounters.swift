public import LightconeTrace

/// How many messages each link has carried: the index of the next one's draws.
///
/// A row is made when its sender first needs one, so that systems with constant latency and no loss
/// pay nothing.
@usableFromInline
struct LinkCounters: Sendable {
  private var rows: [[UInt32]] = []

  @usableFromInline
  init() {}

  /// The index of the next message on a link, which is then used up.
  @usableFromInline
  mutating func next(from sender: NodeID, to receiver: NodeID) -> UInt64 {
    while rows.count <= sender.position { rows.append([]) }
    let missing = receiver.position + 1 - rows[sender.position].count
    if missing > 0 { rows[sender.position].append(contentsOf: repeatElement(0, count: missing)) }
    rows[sender.position][receiver.position] += 1
    return UInt64(rows[sender.position][receiver.position])
  }
}
