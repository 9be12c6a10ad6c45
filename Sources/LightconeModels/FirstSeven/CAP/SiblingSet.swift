/// Values of which none was written with knowledge of another, each named by the event that wrote it
/// (a *dotted version vector set*: Preguiça, Baquero, Almeida, Fonte and Gonçalves, "Dotted Version
/// Vectors", 2010).
public struct SiblingSet: Hashable, Sendable {
  struct Sibling: Hashable, Sendable {
    let dot: Dot
    let value: Int
  }

  /// The values, in the order of their events.
  private(set) var siblings: [Sibling] = []
  /// All writes that this copy has heard of, also those that were replaced.
  private(set) var seen: VersionVector

  init(replicas: Int) { seen = VersionVector(replicas: replicas) }

  var sortedValues: [Int] { siblings.map(\.value).sorted() }

  /// Writes a value that replaces what its writer knew of, and nothing else.
  mutating func write(_ value: Int, at replica: Int, knowing context: VersionVector) -> Dot {
    siblings.removeAll { context.covers($0.dot) }
    let dot = seen.count(at: replica)
    siblings.append(Sibling(dot: dot, value: value))
    siblings.sort { $0.dot < $1.dot }
    return dot
  }

  /// Takes over what another copy has: a value stays if both have it, or if the copy that lacks it has
  /// never heard of it.
  mutating func merge(_ other: SiblingSet, dropping: Bool) {
    let kept = siblings.filter { other.siblings.contains($0) || !other.seen.covers($0.dot) }
    let new =
      dropping && !kept.isEmpty
      ? [] : other.siblings.filter { !siblings.contains($0) && !seen.covers($0.dot) }
    siblings = (kept + new).sorted { $0.dot < $1.dot }
    seen.merge(other.seen)
  }
}
