import Lightcone
import LightconeTrace
import Testing

/// All formulas get rates per microsecond and give microseconds; samples are nanoseconds.
@Suite("Stations with room for all against the formulas")
struct DelayStationTests {
  private func meanWait(_ run: QueueingRun) throws -> BatchMeans {
    let waits = try run.finished().node.waits
    return BatchMeans(waits[0].map { $0 / 1_000 })
  }

  @Test("M/M/1: jobs wait rho / (mu - lambda)", arguments: [(500, 30_000), (800, 80_000)])
  func singleServer(serviceMicroseconds: Int64, jobs: Int) throws {
    var run = QueueingRun(jobs: jobs)
    run.service = .exponential(mean: .microseconds(serviceMicroseconds))
    func wait(_ service: Int64) -> Double {
      QueueingTheory.meanWaitingTime(arrivalRate: 1e-3, serviceRate: 1 / Double(service))
    }
    let measured = try meanWait(run)
    #expect(measured.agrees(with: wait(serviceMicroseconds)), "\(measured)")
    // The controls: servers that are a tenth slower or faster.
    #expect(!measured.agrees(with: wait(serviceMicroseconds * 11 / 10)), "\(measured)")
    #expect(!measured.agrees(with: wait(serviceMicroseconds * 9 / 10)), "\(measured)")
  }

  @Test(
    "M/M/c: Erlang's C is the part that waits, and C / (c mu - lambda) how long", arguments: [2, 5])
  func severalServers(servers: Int) throws {
    let service = 700 * Int64(servers)
    var run = QueueingRun(servers: servers, jobs: 40_000)
    run.service = .exponential(mean: .microseconds(service))
    let waits = try run.finished().node.waits[0]
    let mean = BatchMeans(waits.map { $0 / 1_000 })
    let delayed = BatchMeans(waits.map { $0 > 0 ? 1 : 0 })

    func wait(servers: Int) -> Double {
      QueueingTheory.meanWaitingTime(
        arrivalRate: 1e-3, serviceRate: 1 / Double(service), servers: servers)
    }
    func delay(servers: Int) -> Double {
      QueueingTheory.erlangC(offeredLoad: Double(service) / 1_000, servers: servers)
    }
    #expect(mean.agrees(with: wait(servers: servers)), "\(mean)")
    #expect(delayed.agrees(with: delay(servers: servers)), "\(delayed)")
    // The controls: a server more, and one server of the same total speed.
    #expect(!mean.agrees(with: wait(servers: servers + 1)), "\(mean)")
    #expect(!delayed.agrees(with: delay(servers: servers + 1)), "\(delayed)")
    #expect(!delayed.agrees(with: 0.7), "\(delayed)")
  }

  @Test("M/D/1: constant service halves the wait of M/M/1 (Pollaczek and Khinchine)")
  func constantService() throws {
    var run = QueueingRun()
    run.service = .constant(.microseconds(700))
    let measured = try meanWait(run)
    let exponential = QueueingTheory.meanWaitingTime(arrivalRate: 1e-3, serviceRate: 1.0 / 700)
    #expect(measured.agrees(with: exponential / 2), "\(measured)")
    #expect(
      measured.agrees(
        with: QueueingTheory.meanWaitingTime(arrivalRate: 1e-3, constantServiceTime: 700)))
    // The control: the same check with exponential service of the same mean.
    run.service = .exponential(mean: .microseconds(700))
    let control = try meanWait(run)
    #expect(!control.agrees(with: exponential / 2), "\(control)")
    #expect(control.agrees(with: exponential), "\(control)")
  }

  @Test("M/G/1: uniform service waits as its variance says (Pollaczek and Khinchine)")
  func uniformService() throws {
    var run = QueueingRun()
    run.service = .uniform(.zero, .microseconds(1_400))
    let measured = try meanWait(run)
    func wait(_ squaredVariation: Double) -> Double {
      QueueingTheory.meanWaitingTime(
        arrivalRate: 1e-3, meanServiceTime: 700, squaredVariation: squaredVariation)
    }
    // A uniform law from 0 to 2m has the variance (2m)^2 / 12.
    #expect(measured.agrees(with: wait(1.0 / 3)), "\(measured)")
    #expect(!measured.agrees(with: wait(0)), "\(measured)")
    #expect(!measured.agrees(with: wait(1)), "\(measured)")
  }
}
