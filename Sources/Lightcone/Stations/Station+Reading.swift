public import LightconeTrace

extension Station {
  /// How many jobs can be served at once.
  @inlinable
  public var servers: Int { serverLimit }

  /// How many jobs are in service. It can exceed ``servers`` after there were more of them.
  @inlinable
  public var busyServers: Int { inService.count - free.count }

  /// How many jobs wait.
  @inlinable
  public var queueLength: Int { line.count }

  /// How many jobs wait or are in service.
  @inlinable
  public var numberInSystem: Int { queueLength + busyServers }

  /// Whether no job is in the station.
  @inlinable
  public var isEmpty: Bool { numberInSystem == 0 }

  /// The waiting jobs in the order in which they would start if none came any more.
  ///
  /// - Complexity: O(n); under ``QueueDiscipline/priority`` O(n log n).
  public var waitingJobs: [Job] { line.inServiceOrder.map(\.job) }

  /// The job that a server works at; nil if it is free.
  @inlinable
  public func job(at server: Int) -> Job? {
    inService.indices.contains(server) ? inService[server]?.job : nil
  }

  /// What has been measured up to `now`, which must not lie before the last change.
  public func measures(until now: Instant) -> StationMeasures {
    var measures = tally
    measures.advance(to: now, waiting: line.count, busy: busyServers, servers: serverLimit)
    return measures
  }
}
