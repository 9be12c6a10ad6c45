import Lightcone
import LightconeTrace

/// What is different in the nodes between two points of a run.
struct NodeChanges {
  /// One thing that a node has, before and after.
  struct Change: Hashable, Sendable {
    let node: NodeID
    /// What has changed: a field, `up`, `log` or `not as usual`.
    let what: String
    let before: String
    let after: String

    /// The change in a few words: `value 0 -> 1`.
    var phrase: String {
      if before == NodeChanges.nothing { return "\(what) is now \(after)" }
      if after == NodeChanges.nothing { return "\(what) is now empty" }
      return "\(what) \(before) -> \(after)"
    }
  }

  /// What stands for a field without a value.
  private static let nothing = "-"

  /// The changes, node by node.
  let changes: [Change]

  /// Compares two points of one run.
  ///
  /// - Parameter nodes: the nodes to look at; all if not given.
  /// - Complexity: O(nodes looked at).
  init(from before: Simulation, to after: Simulation, at nodes: [NodeID]? = nil) {
    changes = (nodes ?? after.nodes.indices.map { NodeID($0) }).flatMap { node in
      Self.changes(of: node, before.inspect(node), after.inspect(node))
    }
  }

  private static func changes(
    of node: NodeID, _ before: NodeInspection, _ after: NodeInspection
  ) -> [Change] {
    var changes: [Change] = []
    func note(_ what: String, _ old: String, _ new: String) {
      guard old != new else { return }
      changes.append(Change(node: node, what: what, before: old, after: new))
    }
    note("up", before.isUp ? "yes" : "no", after.isUp ? "yes" : "no")
    note("not as usual", list(before.conditions), list(after.conditions))
    let (old, new) = logs(before, after)
    note("log", old, new)
    // What a node that is down held is gone; its fields would only say so once more.
    if before.isUp, after.isUp {
      for field in after.fields {
        let old = before.fields.first { $0.name == field.name }
        note(field.name, old?.value ?? nothing, field.value)
      }
    }
    return changes
  }

  /// What two logs do not share.
  private static func logs(
    _ before: NodeInspection, _ after: NodeInspection
  ) -> (before: String, after: String) {
    let (old, new) = (before.markedRecords, after.markedRecords)
    let shared = zip(old, new).prefix { $0 == $1 }.count
    let opening = shared == 0 ? "" : shared == 1 ? "1 record" : "\(shared) records"
    func text(_ records: [String]) -> String {
      let rest = records.dropFirst(shared).joined(separator: ", ")
      if records.isEmpty { return "empty" }
      return rest.isEmpty ? opening : opening.isEmpty ? rest : "\(opening), \(rest)"
    }
    return (text(old), text(new))
  }

  private static func list(_ words: [String]) -> String {
    words.isEmpty ? nothing : words.joined(separator: ", ")
  }
}

extension NodeInspection {
  /// The records of the log, with a mark behind each that is not safe.
  var markedRecords: [String] {
    records.enumerated().map { position, record in
      position < syncedCount ? record : "\(record) (not safe yet)"
    }
  }
}
