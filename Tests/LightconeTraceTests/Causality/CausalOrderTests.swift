import LightconeTrace
import Testing

@Suite("Causal order")
struct CausalOrderTests {
  @Test("A cone is what the definition says, for every event of made-up traces", arguments: 1...40)
  func equalsDefinition(seed: UInt64) {
    let trace = RandomTrace(seed: seed, events: 120).trace
    let naive = NaiveOrder(trace).isBefore
    let order = CausalOrder(trace)
    for event in trace.events.indices {
      let cone = order.cone(of: EventNumber(event + 1))
      for other in trace.events.indices {
        let expected: CausalRelation =
          event == other
          ? .itself : naive[other][event] ? .past : naive[event][other] ? .future : .concurrent
        #expect(cone?.relation(of: EventNumber(other + 1)) == expected)
      }
    }
  }

  @Test("Control: an order that lets everything cross a crash is another one")
  func control() {
    let trace = RandomTrace(seed: 1, events: 120).trace
    #expect(
      NaiveOrder(trace, isCutByCrashes: false).isBefore != NaiveOrder(trace).isBefore)
  }

  @Test("Past and future have nothing in common, and all events are counted", arguments: 1...10)
  func laws(seed: UInt64) throws {
    let trace = RandomTrace(seed: seed, events: 200).trace
    let order = CausalOrder(trace)
    for position in trace.events.indices {
      let cone = try #require(order.cone(of: EventNumber(position + 1)))
      #expect(Set(cone.past).isDisjoint(with: cone.future))
      #expect(cone.past.allSatisfy { $0 < cone.event })
      #expect(cone.future.allSatisfy { $0 > cone.event })
      #expect(cone.pastCount + cone.futureCount + cone.concurrentCount + 1 == order.eventCount)
      // What comes before an event has it in its future.
      if let first = cone.past.first {
        #expect(order.cone(of: first)?.relation(of: cone.event) == .future)
      }
    }
  }

  @Test("Made-up traces have all three relations and a good deal of faults, or they show nothing")
  func variety() throws {
    var kinds: Set<TraceEvent.Kind> = []
    var concurrent = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      let trace = RandomTrace(seed: seed, events: 120).trace
      kinds.formUnion(trace.events.map(\.kind))
      let cone = try #require(CausalOrder(trace).cone(of: EventNumber(60)))
      concurrent += cone.concurrentCount
    }
    #expect(concurrent > 1_000)
    #expect(kinds.count > 20)
  }

  @Test("A crash cuts the order at its node, but what was synced crosses it")
  func crash() throws {
    var trace = Trace(nodes: [TraceNode(name: "a", role: "test")])
    let a = NodeID(0)
    func add(_ kind: TraceEvent.Kind, cause: Int = 0) {
      trace.events.append(TraceEvent(kind, at: .start, node: a, cause: EventNumber(cause)))
    }
    add(.start)
    add(.append, cause: 1)
    add(.sync, cause: 1)
    add(.synced, cause: 3)
    add(.append, cause: 1)
    add(.crash)
    add(.restart)
    add(.start, cause: 7)
    let order = CausalOrder(trace)
    let cone = try #require(order.cone(of: EventNumber(8)))
    #expect(cone.past == [1, 2, 3, 4, 6, 7].map { EventNumber($0) })
    #expect(cone.relation(of: EventNumber(5)) == .concurrent)
    #expect(order.cone(of: EventNumber(6))?.past == [])
  }

  @Test("An event that the trace does not have has no cone")
  func unknown() {
    let order = CausalOrder(RandomTrace(seed: 1, events: 10).trace)
    #expect(order.cone(of: .none) == nil)
    #expect(order.cone(of: EventNumber(order.eventCount + 1)) == nil)
    #expect(order.predecessors(of: .none) == [])
    #expect(CausalOrder(Trace()).eventCount == 0)
  }
}

@Suite("Event signatures")
struct EventSignatureTests {
  @Test("Every event is found again in its own trace", arguments: 1...5)
  func findsItself(seed: UInt64) throws {
    let trace = RandomTrace(seed: seed, events: 150).trace
    for position in trace.events.indices {
      let number = EventNumber(position + 1)
      let signature = try #require(EventSignature(of: number, in: trace))
      #expect(signature.event(in: trace) == number)
    }
  }

  @Test("An event that comes once is not found a second time")
  func counts() throws {
    var trace = Trace(nodes: [TraceNode(name: "a", role: "test")])
    for _ in 1...2 { trace.events.append(TraceEvent(.pause, at: .start, node: NodeID(0))) }
    let second = try #require(EventSignature(of: EventNumber(2), in: trace))
    var shorter = Trace(nodes: trace.nodes)
    shorter.events.append(trace.events[0])
    #expect(second.event(in: shorter) == nil)
    #expect(EventSignature(of: EventNumber(3), in: trace) == nil)
  }
}
