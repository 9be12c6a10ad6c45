import LightconeDiagnostics
import Yams

/// Reads the fields of one YAML mapping and reports each that is missing, ill-typed or unknown.
///
/// Every function reports its own problem and returns `nil`, so that a caller can read all fields
/// first and give up afterwards: the author sees everything in one pass.
struct FieldReader {
  let region: YAMLRegion
  /// What the mapping is, as it stands in a sentence.
  let name: String
  private let node: Yams.Node
  private let values: [String: Yams.Node]
  private let isRoot: Bool
  /// The fields that misspelt ones were meant to be: they are not missing as well.
  private let misspelt: Set<String>

  /// Opens a mapping. Reports fields that are not among `fields`; fails if `node` is no mapping.
  init?(
    _ node: Yams.Node, name: String, fields: [String], in region: YAMLRegion, isRoot: Bool = false
  ) {
    guard case .mapping(let pairs) = node else {
      region.report(
        isRoot ? region.syntaxCode : .badField, "\(name) has no fields", at: node,
        expected: "the fields \(fields.joined(separator: ", "))")
      return nil
    }
    var values: [String: Yams.Node] = [:]
    var misspelt: Set<String> = []
    for (key, value) in pairs {
      guard let word = key.scalar?.string, fields.contains(word) else {
        let meant = Self.reportUnknown(key, name: name, fields: fields, in: region)
        if let meant { misspelt.insert(meant) }
        continue
      }
      values[word] = value
    }
    self.region = region
    self.name = name
    self.node = node
    self.values = values
    self.isRoot = isRoot
    self.misspelt = misspelt
  }

  /// Reports a field that does not exist, and returns the one that was probably meant.
  private static func reportUnknown(
    _ key: Yams.Node, name: String, fields: [String], in region: YAMLRegion
  ) -> String? {
    let word = key.scalar?.string ?? "?"
    let meant = word.utf8.count <= 100 ? nearestWord(to: word, in: fields) : nil
    region.report(
      .badField, "\(name) has no field \(quoted(word))", at: key,
      expected: "one of \(fields.joined(separator: ", "))",
      suggestion: meant)
    return meant
  }

  /// A field's node, or `nil` if it is not there or holds nothing.
  func optional(_ field: String) -> Yams.Node? {
    guard let value = values[field] else { return nil }
    if let scalar = value.scalar, scalar.style == .plain, ["", "~", "null"].contains(scalar.string)
    {
      return nil
    }
    return value
  }

  /// A field's node; reports a field that is missing or holds nothing.
  func required(_ field: String, _ form: String) -> Yams.Node? {
    if let value = optional(field) { return value }
    if misspelt.contains(field) { return nil }
    let place = isRoot ? (line: region.openingLine, column: 1) : region.place(of: node)
    region.log.report(
      .badField, "\(name) needs the field '\(field)'", line: place.line, column: place.column,
      expected: "\(field): \(form)")
    return nil
  }

  /// Reports that a field has the wrong form.
  func reportForm(_ field: String, _ form: String, at node: Yams.Node) {
    region.report(.badField, "the field '\(field)' has the wrong form", at: node, expected: form)
  }
}
