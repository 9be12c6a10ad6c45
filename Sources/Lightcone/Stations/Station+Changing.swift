public import LightconeTrace

extension Station {
  /// Takes out waiting jobs, for example those that have waited too long for their clients. Jobs in
  /// service stay.
  ///
  /// - Returns: the jobs taken out, in the order in which they came, or by urgency under
  ///   ``QueueDiscipline/priority``.
  /// - Complexity: O(n) for n waiting jobs; under ``QueueDiscipline/priority`` O(n log n).
  @inlinable
  public mutating func abandon(at now: Instant, where isAbandoned: (Job) -> Bool) -> [Job] {
    advance(to: now)
    let removed = line.removeAll(where: isAbandoned)
    for job in removed { tally.noteAbandonment(arrival: job.arrival) }
    return removed.map(\.job)
  }

  /// Changes the number of servers. New ones take waiting jobs at once; of those that are too many,
  /// free ones leave at once and busy ones when their job ends.
  ///
  /// - Returns: the jobs that start now: plan their ends.
  /// - Throws: ``SettingProblem`` if there would be no server; nothing is then changed.
  @inlinable
  public mutating func setServers(
    _ servers: Int, at now: Instant
  ) throws(SettingProblem) -> [ServiceStart<Job>] {
    try SettingProblem.check("servers", servers, atLeast: 1)
    advance(to: now)
    serverLimit = servers
    var starts: [ServiceStart<Job>] = []
    while let start = startNext() { starts.append(start) }
    return starts
  }

  /// Begins to measure anew, for example after a time of warming up. Jobs in the station stay, and
  /// their whole time will count when they leave.
  public mutating func restartMeasures(at now: Instant) {
    advance(to: now)
    tally = StationMeasures(since: now)
  }
}
