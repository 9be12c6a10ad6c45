import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Names that stand for nodes")
struct NodeNamesTests {
  private let names = NodeNames([
    TraceNode(name: "one", role: "server", zone: "east"),
    TraceNode(name: "two", role: "server", zone: "west"),
    TraceNode(name: "three", role: "server", zone: "west"),
    TraceNode(name: "server", role: "proxy", zone: "east"),
    TraceNode(name: "client", role: "client"),
  ])

  @Test("A node's name means that node, also if it is a role too")
  func node() {
    #expect(names.nodes(named: "two") == [NodeID(1)])
    #expect(names.nodes(named: "server") == [NodeID(3)])
  }

  @Test("A zone or a role means all of its nodes, in their order")
  func groups() {
    #expect(names.nodes(named: "west") == [NodeID(1), NodeID(2)])
    #expect(names.nodes(named: "proxy") == [NodeID(3)])
    #expect(names.groups == ["east", "west", "proxy"])
  }

  @Test("Other names mean nobody", arguments: ["", "north", "EAST"])
  func unknown(name: String) {
    #expect(names.nodes(named: name).isEmpty)
  }
}
