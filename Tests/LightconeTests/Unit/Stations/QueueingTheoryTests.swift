import Lightcone
import Testing

@Suite("Formulas of queueing theory")
struct QueueingTheoryTests {
  private func isClose(_ first: Double, _ second: Double) -> Bool {
    abs(first - second) <= 1e-12 * max(abs(first), abs(second))
  }

  /// The long-run probabilities of 0, 1, 2, ... jobs in M/M/c/K, from the balance of its states.
  private func states(load: Double, servers: Int, size: Int) -> [Double] {
    var weights = [1.0]
    for count in 1...size {
      weights.append(weights[count - 1] * load / Double(min(count, servers)))
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  @Test(
    "Erlang's B and the loss of M/M/c/K are the weight of the last state",
    arguments: [0.1, 1, 4.5, 12])
  func loss(load: Double) {
    for servers in 1...12 {
      let erlang = QueueingTheory.erlangB(offeredLoad: load, servers: servers)
      #expect(isClose(erlang, states(load: load, servers: servers, size: servers)[servers]))
      for places in [0, 1, 6] {
        let size = servers + places
        let loss = QueueingTheory.lossRatio(
          offeredLoad: load, servers: servers, waitingPlaces: places)
        #expect(isClose(loss, states(load: load, servers: servers, size: size)[size]))
      }
    }
  }

  @Test("Erlang's C is the weight of the states in which all servers are busy")
  func delay() {
    for servers in 1...8 {
      let load = 0.6 * Double(servers)
      // States beyond 400 have a weight below 0.6^390.
      let weights = states(load: load, servers: servers, size: 400)
      let delay = QueueingTheory.erlangC(offeredLoad: load, servers: servers)
      #expect(isClose(delay, weights[servers...].reduce(0, +)))
      let waiting = weights.indices.map { Double(max($0 - servers, 0)) * weights[$0] }.reduce(0, +)
      // Little: the mean number that waits is the rate times the mean waiting time.
      let wait = QueueingTheory.meanWaitingTime(arrivalRate: load, serviceRate: 1, servers: servers)
      #expect(isClose(wait * load, waiting))
    }
  }

  @Test("one server: rho is the part that waits, 1 / (mu - lambda) the time in the station")
  func singleServer() {
    #expect(isClose(QueueingTheory.erlangC(offeredLoad: 0.8, servers: 1), 0.8))
    #expect(isClose(QueueingTheory.meanSojournTime(arrivalRate: 100, serviceRate: 125), 0.04))
    #expect(isClose(QueueingTheory.meanWaitingTime(arrivalRate: 100, serviceRate: 125), 0.032))
    #expect(isClose(QueueingTheory.utilization(arrivalRate: 6, serviceRate: 4, servers: 3), 0.5))
    #expect(isClose(QueueingTheory.lossRatio(offeredLoad: 1, servers: 1, waitingPlaces: 3), 0.2))
  }

  @Test("constant service waits half as long as exponential service")
  func generalService() {
    let exponential = QueueingTheory.meanWaitingTime(arrivalRate: 100, serviceRate: 125)
    let constant = QueueingTheory.meanWaitingTime(arrivalRate: 100, constantServiceTime: 0.008)
    #expect(isClose(constant * 2, exponential))
    let general = QueueingTheory.meanWaitingTime(
      arrivalRate: 100, meanServiceTime: 0.008, squaredVariation: 1)
    #expect(isClose(general, exponential))
  }

  @Test("priorities move waiting from class to class and keep the waiting work")
  func priorities() {
    let classes = [0.2, 0.3, 0.4].map {
      QueueingTheory.PriorityClass(arrivalRate: $0, meanServiceTime: 1)
    }
    let waits = QueueingTheory.meanWaitingTimes(of: classes)
    #expect(waits == waits.sorted())
    // Kleinrock's conservation law: the waits weighted by load sum to those without priorities.
    let sum = zip(classes, waits).map { $0.arrivalRate * $1 }.reduce(0, +)
    let plain = QueueingTheory.meanWaitingTime(arrivalRate: 0.9, serviceRate: 1)
    #expect(isClose(sum, 0.9 * plain))
    #expect(QueueingTheory.meanWaitingTimes(of: []).isEmpty)
  }

  @Test("without load nothing waits, and with too much the wait has no bound")
  func limits() {
    #expect(QueueingTheory.erlangB(offeredLoad: 0, servers: 3) == 0)
    #expect(QueueingTheory.meanWaitingTime(arrivalRate: 0, serviceRate: 1) == 0)
    #expect(QueueingTheory.meanWaitingTime(arrivalRate: 4, serviceRate: 2, servers: 2) == .infinity)
    #expect(QueueingTheory.meanSojournTime(arrivalRate: 5, serviceRate: 2, servers: 2) == .infinity)
    #expect(QueueingTheory.erlangC(offeredLoad: 2, servers: 2) == 1)
    #expect(
      QueueingTheory.meanWaitingTime(arrivalRate: 1, constantServiceTime: 1) == .infinity)
    let classes = [0.5, 0.5].map {
      QueueingTheory.PriorityClass(arrivalRate: $0, meanServiceTime: 1)
    }
    #expect(QueueingTheory.meanWaitingTimes(of: classes)[1] == .infinity)
  }
}
