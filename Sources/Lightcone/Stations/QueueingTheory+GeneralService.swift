/// One server and service times of any law.
extension QueueingTheory {
  /// M/G/1: the mean waiting time.
  ///
  /// Wq = ρ / (1 - ρ) · (1 + cv²) / 2 · E[S], which is λ E[S²] / (2 (1 - ρ)) (Pollaczek 1930,
  /// Khinchine 1932). It holds for every discipline that does not look at service times, such as FIFO
  /// and LIFO.
  ///
  /// - Parameters:
  ///   - arrivalRate: λ.
  ///   - meanServiceTime: E[S].
  ///   - squaredVariation: the variance of the service time over its squared mean: 0 if constant, 1 if
  ///     exponential.
  public static func meanWaitingTime(
    arrivalRate: Double, meanServiceTime: Double, squaredVariation: Double
  ) -> Double {
    checkSize(arrivalRate, "arrival rate")
    checkSize(meanServiceTime, "mean service time")
    checkSize(squaredVariation, "squared variation")
    let utilization = arrivalRate * meanServiceTime
    guard utilization < 1 else { return .infinity }
    return utilization / (1 - utilization) * (1 + squaredVariation) / 2 * meanServiceTime
  }

  /// M/D/1: the mean waiting time where every job takes the same service time; half of that of M/M/1.
  ///
  /// Wq = ρ / (2 (1 - ρ)) · S.
  public static func meanWaitingTime(
    arrivalRate: Double, constantServiceTime: Double
  ) -> Double {
    meanWaitingTime(
      arrivalRate: arrivalRate, meanServiceTime: constantServiceTime, squaredVariation: 0)
  }

  /// Jobs of one class of an M/G/1 station with priorities.
  public struct PriorityClass: Hashable, Sendable {
    /// Arrivals of this class per unit of time.
    public let arrivalRate: Double
    /// The mean service time of this class.
    public let meanServiceTime: Double
    /// The variance of the service time over its squared mean: 0 if constant, 1 if exponential.
    public let squaredVariation: Double

    /// Creates a class; with exponential service unless told otherwise.
    public init(arrivalRate: Double, meanServiceTime: Double, squaredVariation: Double = 1) {
      checkSize(arrivalRate, "arrival rate")
      checkSize(meanServiceTime, "mean service time")
      checkSize(squaredVariation, "squared variation")
      self.arrivalRate = arrivalRate
      self.meanServiceTime = meanServiceTime
      self.squaredVariation = squaredVariation
    }
  }

  /// M/G/1 with priorities and no interruption: the mean waiting time of each class.
  ///
  /// Wq(k) = W0 / ((1 - σ(k-1)) (1 - σ(k))), where σ(k) is the load of the classes up to k and W0 the
  /// sum of λ E[S²] / 2 over all classes (Cobham 1954).
  ///
  /// - Parameter classes: the most urgent one first.
  /// - Returns: infinity for a class at which σ reaches 1, and for all behind it. The other classes'
  ///   values hold only if σ stays below 1 for all: they then assume all work to get served.
  public static func meanWaitingTimes(of classes: [PriorityClass]) -> [Double] {
    let residual = classes.map { one in
      one.arrivalRate * one.meanServiceTime * one.meanServiceTime * (1 + one.squaredVariation) / 2
    }.reduce(0, +)
    var load = 0.0
    return classes.map { one in
      let before = 1 - load
      load += one.arrivalRate * one.meanServiceTime
      return load < 1 ? residual / (before * (1 - load)) : .infinity
    }
  }
}
