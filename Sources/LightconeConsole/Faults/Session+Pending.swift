import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  /// The messages in flight, or those from or to some nodes.
  func showPending(_ names: [String]) throws(Diagnostic) -> Reply {
    let run = try loaded()
    let nodes = try run.nodes(named: names)
    let messages = run.simulation.messagesInFlight.filter {
      nodes.isEmpty || nodes.contains($0.sender) || nodes.contains($0.receiver)
    }
    let words = FaultWords(names: run.simulation.nodes.map(\.name))
    guard !messages.isEmpty else {
      let whose = nodes.isEmpty ? "" : " from or to \(words.list(nodes))"
      return Reply(wrap("No message\(whose) is in flight."))
    }
    // In a narrow display what keeps a message stands where its arrival would.
    let hasState = display.isWide && messages.contains { $0.state != .travelling }
    var table = Table(
      [TableColumn("#"), TableColumn("from"), TableColumn("to"), TableColumn("arrives", .right)]
        + (hasState ? [TableColumn("state")] : []) + [TableColumn("message")],
      wrapsLastColumn: true)
    for message in messages {
      table.add(
        [
          message.number.description, words.name(message.sender), words.name(message.receiver),
          arrival(of: message),
        ] + (hasState ? [message.state.word] : []) + [message.text])
    }
    return Reply(table.render(display))
  }

  /// When a message arrives, if nothing keeps it; one that waits has arrived.
  private func arrival(of message: MessageInFlight) -> String {
    switch message.state {
    case .travelling: message.arrival.description
    case .held: display.isWide ? message.arrival.description : message.state.word
    case .waiting: display.isWide ? "" : message.state.word
    }
  }
}

extension MessageInFlight.State {
  /// What keeps the message, in a word; nothing where it is on its way.
  fileprivate var word: String {
    switch self {
    case .travelling: ""
    case .held: "held"
    case .waiting: "waiting"
    }
  }
}
