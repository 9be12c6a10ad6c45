import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension OpenRun {
  /// Checks that nodes offer an operation; how many words it takes only the model knows.
  func operations(_ words: [String], of nodes: [NodeID]) throws(Diagnostic) -> [Fault] {
    for node in nodes {
      let description = simulation.nodes[node.position]
      let offered = model.operations.filter { $0.role == description.role }
      guard !offered.isEmpty else {
        let roles = model.operations.map(\.role)
        throw Diagnostic(
          .badFault, "\(description.name) offers no operations",
          expected: roles.isEmpty
            ? "a model with operations; '\(model.name)' has none"
            : "a node of the role \(Set(roles).sorted().joined(separator: " or "))")
      }
      guard offered.contains(where: { $0.name == words.first }) else {
        throw Diagnostic(
          .badFault, "\(description.name) offers no operation '\(words.first ?? "")'",
          expected: "one of \(offered.map(\.use).joined(separator: ", "))",
          suggestion: nearestWord(to: words.first ?? "", in: offered.map(\.name)))
      }
    }
    return nodes.map { .operate($0, words) }
  }

  /// The nodes that can be asked for something, and the words that do it.
  var operations: [CompletionContext.Operation] {
    simulation.nodes.flatMap { node in
      model.operations.filter { $0.role == node.role }
        .map { CompletionContext.Operation(node: node.name, name: $0.name) }
    }
  }
}
