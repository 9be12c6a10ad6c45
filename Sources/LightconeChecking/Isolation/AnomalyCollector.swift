/// Gathers anomalies: all are counted, the first few of each kind are told.
struct AnomalyCollector {
  /// How many of each kind are told.
  static let toldOfEachKind = 8

  private(set) var anomalies: [IsolationAnomaly] = []
  private var counts: [AnomalyKind: Int] = [:]

  /// How many there were of a kind.
  func count(of kind: AnomalyKind) -> Int { counts[kind] ?? 0 }

  /// Counts an anomaly, and tells it if there is room.
  mutating func add(_ kind: AnomalyKind, _ anomaly: () -> IsolationAnomaly) {
    counts[kind, default: 0] += 1
    if count(of: kind) <= Self.toldOfEachKind { anomalies.append(anomaly()) }
  }

  /// How many were counted, and not told.
  var untoldCount: Int {
    AnomalyKind.allCases.reduce(-anomalies.count) { $0 + count(of: $1) }
  }
}
