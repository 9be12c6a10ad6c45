import LightconeTrace
import Testing

@testable import Lightcone

@Suite("The kernel's own books")
struct KernelFlawTests {
  /// A sound world with messages on their way, held, and waiting at a paused node.
  private func world() throws -> World<Script> {
    let sends = (0..<4).map { Action.send("x\($0)", to: 1 + $0 % 2) }
    var world = World.of(
      Actor(sends + [.timer("t", milliseconds: 7)], on: ["t": sends]), Actor(), Actor())
    try world.at(1, .pause(.b))
    try world.at(2, .hold(.a, .c))
    world.run(until: .milliseconds(8))
    return world
  }

  /// The flaws of a world after a change that no run makes.
  private func flaws(_ change: (inout World<Script>) -> Void) throws -> [String] {
    var world = try world()
    change(&world)
    return world.kernelFlaws()
  }

  @Test("a sound world has no flaw, at any step")
  func sound() throws {
    var world = try world()
    #expect(world.messagesInFlight().count == 8)
    #expect(world.kernelFlaws().isEmpty)
    try world.now(.heal)
    while world.step() { #expect(world.kernelFlaws().isEmpty) }
  }

  @Test("a queue that is no heap")
  func queueOrder() throws {
    let flaws = try flaws { $0.context.queue.tickets.swapAt(0, 3) }
    #expect(!flaws.isEmpty)
    #expect(flaws.allSatisfy { $0.hasSuffix("of the queue comes before its parent") })
  }

  @Test("something that is pending in the past")
  func past() throws {
    let flaws = try flaws { $0.context.clock = .milliseconds(60) }
    #expect(flaws == ["something is pending at 12 ms, and it is 60 ms"])
  }

  @Test("a slot that two tickets own, and one that nobody does")
  func slots() throws {
    let flaws = try flaws { world in
      let ticket = world.context.queue.tickets[1]
      let other = world.context.queue.tickets[2]
      world.context.queue.tickets[1] = Ticket(
        time: ticket.time, sequence: UInt64(ticket.key >> 24) & 0xFF_FFFF_FFFF, slot: other.slot)
    }
    #expect(flaws.count == 2)
    #expect(flaws.contains { $0.hasSuffix("has 2 tickets") })
    #expect(flaws.contains { $0.hasSuffix("has 0 tickets") })
  }

  @Test("a free slot with a ticket")
  func freeSlot() throws {
    let flaws = try flaws { world in
      guard let ticket = world.context.queue.first else { return }
      _ = world.context.arena.remove(ticket.slot)
    }
    #expect(flaws.count == 2)
    #expect(flaws[0].contains("holds free and has 1 tickets"))
    #expect(flaws[1].contains("messages were sent"))
  }

  @Test("a free list that loses slots")
  func freeList() throws {
    let flaws = try flaws { $0.context.arena.firstFree = -1 }
    #expect(flaws == ["the list of free slots has 0 entries"])
  }

  @Test("a free list that runs in a circle")
  func freeListCircle() throws {
    let flaws = try flaws { world in
      let slot = world.context.arena.firstFree
      world.context.arena.slots[slot] = Pending(.free, .a, number: UInt64(slot))
    }
    #expect(flaws.count == 1)
    #expect(flaws[0].hasPrefix("the list of free slots has"))
  }

  @Test(
    "a count of records that is wrong",
    arguments: [
      TraceEvent.Kind.send, .duplicate, .deliver, .lose,
    ])
  func count(kind: TraceEvent.Kind) throws {
    let flaws = try flaws { $0.context.log.kindCounts[Int(kind.rawValue)] += 1 }
    #expect(flaws.count == 1)
    #expect(flaws[0].hasSuffix("ended and 8 are in flight"))
  }

  @Test("a held or a waiting message that vanishes")
  func vanished() throws {
    let held = try flaws { $0.context.held.removeFirst() }
    #expect(held == ["8 messages were sent, 0 ended and 7 are in flight"])
    let waiting = try flaws { _ = $0.context.annexes[1].waiting.removeFirst() }
    #expect(waiting == ["8 messages were sent, 0 ended and 7 are in flight"])
  }

  @Test("a wrong count of slow nodes; the right one survives every change and a heal")
  func slowCount() throws {
    #expect(try flaws { $0.context.slowCount += 1 } == ["0 nodes are slow, not 1"])
    var world = try world()
    for fault in [
      .slow(.a, .times(2)), .slow(.a, .times(3)), .slow(.b, .times(2)), .slow(.a, .one),
      .slow(.c, .one), .heal,
    ] as [Fault] {
      try world.now(fault)
      #expect(world.kernelFlaws().isEmpty)
    }
    #expect(world.context.slowCount == 0 && !world.context.isCareful)
  }

  @Test("a node whose backlog and flag disagree")
  func backlog() throws {
    let hidden = try flaws { _ = $0.context.runtime[1].hindrances.remove(.backlog) }
    #expect(hidden == ["b has a backlog of 2 and says otherwise"])
    let invented = try flaws { _ = $0.context.runtime[0].hindrances.insert(.backlog) }
    #expect(invented == ["a has a backlog of 0 and says otherwise"])
  }

  #if DEBUG
    @Test("a message that is on another link than the one it was sent on")
    func ledger() throws {
      let flaws = try flaws { world in
        let event = { (kind: TraceEvent.Kind, sender: NodeID, receiver: NodeID) in
          TraceEvent(kind, at: .start, node: sender, peer: receiver)
        }
        world.context.ledger.enter(event(.deliver, .b, .a))
        world.context.ledger.enter(event(.send, .b, .c))
      }
      #expect(flaws == ["too much is in flight from \(NodeID.a) to \(NodeID.b)"])
    }
  #endif
}
