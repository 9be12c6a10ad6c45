/// What the nodes hold, event by event.
///
/// A trace says what happened, not what the nodes made of it. This table says that. It is made by
/// running a run again, when somebody exports it, and travels beside the trace.
///
/// Example: `table.fields(of: server, after: EventNumber(57))` is what the server held once #57 had
/// happened.
public struct StateTable: Hashable, Sendable {
  /// One part of a node's state in words.
  public struct Field: Hashable, Sendable {
    /// The part's name, for example `term`.
    public var name: String
    /// What it holds, for example `3`.
    public var value: String

    /// Describes a part of a state.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A change: what a node holds from an event on.
  public struct Row: Hashable, Sendable {
    /// The event after which it is so.
    public var event: EventNumber
    /// The node.
    public var node: NodeID
    /// All that it holds now; empty while it is down.
    public var fields: [Field]

    /// Describes a change.
    public init(event: EventNumber, node: NodeID, fields: [Field]) {
      self.event = event
      self.node = node
      self.fields = fields
    }
  }

  /// What each node holds before the first event, by its number.
  public let initial: [[Field]]
  /// The changes of all nodes, by event.
  public let rows: [Row]
  private let positions: [[Int]]

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - initial: what each node holds before the first event.
  ///   - rows: the changes, with events that do not fall. Rows of nodes beyond `initial` are dropped.
  public init(initial: [[Field]] = [], rows: [Row] = []) {
    precondition(
      zip(rows, rows.dropFirst()).allSatisfy { $0.event <= $1.event },
      "the rows of a state table stand in the order of their events")
    self.initial = initial
    self.rows = rows.filter { initial.indices.contains($0.node.position) }
    var positions = [[Int]](repeating: [], count: initial.count)
    for (position, row) in self.rows.enumerated() { positions[row.node.position].append(position) }
    self.positions = positions
  }

  /// What a node holds once an event has happened; nothing for a node that the table does not know.
  ///
  /// - Complexity: O(log changes of the node).
  public func fields(of node: NodeID, after event: EventNumber) -> [Field] {
    guard initial.indices.contains(node.position) else { return [] }
    let own = positions[node.position]
    var low = 0
    var high = own.count
    while low < high {
      let middle = (low + high) / 2
      if rows[own[middle]].event <= event { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? initial[node.position] : rows[own[low - 1]].fields
  }

  /// What a node holds just before an event.
  ///
  /// - Complexity: O(log changes of the node).
  public func fields(of node: NodeID, before event: EventNumber) -> [Field] {
    fields(of: node, after: EventNumber(max(0, event.position)))
  }
}
