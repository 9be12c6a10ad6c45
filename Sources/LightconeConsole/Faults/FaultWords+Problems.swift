import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// What the words for a problem need to know of the run.
struct FaultScene {
  /// The time.
  var now = Instant.start
  /// How many events have happened.
  var eventCount = 0
  /// The event that a fault was to be planned for, if it was one.
  var event: EventNumber?
  /// The messages in flight.
  var inFlight: [MessageNumber] = []
  /// The wires that are held.
  var held: [(first: NodeID, second: NodeID)] = []
  /// How many records each node's disk holds.
  var recordCounts: [Int] = []

  /// The scene at the point where a simulation stands.
  init(_ simulation: Simulation) {
    now = simulation.now
    eventCount = simulation.eventCount
    inFlight = simulation.messagesInFlight.map(\.number)
    held = HeldWires(simulation.trace).wires
    recordCounts = simulation.nodes.indices.map {
      simulation.inspect(NodeID($0)).records.count
    }
  }

  /// A scene of which nothing is known.
  init() {}
}

extension FaultWords {
  /// What makes a fault impossible, as a diagnostic that says what to do instead.
  func diagnostic(for problem: FaultProblem, in scene: FaultScene) -> Diagnostic {
    switch problem {
    case .unknownNode(let node):
      Diagnostic(
        .unknownNode, "there is no \(node)", expected: "one of \(names.joined(separator: ", "))")
    case .alreadyDown(let node): bad("\(name(node)) is down already", "restart \(name(node))")
    case .alreadyUp(let node): bad("\(name(node)) is running", "crash \(name(node))")
    case .isDown(let node): bad("\(name(node)) is down", "restart \(name(node))")
    case .alreadyPaused(let node):
      bad("\(name(node)) stands still already", "resume \(name(node))")
    case .notPaused(let node): bad("\(name(node)) does not stand still", "pause \(name(node))")
    case .diskFailed(let node):
      bad(
        "the disk of \(name(node)) has failed, and without it \(name(node)) cannot start",
        "disk \(name(node)) mend")
    case .noSuchRecord(let node, let record):
      bad("the disk of \(name(node)) has no record \(record)", records(of: node, in: scene))
    case .tooFewGroups:
      bad(
        "a partition needs two groups or more, none of them empty",
        "partition a b | c d, or partition a -> b for one way")
    case .inTwoGroups(let node):
      bad("\(name(node)) stands in two groups", "each node in one group")
    case .sameNode(let node):
      bad("a wire has two ends, and \(name(node)) is only one", "two different nodes")
    case .alreadyHeld(let one, let other):
      bad(
        "messages between \(list([one, other])) are held already",
        "release \(name(one)) \(name(other))")
    case .notHeld(let one, let other):
      bad("messages between \(list([one, other])) are not held", heldWires(in: scene))
    case .notInFlight(let message):
      bad("\(message) is not in flight", messages(near: message, in: scene))
    case .waitsAt(let node, let message):
      bad(
        "\(message) has arrived, and waits at \(name(node)), which is busy or stands still",
        "drop \(message), or 'resume \(name(node))' if it is paused")
    case .noSuchOperation(let node, let operation):
      bad(
        "\(name(node)) does not understand '\(operation.joined(separator: " "))'",
        "an operation as 'models MODEL' lists them")
    case .outOfRange(let parameter, let range): bad("the \(parameter) is out of range", range)
    case .inThePast: isOver(in: scene)
    case .contradicts(let fault, let time):
      bad(
        "at \(time) the opposite is planned: \(command(for: fault))",
        "another moment, or 'reset' to plan anew")
    }
  }

  private func isOver(in scene: FaultScene) -> Diagnostic {
    guard let event = scene.event else {
      return Diagnostic(
        .noSuchMoment, "that moment is over: it is \(scene.now) now",
        expected: "a later moment, or 'goto' an earlier one first")
    }
    return Diagnostic(
      .noSuchMoment,
      "\(event) is over: the last event so far is \(EventNumber(scene.eventCount))",
      expected: "an event that has not happened yet, or 'goto' an earlier one first")
  }

  private func bad(_ message: String, _ expected: String) -> Diagnostic {
    Diagnostic(.badFault, message, expected: expected)
  }

  private func records(of node: NodeID, in scene: FaultScene) -> String {
    let counts = scene.recordCounts
    switch counts.indices.contains(node.position) ? counts[node.position] : 0 {
    case 0: return "a disk with records; this one is empty"
    case 1: return "record 1, the only one"
    case let count: return "a record from 1 to \(count)"
    }
  }

  private func heldWires(in scene: FaultScene) -> String {
    let wires = scene.held.map { "\(name($0.first)) \(name($0.second))" }
    return wires.isEmpty
      ? "a wire that is held; none is" : "one of \(wires.joined(separator: ", "))"
  }

  /// The messages in flight whose numbers are nearest.
  private func messages(near message: MessageNumber, in scene: FaultScene) -> String {
    var seen: Set<MessageNumber> = []
    let all = scene.inFlight.filter { seen.insert($0).inserted }.map(\.rawValue)
    guard !all.isEmpty else { return "a message in flight; there is none now" }
    func distance(_ number: UInt64) -> UInt64 {
      max(number, message.rawValue) - min(number, message.rawValue)
    }
    let nearest = all.sorted { (distance($0), $0) < (distance($1), $1) }.prefix(5).sorted()
    let list = nearest.map { "m\($0)" }.joined(separator: ", ")
    let rest = all.count - nearest.count
    return "\(all.count == 1 ? "" : "one of ")\(list)"
      + (rest > 0 ? "; 'pending' lists \(rest) more" : "")
  }
}
