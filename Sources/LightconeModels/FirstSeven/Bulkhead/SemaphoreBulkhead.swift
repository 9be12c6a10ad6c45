import Lightcone

/// Permits, and a line of those who wait for one.
///
/// It only counts: who has a permit and must give it back is the service's business.
struct SemaphoreBulkhead: Hashable, Sendable {
  let limit: Int
  /// Whether who finds no permit waits for one; otherwise it goes away.
  let hasLine: Bool
  /// How many permits are out.
  private(set) var taken = 0
  /// Who waits, first come first.
  private(set) var line: [Bulkhead.Request] = []

  init(limit: Int, hasLine: Bool) {
    self.limit = limit
    self.hasLine = hasLine
  }

  mutating func enter(_ request: Bulkhead.Request) -> Entry {
    if taken < limit {
      taken += 1
      return .admitted
    }
    guard hasLine else { return .refused }
    line.append(request)
    return .waiting
  }

  /// A permit comes back; it goes to the first in line.
  mutating func leave() -> Bulkhead.Request? {
    if !line.isEmpty { return line.removeFirst() }
    taken -= 1
    return nil
  }

  /// Somebody does not wait any more.
  mutating func withdraw(_ request: Bulkhead.Request) { line.removeAll { $0 == request } }
}

/// What becomes of a call that comes to its bulkhead.
enum Entry: Hashable, Sendable {
  /// It can go on.
  case admitted
  /// It has to wait.
  case waiting
  /// It has to go.
  case refused
}
