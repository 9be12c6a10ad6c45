import LightconeTrace
import Testing

@testable import Lightcone

@Suite("What holds in every run")
struct ConservationTests {
  /// The messages that are on the wire or wait at a busy node.
  private func inFlight(_ world: World<Chat>) -> Set<UInt64> {
    let pending = Array(world.context.arena.slots) + world.context.runtime.flatMap(\.waiting)
    return Set(pending.filter { $0.kind == .message }.map(\.number))
  }

  /// A world under a random schedule of faults, and a check after each step.
  private func underFaults(seed: Int, check: (World<Chat>) -> Void) -> World<Chat> {
    var chance = TestChance(seed: seed)
    var world = World.busy(seed: UInt64(seed))
    repeat {
      if chance.below(6) == 0 {
        let intervention = chance.intervention(
          nodes: 4, now: world.now, eventCount: world.eventCount)
        try? world.intervene(intervention)
      }
      check(world)
    } while world.step()
    return world
  }

  @Test("every message sent is delivered, lost or in flight, after each step", arguments: 1...12)
  func messages(seed: Int) {
    let world = underFaults(seed: seed) { world in
      let flying = inFlight(world).count
      let done = world.count(of: .deliver) + world.count(of: .lose)
      #expect(world.count(of: .send) == done + flying)
    }
    #expect(inFlight(world).isEmpty)
    #expect(world.count(of: .crash) > 0)
    #expect(world.count(of: .lose) > 0)
    let ends = world.trace().events.filter { $0.kind == .deliver || $0.kind == .lose }
    #expect(Set(ends.map(\.message)).count == ends.count)
  }

  @Test("time never goes back, and every cause is an earlier event", arguments: 1...12)
  func timeAndCauses(seed: Int) {
    var last = Instant.start
    let world = underFaults(seed: seed) { world in
      #expect(world.now >= last)
      last = world.now
    }
    let trace = world.trace()
    for (position, event) in trace.events.enumerated() {
      #expect(event.cause.position < position)
      guard let cause = trace[event.cause] else {
        #expect([.start, .crash, .restart, .partition, .repair].contains(event.kind))
        continue
      }
      #expect(cause.time <= event.time)
      checkCause(of: event, cause)
    }
  }

  /// What may cause what.
  private func checkCause(of event: TraceEvent, _ cause: TraceEvent) {
    switch event.kind {
    case .deliver, .lose:
      #expect(cause.kind == .send && cause.message == event.message)
      #expect(cause.node == event.peer && cause.peer == event.node)
    case .fireTimer:
      #expect(cause.kind == .setTimer && cause.message == event.message)
      #expect(cause.node == event.node)
      #expect(event.time - cause.time >= TimeSpan(nanoseconds: cause.value))
    case .synced: #expect(cause.kind == .sync && cause.node == event.node)
    case .start: #expect(cause.kind == .restart && cause.node == event.node)
    default:
      #expect([.start, .deliver, .fireTimer].contains(cause.kind) && cause.node == event.node)
    }
  }

  @Test("a node that is down does nothing, and its disk keeps the synced prefix", arguments: 1...12)
  func downIsDown(seed: Int) {
    let world = underFaults(seed: seed) { world in
      for runtime in world.context.runtime where !runtime.isUp {
        #expect(runtime.disk.records.count == runtime.disk.syncedCount)
        #expect(runtime.waiting.isEmpty && runtime.deferred.isEmpty && runtime.timers.isEmpty)
      }
    }
    var isUp = [Bool](repeating: true, count: 4)
    for event in world.trace().events {
      guard let node = event.node?.position else { continue }
      switch event.kind {
      case .crash: isUp[node] = false
      case .restart: isUp[node] = true
      case .lose: continue
      default: #expect(isUp[node])
      }
    }
  }

  @Test("at the end of a handler no crash, cut or sync is left half done", arguments: 1...6)
  func settled(seed: Int) {
    _ = underFaults(seed: seed) { world in
      #expect(world.context.due.isEmpty)
      #expect(!world.context.isDeferring)
      #expect(world.context.elapsed == .zero)
    }
  }
}
