/// Which of the waiting jobs a free server takes next.
public enum QueueDiscipline: Hashable, Sendable, CaseIterable {
  /// First in, first out: the job that has waited longest.
  case fifo
  /// Last in, first out: the job that came last. A job in service is not interrupted.
  case lifo
  /// The job with the lowest priority number; among equals the one that came first. A job in service
  /// is not interrupted.
  case priority
}

/// Who has to go when a job finds all servers busy and all places to wait taken.
public enum OverflowPolicy: Hashable, Sendable, CaseIterable {
  /// The newcomer is refused.
  case refuse
  /// The job that has waited longest, whatever its priority, makes room for the newcomer. Where there
  /// are no places to wait, the newcomer is refused.
  case dropOldest
}
