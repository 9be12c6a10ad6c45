import LightconeTrace
import Testing

@Suite("The table of states")
struct StateTableTests {
  private let table = StateTable(
    initial: [[.init(name: "term", value: "0")], []],
    rows: [
      .init(event: EventNumber(2), node: NodeID(0), fields: [.init(name: "term", value: "1")]),
      .init(event: EventNumber(3), node: NodeID(1), fields: [.init(name: "vote", value: "a")]),
      .init(event: EventNumber(5), node: NodeID(0), fields: [.init(name: "term", value: "2")]),
    ])

  private func term(after event: Int) -> String? {
    table.fields(of: NodeID(0), after: EventNumber(event)).first?.value
  }

  @Test("a node holds what its last change left")
  func lastChange() {
    #expect((0...6).map { term(after: $0) } == ["0", "0", "1", "1", "1", "2", "2"])
  }

  @Test("before an event is after the one before it")
  func before() {
    #expect(table.fields(of: NodeID(0), before: EventNumber(2)).first?.value == "0")
    #expect(table.fields(of: NodeID(0), before: EventNumber(1)).first?.value == "0")
    #expect(table.fields(of: NodeID(0), before: EventNumber(6)).first?.value == "2")
    #expect(table.fields(of: NodeID(0), before: .none).first?.value == "0")
  }

  @Test("changes of one node are none of another's")
  func otherNodes() {
    #expect(table.fields(of: NodeID(1), after: EventNumber(2)).isEmpty)
    #expect(table.fields(of: NodeID(1), after: EventNumber(5)).first?.value == "a")
  }

  @Test("a node that the table does not know holds nothing")
  func unknownNode() {
    #expect(table.fields(of: NodeID(7), after: EventNumber(3)).isEmpty)
    let strange = StateTable(
      initial: [[]], rows: [.init(event: EventNumber(1), node: NodeID(3), fields: [])])
    #expect(strange.rows.isEmpty)
  }
}
