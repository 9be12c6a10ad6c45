import LightconeTrace
import Testing

@Suite("A trace")
struct TraceTests {
  private let trace: Trace = {
    var events = ChunkedArray<TraceEvent>()
    events.append(TraceEvent(.send, at: .start, node: NodeID(0), peer: NodeID(1), message: 1))
    events.append(TraceEvent(.setTimer, at: .start, node: NodeID(0), message: 1, value: 5))
    events.append(TraceEvent(.partition, at: .start, node: nil))
    return Trace(
      nodes: [TraceNode(name: "coordinator", role: "coordinator")], events: events,
      messageTexts: ["prepare"], timerTexts: ["give up"])
  }()

  @Test("finds events by number, counted from 1, and knows which it has not")
  func numbers() {
    #expect(trace[EventNumber(1)]?.kind == .send)
    #expect(trace[EventNumber(3)]?.kind == .partition)
    #expect(trace[.none] == nil)
    #expect(trace[EventNumber(4)] == nil)
    #expect(EventNumber(57).description == "#57")
  }

  @Test("names its nodes, and nodes it does not know by number")
  func names() {
    #expect(trace.name(of: NodeID(0)) == "coordinator")
    #expect(trace.name(of: NodeID(7)) == "node 7")
    #expect(trace.name(of: NodeID(-1)) == "node -1")
  }

  @Test("gives the texts of messages and timers, each from its own list")
  func texts() throws {
    #expect(trace.messageText(of: try #require(trace[EventNumber(1)])) == "prepare")
    #expect(trace.timerText(of: try #require(trace[EventNumber(2)])) == "give up")
    #expect(trace.messageText(of: try #require(trace[EventNumber(3)])) == "")
    #expect(trace.operation(of: try #require(trace[EventNumber(3)])) == nil)
  }

  @Test("an event of the network as a whole has no node and no peer")
  func networkEvents() throws {
    let cut = try #require(trace[EventNumber(3)])
    #expect(cut.node == nil && cut.peer == nil)
    let send = try #require(trace[EventNumber(1)])
    #expect(send.node == NodeID(0) && send.peer == NodeID(1))
  }

  @Test("a record is small: 40 bytes in memory")
  func size() {
    #expect(MemoryLayout<TraceEvent>.stride == 40)
  }
}
