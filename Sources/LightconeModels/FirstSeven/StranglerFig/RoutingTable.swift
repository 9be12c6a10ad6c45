import Lightcone

/// Where requests for one feature go.
public struct FeatureRoute: Hashable, Sendable {
  /// The share of reads that the new side answers.
  var reads = Probability.never
  /// The share of writes that the new side takes.
  var writes = Probability.never
  /// Whether writes have to wait.
  var isFenced = false

  /// Whether all of it has moved.
  var isNew: Bool { reads == .always && writes == .always }
  /// Whether nothing of it has moved.
  var isLegacy: Bool { reads == .never && writes == .never }

  static let new = FeatureRoute(reads: .always, writes: .always)
}

/// Where requests go, as the operator says and facades obey.
public struct RoutingTable: Hashable, Sendable {
  /// Grows with each change.
  var version = 0
  var routes: [FeatureRoute]

  subscript(feature: Int) -> FeatureRoute {
    get { routes[feature - 1] }
    set { routes[feature - 1] = newValue }
  }

  /// Whether everything has moved.
  var isNew: Bool { routes.allSatisfy(\.isNew) }

  /// The table at the beginning of a stage: 0 for the facade alone, 1 for a canary of the first feature,
  /// 2 for all of the first feature, 3 and 4 for everything.
  static func initial(
    stage: Int, features: Int, canary: FeatureRoute
  ) -> RoutingTable {
    var table = RoutingTable(routes: Array(repeating: FeatureRoute(), count: features))
    switch stage {
    case 0: break
    case 1: table[1] = canary
    case 2: table[1] = .new
    default: table.routes = Array(repeating: .new, count: features)
    }
    return table
  }
}

/// A change of the routing table that the operator makes.
struct RoutingChange: Hashable, Sendable {
  /// The features that it concerns, from 1.
  var features: [Int]
  /// The new share of reads; nil to leave it.
  var reads: Probability?
  /// The new share of writes; nil to leave it.
  var writes: Probability?

  /// Whether writes of a feature get another side to go to.
  func movesWrites(in table: RoutingTable) -> Bool {
    guard let writes else { return false }
    return features.contains { table[$0].writes != writes }
  }

  /// The table with the reads, the writes or both changed.
  func applied(
    to table: RoutingTable, reads changesReads: Bool = true, writes changesWrites: Bool = true,
    fenced: Bool = false
  ) -> RoutingTable {
    var next = table
    next.version += 1
    for feature in features {
      if changesReads, let reads { next[feature].reads = reads }
      if changesWrites, let writes { next[feature].writes = writes }
      next[feature].isFenced = fenced
    }
    return next
  }
}
