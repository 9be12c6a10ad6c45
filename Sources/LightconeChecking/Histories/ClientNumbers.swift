import LightconeTrace

/// Finds the clients behind the nodes of a run.
///
/// A node is one client as long as it has one operation open at a time. What it begins while another is
/// open, or after one of unknown outcome, belongs to a further client, the first of its own that is free.
struct ClientNumbers {
  /// For each node its clients: the event at which each is free again.
  private var freeAt: [Int: [EventNumber?]] = [:]
  private let nodeCount: Int

  init(_ history: History) {
    nodeCount = 1 + (history.operations.map(\.client.position).max() ?? 0)
  }

  /// The client that begins an operation; operations come in the order in which they began.
  mutating func client(of operation: History.Operation) -> Int {
    let node = operation.client.position
    let end = operation.outcome == .unknown ? nil : operation.completedEvent
    var clients = freeAt[node] ?? []
    let free = clients.firstIndex { $0.map { $0 < operation.invokedEvent } ?? false }
    let place = free ?? clients.count
    if free == nil { clients.append(end) } else { clients[place] = end }
    freeAt[node] = clients
    return node + place * nodeCount
  }

  /// The name of a client: that of its node, and for a further one its number.
  func name(ofClient client: Int, node: String) -> String {
    client < nodeCount ? node : "\(node) (\(client / nodeCount + 1))"
  }
}
