import Lightcone
import LightconeTrace

extension ShrinkDeed {
  /// The deed, made plainer in one way each; the plainest first.
  ///
  /// Each way can be gone only so often: planned at the start rather than done on the way, at a time
  /// rather than after an event, at a rounder time, with a plainer fault.
  ///
  /// - Parameter timeOf: the time of an event.
  func plainer(timeOf: (EventNumber) -> Instant?) -> [ShrinkDeed] {
    plainerMoments(timeOf) + fault.plainer.map { with(intervention.with($0)) }
  }

  private func plainerMoments(_ timeOf: (EventNumber) -> Instant?) -> [ShrinkDeed] {
    guard isPlannedAtStart else {
      if case .now(let fault) = intervention { return [ShrinkDeed(planned: .at(time, fault))] }
      return [ShrinkDeed(planned: intervention)]
    }
    switch intervention {
    case .now, .atFailPoint: return []
    case .afterEvent(let number, let fault):
      return timeOf(number).map { [ShrinkDeed(planned: .at($0, fault))] } ?? []
    case .at(let time, let fault):
      return (time - .start).rounder.map { ShrinkDeed(planned: .at(.start + $0, fault)) }
    }
  }
}

extension Fault {
  /// The fault, made plainer in one way each.
  fileprivate var plainer: [Fault] {
    switch self {
    case .crash(let node, let downtime?):
      return [.crash(node)] + downtime.shorter.map { .crash(node, restartAfter: $0) }
    case .partition(let groups):
      return groups.indices.flatMap { group in
        groups[group].indices.compactMap { member in
          var fewer = groups
          fewer[group].remove(at: member)
          fewer.removeAll(where: \.isEmpty)
          return fewer.count < 2 ? nil : .partition(fewer)
        }
      }
    case .cutOneWay(let senders, let receivers):
      let fromFewer: [Fault] = senders.withoutOne.map { .cutOneWay(from: $0, to: receivers) }
      return fromFewer + receivers.withoutOne.map { .cutOneWay(from: senders, to: $0) }
    case .delay(let message, let span):
      return span.shorter.map { .delay(message, by: $0) }
    case .link(let one, let two, .latency(let law)):
      let mean = Law.constant(law.mean)
      return law == mean
        ? law.mean.shorter.map { .link(one, two, .latency(.constant($0))) }
        : [.link(one, two, .latency(mean))]
    case .follow(let schedule): return schedule.plainer.map { .follow($0) }
    default: return []
    }
  }
}

extension [NodeID] {
  /// The list without one node each, as long as any is left.
  fileprivate var withoutOne: [[NodeID]] {
    guard count > 1 else { return [] }
    return indices.map { place in
      var fewer = self
      fewer.remove(at: place)
      return fewer
    }
  }
}
