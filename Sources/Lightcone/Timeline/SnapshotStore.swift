/// The snapshots of a timeline: many near the point where one stands, few far from it.
///
/// Rules:
/// 1. A snapshot is taken every 256 steps, or every n steps of a system with n > 256 nodes: taking it
///    costs no more than the steps since the one before.
/// 2. At most 128 are kept, and fewer of a system with very many nodes. Where one is too many, the one
///    goes whose neighbours lie nearest to each other, measured by its distance from the point where
///    one stands.
/// 3. So the steps to do again are a small share, about a tenth, of the steps that one goes back.
struct SnapshotStore: Sendable {
  struct Snapshot: Sendable {
    let position: Int
    /// How many deeds are done in it.
    let doneCount: Int
    let simulation: Simulation
  }

  /// By position; the first is the start of the run and always stays.
  private(set) var snapshots: [Snapshot]
  /// How many steps lie between two snapshots when they are taken.
  let distance: Int
  /// How many are kept at the most.
  let limit: Int

  init(start: Simulation) {
    let nodes = max(1, start.nodes.count)
    snapshots = [Snapshot(position: 0, doneCount: 0, simulation: start)]
    distance = max(256, nodes)
    limit = min(128, max(4, 2_000_000 / nodes))
  }

  /// The start of the run.
  var start: Simulation { snapshots[0].simulation }

  /// The last one that fits, or the start. What fits must all lie before what does not.
  func latest(where fits: (Snapshot) -> Bool) -> Snapshot {
    snapshots.last(where: fits) ?? snapshots[0]
  }

  /// Keeps a snapshot of the point where one stands, unless there is one.
  mutating func add(_ snapshot: Snapshot) {
    let index = snapshots.lastIndex { $0.position <= snapshot.position } ?? 0
    guard snapshots[index].position < snapshot.position else { return }
    snapshots.insert(snapshot, at: index + 1)
    thin(to: limit, near: snapshot.position)
  }

  /// Forgets those behind a position.
  mutating func remove(behind position: Int) {
    while snapshots.count > 1, let last = snapshots.last, last.position > position {
      snapshots.removeLast()
    }
  }

  /// Forgets those that hold other deeds than a run with these deeds does at their points.
  ///
  /// - Parameter common: how many deeds both runs begin with.
  mutating func keep(common: Int, of deeds: [Timeline.Deed]) {
    let next = common < deeds.count ? deeds[common].position : .max
    while snapshots.count > 1, let last = snapshots.last,
      last.doneCount > common || last.position > next
    {
      snapshots.removeLast()
    }
  }

  /// Forgets those that are missed least by somebody who stands at a position.
  mutating func thin(to count: Int, near position: Int) {
    while snapshots.count > max(1, count), let index = leastMissed(near: position) {
      snapshots.remove(at: index)
    }
  }

  private func leastMissed(near position: Int) -> Int? {
    var least: (index: Int, gap: Int, distance: Int)?
    for index in snapshots.indices.dropFirst() {
      let here = snapshots[index].position
      let next = index + 1 < snapshots.count ? snapshots[index + 1].position : here + distance
      let gap = next - snapshots[index - 1].position
      let away = abs(here - position) + distance
      // gap / away is smaller than the least so far.
      if let least, gap * least.distance >= least.gap * away { continue }
      least = (index, gap, away)
    }
    return least?.index
  }
}
