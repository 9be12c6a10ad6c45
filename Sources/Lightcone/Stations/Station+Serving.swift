public import LightconeTrace

extension Station {
  /// A job comes.
  ///
  /// - Parameters:
  ///   - job: the job; equal ones may be in the station at the same time.
  ///   - priority: how urgent it is, lower numbers first; it counts only under
  ///     ``QueueDiscipline/priority``.
  ///   - now: the time.
  /// - Returns: what becomes of it. If it starts, plan its end.
  /// - Complexity: O(log c) for c servers if it starts; else O(1), under
  ///   ``QueueDiscipline/priority`` O(log n) for n waiting jobs, or O(n log n) where the oldest is
  ///   dropped.
  @inlinable
  public mutating func arrive(
    _ job: Job, priority: Int = 0, at now: Instant
  ) -> Admission<Job> {
    advance(to: now)
    tally.noteArrival()
    sequence += 1
    let newcomer = WaitingJob(job: job, priority: priority, sequence: sequence, arrival: now)
    if busyServers < serverLimit {
      return .started(server: start(newcomer, isDelayed: false).server)
    }
    guard let capacity, line.count >= capacity else {
      line.append(newcomer)
      return .waiting(queueLength: line.count)
    }
    guard overflow == .dropOldest, let oldest = line.popOldest() else {
      tally.noteRefusal()
      return .refused
    }
    tally.noteDrop(arrival: oldest.arrival)
    line.append(newcomer)
    return .waiting(queueLength: line.count, dropped: oldest.job)
  }

  /// A server is done with its job.
  ///
  /// - Returns: the job, and the one that begins in its place: plan that one's end. Nil if the server
  ///   has no job.
  /// - Complexity: O(log c) for c servers, and under ``QueueDiscipline/priority`` O(log n) for n
  ///   waiting jobs.
  @inlinable
  public mutating func finish(server: Int, at now: Instant) -> ServiceEnd<Job>? {
    release(server, at: now, isCompletion: true)
  }

  /// A server's job is taken away before its end, for example because nobody waits for it any more.
  /// Take back its planned end.
  ///
  /// - Returns: as for ``finish(server:at:)``; the measures count no completion.
  @inlinable
  public mutating func interrupt(server: Int, at now: Instant) -> ServiceEnd<Job>? {
    release(server, at: now, isCompletion: false)
  }

  @inlinable
  mutating func release(
    _ server: Int, at now: Instant, isCompletion: Bool
  ) -> ServiceEnd<Job>? {
    guard inService.indices.contains(server), let served = inService[server] else { return nil }
    advance(to: now)
    inService[server] = nil
    free.push(server)
    tally.noteEnd(arrival: served.arrival, isCompletion: isCompletion)
    return ServiceEnd(
      job: served.job, waited: served.waited, sojourn: now - served.arrival, next: startNext())
  }

  /// Starts the job whose turn it is, if a server is free for it.
  @inlinable
  mutating func startNext() -> ServiceStart<Job>? {
    guard busyServers < serverLimit, let next = line.popNext() else { return nil }
    return start(next, isDelayed: true)
  }

  /// Puts a job on the free server with the lowest number.
  @inlinable
  mutating func start(_ job: WaitingJob<Job>, isDelayed: Bool) -> ServiceStart<Job> {
    let waited = tally.until - job.arrival
    let served = ServedJob(job: job.job, arrival: job.arrival, waited: waited)
    tally.noteStart(arrival: job.arrival, isDelayed: isDelayed)
    guard let server = free.pop() else {
      inService.append(served)
      return ServiceStart(job: job.job, server: inService.count - 1, waited: waited)
    }
    inService[server] = served
    return ServiceStart(job: job.job, server: server, waited: waited)
  }

  /// Measures what held until now, before it changes.
  @inlinable
  mutating func advance(to now: Instant) {
    tally.advance(to: now, waiting: line.count, busy: busyServers, servers: serverLimit)
  }
}
