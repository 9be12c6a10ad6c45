public import LightconeTrace

/// What becomes of a job that arrives at a ``Station``.
public enum Admission<Job: Hashable & Sendable>: Hashable, Sendable {
  /// It is served at once, by the server with this number. Who owns the station plans its end.
  case started(server: Int)
  /// It waits. `queueLength` counts the waiting jobs with it; `dropped` is the job that had to make
  /// room for it, if one had to.
  case waiting(queueLength: Int, dropped: Job? = nil)
  /// It finds no server and no place to wait, and is gone.
  case refused
}

/// A job that has waited and now begins to be served. Who owns the station plans its end.
public struct ServiceStart<Job: Hashable & Sendable>: Hashable, Sendable {
  /// The job.
  public let job: Job
  /// The number of the server that takes it, counted from 0.
  public let server: Int
  /// How long it has waited.
  public let waited: TimeSpan

  @inlinable
  init(job: Job, server: Int, waited: TimeSpan) {
    self.job = job
    self.server = server
    self.waited = waited
  }
}

/// A job that leaves its server, and the one that follows it.
public struct ServiceEnd<Job: Hashable & Sendable>: Hashable, Sendable {
  /// The job that leaves.
  public let job: Job
  /// How long it waited before it was served.
  public let waited: TimeSpan
  /// How long it was in the station: it waited, then it was served.
  public let sojourn: TimeSpan
  /// The job that begins now in its place, if one does.
  public let next: ServiceStart<Job>?

  @inlinable
  init(job: Job, waited: TimeSpan, sojourn: TimeSpan, next: ServiceStart<Job>?) {
    self.job = job
    self.waited = waited
    self.sojourn = sojourn
    self.next = next
  }
}
