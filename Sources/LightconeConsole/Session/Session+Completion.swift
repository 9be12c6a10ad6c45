import Lightcone
import LightconeLessons
import LightconeModels
import LightconeTrace

/// What can stand in a line at a place.
public struct LineCompletion: Sendable {
  /// The characters of the line that a word replaces, counted from 0.
  public let replaced: Range<Int>
  /// The words that can stand there; those that are not complete ask for more, as `seed=` does.
  public let words: [(text: String, isComplete: Bool)]
}

extension Session {
  /// What can stand in a line at a place.
  ///
  /// - Parameters:
  ///   - line: the line so far.
  ///   - cursor: the place, in characters from the line's start.
  public func completion(of line: String, at cursor: Int) -> LineCompletion {
    let completion = Completer(context: completionContext).completion(of: line, at: cursor)
    return LineCompletion(
      replaced: completion.replaced,
      words: completion.candidates.map { ($0.text, $0.isComplete) })
  }

  private var completionContext: CompletionContext {
    CompletionContext(
      models: Catalog.models.map { model in
        .init(name: model.name, parameters: model.parameters.map(\.forCompletion))
      },
      parameters: run?.model.parameters.map(\.forCompletion) ?? [],
      nodes: run?.simulation.nodes.map(\.name) ?? [],
      groups: run.map { NodeNames($0.simulation.nodes).groups } ?? [],
      heldWires: run.map { HeldWires($0.simulation.trace).named } ?? [],
      messages: run?.messageNumbers ?? [],
      operations: run?.operations ?? [],
      fields: (run?.fieldNames ?? []).map { $0.contains(" ") ? "\"\($0)\"" : $0 },
      metrics: run?.model.metrics.map(\.name) ?? [],
      properties: run?.model.properties.map(\.name) ?? [],
      branches: run?.tree.names ?? [], lessons: lessons.entries.map(\.id))
  }
}

extension ParameterDescription {
  fileprivate var forCompletion: CompletionContext.Parameter {
    .init(name: name, choices: choices)
  }
}
