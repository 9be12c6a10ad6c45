public import LightconeTrace

/// Means are nil where there is nothing yet to divide by.
extension StationMeasures {
  /// How long has been measured.
  public var duration: TimeSpan { until - since }

  /// The mean number of jobs in the station over time: *L*.
  public var meanNumberInSystem: Double? { mean(jobNanosecondsInSystem, duration.nanoseconds) }

  /// The mean number of waiting jobs over time: *Lq*.
  public var meanQueueLength: Double? { mean(jobNanosecondsInQueue, duration.nanoseconds) }

  /// The mean number of busy servers over time; in a station without loss the offered load.
  public var meanBusyServers: Double? { mean(serverNanosecondsBusy, duration.nanoseconds) }

  /// The busy part of the servers' time, 0 to 1.
  public var utilization: Double? {
    serverNanosecondsAvailable > 0
      ? Double(serverNanosecondsBusy) / Double(serverNanosecondsAvailable) : nil
  }

  /// The mean waiting time of the jobs that started, those that did not have to wait included, in
  /// nanoseconds: *Wq*.
  public var meanWaitingNanoseconds: Double? { mean(waitingNanoseconds, Int64(starts)) }

  /// The mean time from arrival to completion of the completed jobs, in nanoseconds: *W*.
  public var meanSojournNanoseconds: Double? { mean(sojournNanoseconds, Int64(completions)) }

  /// Arrivals per second, the refused ones included.
  public var arrivalsPerSecond: Double? { perSecond(arrivals) }

  /// Completions per second: the throughput, *X*.
  public var completionsPerSecond: Double? { perSecond(completions) }

  /// The part of the arrivals that was refused or dropped, 0 to 1.
  public var lossRatio: Double? { mean(Int128(refusals + drops), Int64(arrivals)) }

  /// The part of the started jobs that had found all servers busy, 0 to 1.
  public var delayRatio: Double? { mean(Int128(delayedStarts), Int64(starts)) }

  private func mean(_ sum: Int128, _ count: Int64) -> Double? {
    count > 0 ? Double(sum) / Double(count) : nil
  }

  private func perSecond(_ count: Int) -> Double? {
    duration > .zero ? Double(count) / Double(duration.nanoseconds) * 1e9 : nil
  }
}
