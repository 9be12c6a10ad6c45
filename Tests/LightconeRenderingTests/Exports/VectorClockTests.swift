import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("Vector clocks and the log for ShiViz")
struct VectorClockTests {
  private func clocks(of trace: Trace, window: Range<Int>? = nil) -> VectorClocks {
    VectorClocks(
      trace, window: window ?? trace.events.indices, maximumEntries: .max, maximumTimes: .max
    ) { _ in true }
  }

  /// Where the clocks and the causal order disagree about a pair of events.
  private func disagreements(_ clocks: VectorClocks, _ trace: Trace) throws -> Int {
    let order = CausalOrder(trace)
    var count = 0
    for later in clocks.entries {
      let cone = try #require(order.cone(of: EventNumber(later.position + 1)))
      for earlier in clocks.entries where earlier.position != later.position {
        let own = earlier.clock.first { $0.host == earlier.host }?.time ?? 0
        let known = later.clock.first { $0.host == earlier.host }?.time ?? 0
        if (known >= own) != cone.isPast(EventNumber(earlier.position + 1)) { count += 1 }
      }
    }
    return count
  }

  @Test("say exactly what the causal order says, for every pair", arguments: 1...20)
  func areExact(seed: UInt64) throws {
    let trace = RandomRun(seed: seed, events: 150).trace
    let clocks = clocks(of: trace)
    #expect(clocks.entries.count > 60)
    #expect(try disagreements(clocks, trace) == 0)
  }

  @Test("say so inside a window too", arguments: 1...10)
  func windowIsExact(seed: UInt64) throws {
    let trace = RandomRun(seed: seed, events: 200).trace
    #expect(try disagreements(clocks(of: trace, window: 60..<150), trace) == 0)
  }

  @Test("The control: one time more or less is seen")
  func mutant() throws {
    let trace = RandomRun(seed: 1, events: 150).trace
    let log = ShiVizDocument.render(trace)
    let original = try #require(ShiVizLog.read(log).first).trace
    // A clock that says less of another host, or of its own, is refused or gives another order.
    var changes = 0
    for time in 2...9 {
      let changed = log.replacing(":\(time),", with: ":1,", maxReplacements: 1)
      guard changed != log else { continue }
      let read = try? ShiVizLog.read(changed).first?.trace
      #expect(read != original)
      changes += 1
    }
    #expect(changes >= 3)
  }

  @Test("A host counts its own events one by one, and each life of a node is a host")
  func hostsCount() throws {
    let trace = RandomRun(seed: 3, events: 300).trace
    let clocks = clocks(of: trace)
    var counts = [Int32](repeating: 0, count: clocks.hosts.count)
    for entry in clocks.entries {
      counts[entry.host] += 1
      #expect(entry.clock.first { $0.host == entry.host }?.time == counts[entry.host])
    }
    #expect(clocks.hosts.contains { $0.life > 1 })
  }

  @Test("Read back, the log has the same entries in the same causal order", arguments: 1...8)
  func readBack(seed: UInt64) throws {
    let trace = RandomRun(seed: seed, events: 120).trace
    let clocks = clocks(of: trace)
    let execution = try #require(ShiVizLog.read(ShiVizDocument.render(trace)).first)
    let read = execution.trace
    #expect(
      execution.label
        == "\(clocks.entries.count) of \(trace.events.count) events, the rest left out")
    #expect(read.nodes.count == clocks.hosts.count)
    // The note of an event is found by the number that its text begins with.
    var notes: [Int: EventNumber] = [:]
    for (position, event) in read.events.enumerated() where event.kind == .note {
      let number = try #require(Int(read.labels[event.label].dropFirst().prefix { $0 != " " }))
      notes[number] = EventNumber(position + 1)
    }
    #expect(notes.keys.sorted() == clocks.entries.map { $0.position + 1 })
    let (before, after) = (CausalOrder(trace), CausalOrder(read))
    for entry in clocks.entries {
      let number = EventNumber(entry.position + 1)
      let cone = try #require(before.cone(of: number))
      let own = try #require(notes[entry.position + 1])
      let other = try #require(after.cone(of: own))
      for earlier in clocks.entries {
        let note = try #require(notes[earlier.position + 1])
        #expect(cone.isPast(EventNumber(earlier.position + 1)) == other.isPast(note))
      }
    }
  }

  @Test("A long trace is cut, and the first line behind the expressions says so")
  func isCut() throws {
    var builder = TraceBuilder(["a"])
    for _ in 0..<(ShiVizDocument.maximumEvents + 5) { builder.add(.note, 0, label: "x") }
    let lines = ShiVizDocument.render(builder.trace).split(separator: "\n")
    #expect(lines.count == 3 + 2 * ShiVizDocument.maximumEvents)
    #expect(lines[2] == "=== 10000 of 10005 events, the rest left out ===")
  }

  @Test("Names of hosts are told apart, have no blanks, and none is every object's own")
  func names() {
    let names = ["a b", "a_b", "", "constructor", "__proto__", "x\ny", "a b"]
    let trace = Trace(nodes: names.map { TraceNode(name: $0, role: "") })
    let hosts =
      names.indices.map { VectorClocks.Host(node: NodeID($0), life: 1) }
      + [VectorClocks.Host(node: NodeID(0), life: 2)]
    #expect(
      ShiVizHosts.names(of: hosts, in: trace) == [
        "a_b", "a_b~2", "node-2", "constructor_", "__proto___", "x_y", "a_b~3", "a_b.2",
      ])
  }
}
