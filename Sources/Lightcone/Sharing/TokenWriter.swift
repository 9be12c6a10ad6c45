import LightconeTrace

/// Writes what was done to a run in the words of tokens.
struct TokenWriter {
  let nodes: [String]

  func point(_ position: Int, _ time: Instant) -> String {
    "\(position)@\((time - .start).literal)"
  }

  func deed(_ deed: Timeline.Deed) -> String {
    let words =
      switch deed.intervention {
      case .now(let fault): words(fault)
      case .at(let time, let fault): ["at", (time - .start).literal] + words(fault)
      case .afterEvent(let number, let fault): ["after", "\(number.rawValue)"] + words(fault)
      case .atFailPoint(let name, let fault): ["point", TokenText.encoded(name)] + words(fault)
      }
    return ([point(deed.position, deed.time)] + words).joined(separator: "-")
  }

  private func words(_ fault: Fault) -> [String] {
    switch fault {
    case .crash(let node, let downtime):
      ["crash", name(node)] + (downtime.map { [span($0)] } ?? [])
    case .restart(let node): ["restart", name(node)]
    case .pause(let node): ["pause", name(node)]
    case .resume(let node): ["resume", name(node)]
    case .slow(let node, let factor): ["slow", name(node), "\(factor)"]
    case .partition(let groups): ["partition"] + groups.map(group)
    case .cutOneWay(let senders, let receivers): ["cut", group(senders), group(receivers)]
    case .repair: ["repair"]
    case .hold(let first, let second): ["hold", name(first), name(second)]
    case .release(let first, let second): ["release", name(first), name(second)]
    case .link(let first, let second, let change): words(change, name(first), name(second))
    case .deliver(let message): ["deliver", "\(message)"]
    case .drop(let message): ["drop", "\(message)"]
    case .delay(let message, let span): ["delay", "\(message)", self.span(span)]
    case .clock(let node, let change): words(change, name(node))
    case .disk(let node, let change): words(change, name(node))
    case .operate(let node, let words):
      ["do", name(node)] + words.map { TokenText.encoded($0) }
    case .follow(let schedule): ["follow"] + schedule.steps.map(word)
    case .heal: ["heal"]
    }
  }

  /// A step as one word: `deliver+m14`, `deliver+m14+x2` with a crash after two records, and `+c1` for
  /// each choice that comes out as 1.
  private func word(_ step: ScheduledStep) -> String {
    let event =
      switch step.event {
      case .deliver(let message): ["deliver", "\(message)"]
      case .fire(let timer): ["fire", "t\(timer)"]
      case .drop(let message): ["drop", "\(message)"]
      case .duplicate(let message): ["duplicate", "\(message)"]
      case .crash(let node): ["crash", name(node)]
      case .restart(let node): ["restart", name(node)]
      }
    let crash = step.crashAfterEvents.map { ["x\($0)"] } ?? []
    return (event + crash + step.choices.map { "c\($0)" }).joined(separator: "+")
  }

  private func words(_ change: LinkFault, _ first: String, _ second: String) -> [String] {
    switch change {
    case .loss(let probability):
      ["loss", first, second, TokenText.encoded("\(probability)")]
    case .duplication(let probability):
      ["duplicate", first, second, TokenText.encoded("\(probability)")]
    case .latency(let law): ["latency", first, second, TokenText.encoded("\(law)")]
    }
  }

  private func words(_ change: ClockFault, _ node: String) -> [String] {
    switch change {
    case .step(let span): ["clock", node, self.span(span)]
    case .drift(let millionths): ["drift", node, TokenText.encoded("\(millionths)")]
    }
  }

  private func words(_ change: DiskFault, _ node: String) -> [String] {
    switch change {
    case .tearTail: ["disktear", node]
    case .loseSyncs: ["disklie", node]
    case .flipBit(let record):
      ["diskflip", node] + (record.map { [TokenText.encoded("\($0)")] } ?? [])
    case .fill: ["diskfull", node]
    case .fail: ["diskfail", node]
    case .slow(let factor): ["diskslow", node, "\(factor)"]
    case .mend: ["diskmend", node]
    }
  }

  private func span(_ span: TimeSpan) -> String { TokenText.encoded(span.literal) }

  private func group(_ group: [NodeID]) -> String { group.map(name).joined(separator: "+") }

  /// A node outside the list cannot stand in a timeline.
  private func name(_ node: NodeID) -> String {
    TokenText.encoded(nodes.indices.contains(node.position) ? nodes[node.position] : "\(node)")
  }
}
