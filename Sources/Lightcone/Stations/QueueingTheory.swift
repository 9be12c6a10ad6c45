/// The classic formulas of queueing theory, to hold a run against.
///
/// What it solves: a simulated mean alone shows nothing. Where theory knows the answer, the two must
/// agree.
///
/// Example: at 100 requests a second and 125 served a second, requests spend
/// `QueueingTheory.meanSojournTime(arrivalRate: 100, serviceRate: 125)`, that is 0.04 s, in the server.
///
/// Rules:
/// 1. Rates and times are in any unit of time, as long as it is the same one: per second and seconds.
/// 2. The offered load *a* = λ/μ is the mean number of servers that the work would keep busy; the
///    utilization is ρ = a/c for c servers.
/// 3. Where a queue without bound has no mean, at ρ ≥ 1, the answer is infinity. Stations with loss
///    have an answer at every load.
/// 4. Rates, loads and times must be finite and not negative, service rates above 0.
///
/// All formulas are for arrivals by chance (a Poisson process) and the long run, and use additions,
/// multiplications and divisions only: the same bits on every machine.
///
/// What it does not promise: anything about bursty or correlated arrivals, or about a finite run.
///
/// Reading: Kleinrock, "Queueing Systems", volumes 1 (1975) and 2 (1976).
public enum QueueingTheory {
  /// The utilization ρ = λ / (c μ): the busy part of the servers' time, if it is below 1.
  public static func utilization(
    arrivalRate: Double, serviceRate: Double, servers: Int = 1
  ) -> Double {
    offeredLoad(arrivalRate, serviceRate) / Double(atLeastOne(servers))
  }

  /// M/M/c/c, and by insensitivity M/G/c/c: the part of the arrivals that finds all servers busy and
  /// is lost.
  ///
  /// B(0) = 1, B(k) = a B(k-1) / (k + a B(k-1)) (Erlang 1917, as a recursion).
  ///
  /// - Complexity: O(servers).
  public static func erlangB(offeredLoad: Double, servers: Int) -> Double {
    lossRatio(offeredLoad: offeredLoad, servers: servers, waitingPlaces: 0)
  }

  /// M/M/c: the part of the arrivals that has to wait; 1 at ρ ≥ 1.
  ///
  /// C = B / (1 - ρ (1 - B)) with B of ``erlangB(offeredLoad:servers:)`` (Erlang 1917).
  ///
  /// - Complexity: O(servers).
  public static func erlangC(offeredLoad: Double, servers: Int) -> Double {
    let utilization = offeredLoad / Double(atLeastOne(servers))
    guard utilization < 1 else { return 1 }
    let lost = erlangB(offeredLoad: offeredLoad, servers: servers)
    return lost / (1 - utilization * (1 - lost))
  }

  /// M/M/c/K with K = c + `waitingPlaces`: the part of the arrivals that is refused. With one server
  /// it is the M/M/1/K loss (1 - ρ) ρ^K / (1 - ρ^(K+1)), or 1 / (K + 1) at ρ = 1.
  ///
  /// It goes on from Erlang's recursion, one place after the other: L = ρ L' / (1 + ρ L').
  ///
  /// - Complexity: O(servers + waitingPlaces).
  public static func lossRatio(
    offeredLoad: Double, servers: Int, waitingPlaces: Int
  ) -> Double {
    checkSize(offeredLoad, "offered load")
    precondition(waitingPlaces >= 0, "\(waitingPlaces) places to wait")
    var lost = 1.0
    for place in 1...(atLeastOne(servers) + waitingPlaces) {
      let offered = offeredLoad * lost
      lost = offered / (Double(min(place, servers)) + offered)
    }
    return lost
  }

  /// M/M/c: the mean waiting time, over all jobs.
  ///
  /// Wq = C / (c μ - λ) with C of ``erlangC(offeredLoad:servers:)``; for one server ρ / (μ - λ).
  public static func meanWaitingTime(
    arrivalRate: Double, serviceRate: Double, servers: Int = 1
  ) -> Double {
    let load = offeredLoad(arrivalRate, serviceRate)
    guard load < Double(atLeastOne(servers)) else { return .infinity }
    let delayed = erlangC(offeredLoad: load, servers: servers)
    return delayed / (Double(servers) * serviceRate - arrivalRate)
  }

  /// M/M/c: the mean time in the station, waiting and service.
  ///
  /// W = Wq + 1/μ; for one server 1 / (μ - λ).
  public static func meanSojournTime(
    arrivalRate: Double, serviceRate: Double, servers: Int = 1
  ) -> Double {
    meanWaitingTime(arrivalRate: arrivalRate, serviceRate: serviceRate, servers: servers)
      + 1 / serviceRate
  }

  static func offeredLoad(_ arrivalRate: Double, _ serviceRate: Double) -> Double {
    checkSize(arrivalRate, "arrival rate")
    precondition(serviceRate > 0 && serviceRate.isFinite, "a service rate of \(serviceRate)")
    return arrivalRate / serviceRate
  }

  static func atLeastOne(_ servers: Int) -> Int {
    precondition(servers >= 1, "\(servers) servers")
    return servers
  }

  static func checkSize(_ value: Double, _ name: String) {
    precondition(value >= 0 && value.isFinite, "a \(name) of \(value)")
  }
}
