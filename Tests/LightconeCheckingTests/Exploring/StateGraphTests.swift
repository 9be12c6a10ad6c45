import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

@Suite("Graphs of explored states")
struct StateGraphTests {
  @Test("hold each state once, and every step between them", arguments: 1...10)
  func whole(seed: UInt64) {
    let space = GraphSpace.random(states: 40, actions: 3, edgePercent: 50, seed: seed)
    let graph = StateGraph(exploring: space, maximumStates: 1_000) { "\($0)" }
    let distances = space.distances
    #expect(graph.states.count == distances.count)
    #expect(graph.leftOutStateCount == 0)
    // The second line of a label is the state itself.
    let numbers = graph.states.map { Int($0.label.split(separator: "\n")[1]) ?? -1 }
    #expect(Set(numbers) == Set(distances.keys))
    let depths = numbers.map { distances[$0] ?? -1 }
    #expect(depths == depths.sorted())
    #expect(graph.states.map(\.isInitial) == numbers.map { space.roots.contains($0) })
    for (number, state) in numbers.enumerated() {
      let steps = graph.edges.filter { $0.from == number }.map { numbers[$0.to] }
      #expect(steps == space.edges[state].compactMap(\.self))
    }
  }

  @Test("are bounded, say how many states they left out, and keep no step to them")
  func bounded() {
    let space = GraphSpace.wide(20, seed: 1)
    let graph = StateGraph(exploring: space, maximumStates: 5)
    #expect(graph.states.count == 5)
    #expect(graph.leftOutStateCount > 16)
    #expect(graph.edges.allSatisfy { $0.from < 5 && $0.to < 5 })
    #expect(StateGraph(exploring: space, maximumStates: 0).states.isEmpty)
  }

  @Test("mark the states in which a property that should always hold does not")
  func marks() {
    var space = GraphSpace(edges: [[1], [2], [nil]])
    space.properties = [
      PropertyDescription(name: "small", kind: .always, sentence: "it stays small"),
      PropertyDescription(name: "big", kind: .sometimes, sentence: "it grows"),
    ]
    space.truths = [{ $0 < 2 }, { $0 > 1 }]
    let graph = StateGraph(exploring: space)
    #expect(graph.states.map(\.isFound) == [false, false, true])
    #expect(graph.states[2].label == "s2\nnot: small")
    #expect(graph.edges.map(\.label) == ["0 to 1 by 0", "1 to 2 by 0"])
  }
}
