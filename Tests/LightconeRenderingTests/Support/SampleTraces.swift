import LightconeTrace

/// Runs that the tests look at.
enum SampleTraces {
  /// Two-phase commit over three participants whose coordinator crashes after it has decided and
  /// told one of them; it comes back and tells the others.
  static func coordinatorCrash() -> Trace {
    var builder = TraceBuilder(["client", "coordinator", "product", "price", "metadata"])
    let participants = 2...4
    for node in 0...4 { builder.add(.start, node) }
    let operation = builder.invoke(0, "begin", argument: "tx1")
    let begin = builder.send("begin", from: 0, to: 1)
    builder.at(1_000)
    builder.deliver(begin)
    builder.become(1, "collecting votes", .working)
    let prepares = participants.map { builder.send("prepare", from: 1, to: $0) }
    builder.timer(.setTimer, 1, "votes due", value: 50_000_000)
    var votes: [UInt64] = []
    for (index, node) in participants.enumerated() {
      builder.at(2_100 + Int64(index) * 150)
      builder.deliver(prepares[index])
      builder.add(.append, node, value: 1)
      builder.add(.sync, node)
      builder.become(node, node == 2 ? "prepared, lock on row 7" : "prepared", .blocked)
      votes.append(builder.send("vote yes", from: node, to: 1))
    }
    for (index, vote) in votes.enumerated() {
      builder.at(3_200 + Int64(index) * 120)
      builder.deliver(vote)
    }
    builder.add(.append, 1, value: 1)
    builder.add(.sync, 1)
    builder.become(1, "committed", .done)
    let commits = participants.map { builder.send("commit", from: 1, to: $0) }
    builder.at(4_000)
    builder.add(.crash, 1)
    builder.at(4_600)
    builder.deliver(commits[0])
    builder.become(2, "committed", .done)
    let ack = builder.send("ack", from: 2, to: 1)
    builder.at(4_700)
    builder.lose(commits[1], .chance)
    builder.at(4_750)
    builder.lose(commits[2], .chance)
    builder.at(5_600)
    builder.lose(ack, .receiverDown)
    builder.at(9_000)
    builder.timer(.fireTimer, 3, "ask again")
    builder.at(10_030)
    builder.add(.restart, 1)
    builder.add(.start, 1)
    builder.become(1, "committed", .done)
    let again = (3...4).map { builder.send("commit", from: 1, to: $0) }
    for (index, node) in (3...4).enumerated() {
      builder.at(11_100 + Int64(index) * 100)
      builder.deliver(again[index])
      builder.become(node, "committed", .done)
    }
    builder.send("ack", from: 3, to: 1)
    let done = builder.send("done", from: 1, to: 0)
    builder.at(12_100)
    builder.deliver(done)
    builder.complete(0, operation, .ok, answer: "committed")
    return builder.trace
  }

  /// A cut between two halves, a message lost in it, and the repair.
  static func cut() -> Trace {
    var builder = TraceBuilder(["writer", "left", "right"])
    let operation = builder.invoke(0, "write", key: "x", argument: "5")
    builder.at(1_000)
    builder.add(.partition, label: "writer left | right")
    let first = builder.send("set x 5", from: 0, to: 2)
    builder.lose(first, .partition)
    builder.at(2_500_000)
    builder.add(.note, 1, label: "no word from right")
    builder.complete(0, operation, .unknown)
    builder.add(.repair)
    let second = builder.send("set x 5", from: 0, to: 2)
    builder.at(2_501_250)
    builder.deliver(second)
    builder.become(2, "behind", .undone)
    return builder.trace
  }

  /// One event of every kind, at two nodes.
  static func everyKind() -> Trace {
    var builder = TraceBuilder(["ann", "bob"])
    builder.add(.start, 0)
    let operation = builder.invoke(0, "read", key: "x")
    let first = builder.send("hello", from: 0, to: 1)
    builder.deliver(first)
    let second = builder.send("goodbye", from: 1, to: 0)
    builder.lose(second, .chance)
    builder.timer(.setTimer, 0, "later", value: 5_000_000)
    builder.timer(.fireTimer, 0, "wake")
    builder.timer(.cancelTimer, 0, "never")
    builder.add(.append, 0, value: 3)
    builder.add(.sync, 0)
    builder.add(.synced, 0, value: 4)
    builder.become(0, "leading", .working)
    builder.add(.note, 0, label: "remarkable")
    builder.add(.count, 0, label: "tally", value: 2)
    builder.add(.observe, 0, label: "latency", value: 17)
    builder.complete(0, operation, .fail, answer: "not found")
    builder.add(.crash, 1)
    builder.add(.restart, 1)
    builder.add(.partition, label: "ann | bob")
    builder.add(.repair)
    let third = builder.send("well met", from: 0, to: 1)
    builder.add(.duplicate, 1, peer: NodeID(0), message: third)
    builder.add(.delay, 1, peer: NodeID(0), message: third, value: 50_000_000)
    builder.deliver(third)
    builder.deliver(third)
    builder.add(.pause, 1)
    builder.add(.hold, 0, peer: NodeID(1))
    builder.add(.fault, 0, peer: NodeID(1), label: "loss 20%")
    builder.add(.fault, 0, label: "slow 10x")
    builder.add(.release, 0, peer: NodeID(1))
    builder.add(.resume, 1)
    builder.add(.heal)
    return builder.trace
  }

  /// A coordinator whose wires and messages are tampered with: a message is held, one is put off, one
  /// is doubled and one dropped, and a participant stands still meanwhile.
  static func tampering() -> Trace {
    var builder = TraceBuilder(["client", "coordinator", "product", "price"])
    let (coordinator, price) = (NodeID(1), NodeID(3))
    builder.add(.hold, 1, peer: price)
    let prepares = [2, 3].map { builder.send("prepare T1", from: 1, to: $0) }
    builder.add(.duplicate, 2, peer: coordinator, message: prepares[0])
    builder.at(4_000)
    builder.become(2, "prepared", .blocked)
    builder.add(.pause, 2)
    builder.deliver(prepares[0])
    let begin = builder.send("begin T2", from: 0, to: 1)
    builder.add(.delay, 1, peer: NodeID(0), message: begin, value: 50_000_000)
    builder.at(9_000)
    builder.add(.fault, 1, peer: NodeID(2), label: "latency uniform(1ms..9ms)")
    builder.add(.fault, 0, label: "clock +5s")
    builder.add(.resume, 2)
    builder.deliver(prepares[0])
    builder.lose(begin, .byHand)
    builder.add(.release, 1, peer: price)
    builder.deliver(prepares[1])
    builder.add(.heal)
    return builder.trace
  }

  /// Nodes in a row, each sending to every other, with some of the messages lost.
  static func crowd(_ count: Int, text: String = "a message of some length") -> Trace {
    var builder = TraceBuilder((0..<count).map { "node-number-\($0)" })
    for step in 1..<count {
      for from in [0, count / 2, count - 1] {
        builder.at(Int64(step) * 1_237)
        let message = builder.send(text, from: from, to: (from + step) % count)
        if step % 3 == 0 { builder.lose(message, .partition) } else { builder.deliver(message) }
      }
      builder.add(.partition, label: (0..<count).map(String.init).joined(separator: " "))
      builder.become(step, "a state with a long name", .blocked)
    }
    return builder.trace
  }
}
