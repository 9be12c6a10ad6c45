import Foundation
import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("Messages in exports")
struct ArrowTests {
  /// What the events say of messages: from where to where each copy went, and how that ended.
  private func ways(of trace: Trace) -> [(sent: Int, ended: Int, isLost: Bool)] {
    trace.events.indices.compactMap { position in
      let event = trace.events[position]
      guard event.kind == .deliver || event.kind == .lose else { return nil }
      return (event.cause.position, position, event.kind == .lose)
    }
  }

  @Test(
    "Every way that ended is found once, with its send; the others are those still going on",
    arguments: 1...10)
  func arrows(seed: UInt64) {
    let trace = RandomRun(seed: seed, events: 300).trace
    let arrows = MessageArrow.all(in: trace)
    let ended = arrows.filter { $0.ended != nil }
    let expected = ways(of: trace)
    #expect(ended.count == expected.count && ended.count > 20)
    for (arrow, way) in zip(ended, expected) {
      #expect(arrow.sent == way.sent && arrow.ended == way.ended && arrow.isLost == way.isLost)
    }
    let copies = trace.events.count { $0.kind == .send || $0.kind == .duplicate }
    #expect(arrows.count == copies)
  }

  @Test("A Mermaid diagram draws every message that ends in it, and no other", arguments: 1...10)
  func mermaid(seed: UInt64) throws {
    let trace = RandomRun(seed: seed, events: 200).trace
    let diagram = MermaidDocument.render(trace, selection: TraceSelection(maximumRows: 1_000))
    let pattern = /p(\d+)-([)x])p(\d+): .*#35;(\d+) to #35;(\d+)(?:, lost.*)?/
    var drawn: [[Int]] = []
    for line in diagram.split(separator: "\n") {
      guard let match = line.dropFirst(2).wholeMatch(of: pattern) else { continue }
      let numbers = [match.1, match.3, match.4, match.5].compactMap { Int($0) }
      drawn.append(numbers + [match.2 == "x" ? 1 : 0])
      #expect(numbers[2] < numbers[3])
      #expect(trace.events[numbers[2] - 1].time <= trace.events[numbers[3] - 1].time)
    }
    let expected = ways(of: trace).map { way in
      let event = trace.events[way.sent]
      return [
        Int(event.nodePosition), Int(event.peerPosition), way.sent + 1, way.ended + 1,
        way.isLost ? 1 : 0,
      ]
    }
    #expect(drawn == expected)
    // The control: a message more or less in the trace is one more or less in the diagram.
    var shorter = trace
    shorter.events = ChunkedArray()
    let last = try #require(ways(of: trace).last).ended
    for position in trace.events.indices where position != last {
      shorter.events.append(trace.events[position])
    }
    #expect(ways(of: shorter).count == expected.count - 1)
    #expect(MermaidDocument.render(shorter) != diagram)
  }

  @Test("A Mermaid diagram is never longer than Mermaid reads, and says what it leaves out")
  func bounded() {
    let trace = RandomRun(seed: 1, events: 3_000, nodes: 40).trace
    let diagram = MermaidDocument.render(trace, selection: TraceSelection(maximumRows: 3_000))
    #expect(diagram.utf16.count <= MermaidDocument.maximumCharacters)
    #expect(diagram.contains("left out ..."))
    #expect(diagram.contains("Left out#58; 10 nodes with "))
    #expect(diagram.split(separator: "\n").count { $0.contains(" participant p") } == 30)
  }

  @Test("A causal graph has the reach of the causal order, and no edge too many", arguments: 1...6)
  func causalGraph(seed: UInt64) throws {
    let trace = RandomRun(seed: seed, events: 150).trace
    let positions = trace.events.indices.filter { $0 % 3 != 1 }
    let graph = CausalGraph(trace, positions: positions)
    let order = CausalOrder(trace)
    // What the edges reach, by the definition.
    func reach(_ edges: [(from: Int, to: Int)]) -> [Int: Set<Int>] {
      var pasts: [Int: Set<Int>] = [:]
      for edge in edges.sorted(by: { $0.to < $1.to }) {
        pasts[edge.to, default: []].formUnion(pasts[edge.from] ?? [])
        pasts[edge.to, default: []].insert(edge.from)
      }
      return pasts
    }
    let pasts = reach(graph.edges)
    for position in positions {
      let cone = try #require(order.cone(of: EventNumber(position + 1)))
      let expected = Set(positions.filter { cone.isPast(EventNumber($0 + 1)) })
      #expect(pasts[position] ?? [] == expected)
    }
    #expect(graph.edges.allSatisfy { $0.from < $0.to })
    // Without any one edge something is out of reach: so none is too many.
    for left in stride(from: 0, to: graph.edges.count, by: 5) {
      var fewer = graph.edges
      fewer.remove(at: left)
      #expect(reach(fewer) != pasts)
    }
  }
}
