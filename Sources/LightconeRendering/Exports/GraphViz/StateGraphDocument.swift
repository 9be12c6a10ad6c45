public import LightconeTrace

/// Draws the states that a search has seen as a graph for GraphViz (`dot -Tsvg`).
///
/// The states in which the search began have bold frames, those that it looked for double ones. Of more
/// states than are shown the first are kept, and the number of the others stands below the graph. An edge
/// that leads to a state which is not shown, or to none, is left out and counted too.
public enum StateGraphDocument {
  /// The graph in the DOT language, with a line break at its end.
  ///
  /// - Parameters:
  ///   - maximumStates: how many states are drawn. `dot` takes long over more than some thousands.
  ///   - maximumEdges: how many steps are drawn.
  /// - Complexity: O(states + edges).
  public static func render(
    _ graph: StateGraph, maximumStates: Int = 2_000, maximumEdges: Int = 10_000
  ) -> String {
    let count = min(max(0, maximumStates), graph.states.count)
    var lines = [
      "digraph states {", "  rankdir=TB;",
      "  node [shape=box, fontname=\"sans-serif\", fontsize=10];", "  edge [arrowsize=0.6];",
    ]
    var body: [String] = []
    for (position, state) in graph.states.prefix(count).enumerated() {
      let words = state.label.split(separator: "\n", omittingEmptySubsequences: false)
      let style =
        (state.isInitial ? ", style=bold" : "") + (state.isFound ? ", peripheries=2" : "")
      body.append("  s\(position) [label=\(GraphVizText.quoted(words.map(String.init)))\(style)];")
    }
    let edges = graph.edges.filter { (0..<count).contains($0.from) && (0..<count).contains($0.to) }
    for edge in edges.prefix(max(0, maximumEdges)) {
      let label = edge.label.isEmpty ? "" : " [label=\(GraphVizText.quoted([edge.label]))]"
      body.append("  s\(edge.from) -> s\(edge.to)\(label);")
    }
    let states = graph.states.count - count + graph.leftOutStateCount
    let steps = graph.edges.count - min(edges.count, max(0, maximumEdges))
    if states > 0 || steps > 0 {
      lines.append("  labelloc=b;")
      lines.append(
        "  label=\(GraphVizText.quoted(["Left out: \(states) states and \(steps) steps."]));")
    }
    return (lines + body + ["}"]).joined(separator: "\n") + "\n"
  }
}
