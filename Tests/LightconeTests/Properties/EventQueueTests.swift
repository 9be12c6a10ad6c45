import LightconeTrace
import Testing

@testable import Lightcone

@Suite("The event queue")
struct EventQueueTests {
  @Test("gives out what a sorted list would, under random pushes and pops", arguments: 1...8)
  func againstSortedList(seed: Int) {
    var chance = TestChance(seed: seed)
    var queue = EventQueue()
    var reference: [Ticket] = []
    for sequence in 0..<600 {
      if chance.below(5) < 3 {
        let time = Instant(nanoseconds: Int64(chance.below(40)))
        let ticket = Ticket(time: time, sequence: UInt64(sequence), slot: chance.below(1 << 24))
        queue.push(ticket)
        reference.append(ticket)
      } else {
        reference.sort { ($0.time.nanoseconds, $0.key) < ($1.time.nanoseconds, $1.key) }
        let expected = reference.isEmpty ? nil : reference.removeFirst()
        let popped = takeFirst(&queue)
        #expect(popped == expected)
      }
    }
    reference.sort()
    for ticket in reference {
      let popped = takeFirst(&queue)
      #expect(popped == ticket)
    }
    #expect(takeFirst(&queue) == nil)
  }

  private func takeFirst(_ queue: inout EventQueue) -> Ticket? {
    guard let first = queue.first else { return nil }
    queue.removeFirst()
    return first
  }

  @Test("breaks ties by sequence, not by slot")
  func ties() {
    var queue = EventQueue()
    let time = Instant(nanoseconds: 7)
    for sequence in [3, 1, 2] as [UInt64] {
      queue.push(Ticket(time: time, sequence: sequence, slot: 100 - Int(sequence)))
    }
    let slots = (0..<3).map { _ in takeFirst(&queue)?.slot }
    #expect(slots == [99, 98, 97])
  }

  @Test("a ticket keeps time and slot to the last bit")
  func ticketFields() {
    let ticket = Ticket(
      time: Instant(nanoseconds: .max), sequence: (1 << 40) - 1, slot: (1 << 24) - 1)
    #expect(ticket.time == Instant(nanoseconds: .max))
    #expect(ticket.slot == (1 << 24) - 1)
    let next = Ticket(time: Instant(nanoseconds: 1), sequence: 0, slot: 0)
    let last = Ticket(time: .start, sequence: (1 << 40) - 1, slot: (1 << 24) - 1)
    #expect(last < next)
  }

  @Test("the arena fills the slot that was emptied last before it grows")
  func slotReuse() {
    var arena = PendingArena<Script>()
    let slots = (0..<4).map { arena.insert(Pending(.start, NodeID($0))) }
    #expect(slots == [0, 1, 2, 3])
    _ = arena.remove(1)
    _ = arena.remove(3)
    #expect(arena.insert(Pending(.start, NodeID(4))) == 3)
    #expect(arena.insert(Pending(.start, NodeID(5))) == 1)
    #expect(arena.insert(Pending(.start, NodeID(6))) == 4)
    let removed = arena.remove(1)
    #expect(removed.kind == .start)
    #expect(removed.node == NodeID(5))
  }

  @Test("a long exchange of messages needs no more slots than are in flight at once")
  func arenaStaysSmall() {
    var world = World.of(
      Actor([.send("ping", to: 1)], on: ["pong": [.send("ping", to: 1)]]),
      Actor(on: ["ping": [.send("pong", to: 0)]]))
    world.run(atMost: 500)
    #expect(world.count(of: .send) > 490)
    #expect(world.context.arena.slots.count == 2)
  }
}
