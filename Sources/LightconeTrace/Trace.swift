/// What a run leaves behind: its events in the order in which they happened, each with its cause.
///
/// Everything that is drawn, explained, exported or measured comes from here. A trace is a value
/// and knows nothing of the model that made it; the texts it needs come with it.
///
/// Example: `trace.events.filter { $0.kind == .send }.count` is the number of messages sent.
public struct Trace: Equatable, Sendable {
  /// The nodes by number.
  public var nodes: [TraceNode]
  /// The events; event `#1` stands at position 0.
  public var events: ChunkedArray<TraceEvent>
  /// The texts that events name by number.
  public var labels: LabelTable
  /// The text of each message, `m1` at position 0.
  public var messageTexts: [String]
  /// What each timer will tell its node, the first timer at position 0.
  public var timerTexts: [String]
  /// The client operations, the first at position 0.
  public var operations: [OperationText]

  /// Creates a trace.
  public init(
    nodes: [TraceNode] = [], events: ChunkedArray<TraceEvent> = ChunkedArray(),
    labels: LabelTable = LabelTable(), messageTexts: [String] = [], timerTexts: [String] = [],
    operations: [OperationText] = []
  ) {
    self.nodes = nodes
    self.events = events
    self.labels = labels
    self.messageTexts = messageTexts
    self.timerTexts = timerTexts
    self.operations = operations
  }

  /// The event with a number, if the trace has it.
  public subscript(number: EventNumber) -> TraceEvent? {
    events.indices.contains(number.position) ? events[number.position] : nil
  }

  /// The name of a node; `node 7` where the trace does not know it.
  public func name(of node: NodeID) -> String {
    nodes.indices.contains(node.position) ? nodes[node.position].name : node.description
  }

  /// The text of the message that a `send`, `deliver` or `lose` concerns.
  public func messageText(of event: TraceEvent) -> String {
    let position = Int(event.message) - 1
    return messageTexts.indices.contains(position) ? messageTexts[position] : ""
  }

  /// The text of the timer that a `setTimer`, `fireTimer` or `cancelTimer` concerns.
  public func timerText(of event: TraceEvent) -> String {
    let position = Int(event.message) - 1
    return timerTexts.indices.contains(position) ? timerTexts[position] : ""
  }

  /// The operation that an `invoke` or `complete` concerns.
  public func operation(of event: TraceEvent) -> OperationText? {
    let position = Int(event.message) - 1
    return operations.indices.contains(position) ? operations[position] : nil
  }
}

/// A node as a trace knows it.
public struct TraceNode: Hashable, Sendable {
  /// The node's name, unique in its trace.
  public var name: String
  /// The role it plays, for example `participant`.
  public var role: String
  /// The zone it stands in, such as a data centre; empty if the model knows none.
  public var zone: String

  /// Creates a node's description.
  public init(name: String, role: String, zone: String = "") {
    self.name = name
    self.role = role
    self.zone = zone
  }
}

/// A client operation in words: a function, the key it touches and its argument.
public struct OperationText: Hashable, Sendable {
  /// What the client asks for, for example `write`.
  public var function: String
  /// The key, if the operation touches one.
  public var key: String?
  /// The argument, if the operation has one.
  public var argument: String?

  /// Creates an operation's description.
  public init(function: String, key: String? = nil, argument: String? = nil) {
    self.function = function
    self.key = key
    self.argument = argument
  }
}
