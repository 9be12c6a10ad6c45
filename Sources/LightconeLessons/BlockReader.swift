import LightconeDiagnostics
import Yams

/// Reads the blocks that are written in YAML: `predict`, `quiz` and `challenge`.
struct BlockReader {
  let region: YAMLRegion
  let names: BlockNames

  /// Reads a block of a language, or returns `nil` when its problems are reported.
  func read(_ language: FenceLanguage) -> Part? {
    guard let root = YAMLComposer.compose(region) else { return nil }
    switch language {
    case .lightcone: return nil
    case .predict: return prediction(root).map(Part.predict)
    case .quiz: return quiz(root).map(Part.quiz)
    case .challenge: return challenge(root).map(Part.challenge)
    }
  }

  /// Opens the block's own fields.
  func open(_ root: Yams.Node, _ fields: [String]) -> FieldReader? {
    FieldReader(root, name: region.name, fields: fields, in: region, isRoot: true)
  }

  /// The block's id, which no other block of the lesson may have.
  func id(_ reader: FieldReader) -> String? {
    guard let id = reader.kebabCase("id"), let node = reader.optional("id") else { return nil }
    let line = region.place(of: node).line
    if let earlier = names.register(id, line: line) {
      region.report(
        .duplicateName, "the id \(quoted(id)) is already used on line \(earlier)", at: node,
        expected: "an id of its own for every predict, quiz and challenge block")
    }
    return id
  }
}

/// The ids of a lesson's blocks, to find one that is used twice.
final class BlockNames {
  private var lines: [String: Int] = [:]

  /// Notes an id; returns the line of an earlier block with the same one.
  func register(_ id: String, line: Int) -> Int? {
    if let earlier = lines[id] { return earlier }
    lines[id] = line
    return nil
  }
}
