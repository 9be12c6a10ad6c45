import LightconeTrace
import Testing

@testable import Lightcone

@Suite("What holds in every run")
struct ConservationTests {
  /// The messages that are on the wire, held, or wait at a busy node.
  private func inFlight(_ world: World<Chat>) -> [MessageNumber] {
    world.messagesInFlight().map(\.number)
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
    // What is held or waits at a paused node ends only when that does.
    try? world.intervene(.now(.heal))
    repeat { check(world) } while world.step()
    return world
  }

  @Test("every message sent is delivered, lost or in flight, after each step", arguments: 1...12)
  func messages(seed: Int) {
    let world = underFaults(seed: seed) { world in
      let flying = inFlight(world).count
      let done = world.count(of: .deliver) + world.count(of: .lose)
      #expect(world.count(of: .send) + world.count(of: .duplicate) == done + flying)
    }
    #expect(inFlight(world).isEmpty)
    #expect(world.count(of: .crash) > 0)
    #expect(world.count(of: .lose) > 0)
    let ends = world.trace().events.filter { $0.kind == .deliver || $0.kind == .lose }
    let copies = world.count(of: .duplicate)
    #expect(Set(ends.map(\.message)).count == ends.count - copies)
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
        #expect(Self.environment.contains(event.kind))
        continue
      }
      #expect(cause.time <= event.time)
      checkCause(of: event, cause)
    }
  }

  /// What happens without a cause inside the system.
  private static let environment: Set<TraceEvent.Kind> = [
    .start, .crash, .restart, .partition, .repair, .pause, .resume, .hold, .release, .fault, .heal,
  ]

  /// What may cause what.
  private func checkCause(of event: TraceEvent, _ cause: TraceEvent) {
    switch event.kind {
    case .deliver, .lose, .duplicate, .delay:
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
      for (position, runtime) in world.context.runtime.enumerated() where !runtime.isUp {
        #expect(runtime.hindrances == .down && runtime.firstTimer == 0)
        #expect(runtime.otherTimers.isEmpty)
        guard !world.context.annexes.isEmpty else { continue }
        let annex = world.context.annexes[position]
        #expect(annex.disk.records.count == annex.disk.syncedCount)
        #expect(annex.waiting.isEmpty && annex.deferred.isEmpty && annex.interrupted.isEmpty)
      }
    }
    var isUp = [Bool](repeating: true, count: 4)
    for event in world.trace().events {
      guard let node = event.node?.position else { continue }
      switch event.kind {
      case .crash: isUp[node] = false
      case .restart: isUp[node] = true
      case .lose, .duplicate, .delay, .hold, .release, .fault: continue
      default: #expect(isUp[node])
      }
    }
  }

  @Test("at the end of a handler no crash, cut or sync is left half done", arguments: 1...6)
  func settled(seed: Int) {
    _ = underFaults(seed: seed) { world in
      #expect(world.context.due.isEmpty)
      #expect(world.context.mode == .immediate)
      #expect(world.context.elapsed == .zero)
    }
  }
}
