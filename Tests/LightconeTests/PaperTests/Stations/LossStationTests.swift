import Lightcone
import LightconeTrace
import Testing

@Suite("Stations that refuse against the formulas")
struct LossStationTests {
  private func losses(_ run: QueueingRun) throws -> BatchMeans {
    BatchMeans(try run.finished().node.losses)
  }

  @Test("M/M/c/c loses what Erlang's B says", arguments: [1, 5, 10])
  func erlang(servers: Int) throws {
    let load = 0.8 * Double(servers)
    var run = QueueingRun(servers: servers, capacity: 0)
    run.service = .exponential(mean: .microseconds(800 * Int64(servers)))
    let measured = try losses(run)
    let expected = QueueingTheory.erlangB(offeredLoad: load, servers: servers)
    #expect(measured.agrees(with: expected), "\(measured) \(expected)")
    // The controls: another load, another number of servers, one place to wait.
    #expect(
      !measured.agrees(with: QueueingTheory.erlangB(offeredLoad: load * 1.1, servers: servers)))
    #expect(!measured.agrees(with: QueueingTheory.erlangB(offeredLoad: load, servers: servers + 1)))
    let waiting = QueueingTheory.lossRatio(offeredLoad: load, servers: servers, waitingPlaces: 1)
    #expect(!measured.agrees(with: waiting))
  }

  @Test("M/G/c/c loses the same for any service law of the same mean")
  func insensitivity() throws {
    var run = QueueingRun(servers: 5, capacity: 0)
    let expected = QueueingTheory.erlangB(offeredLoad: 4, servers: 5)
    for law in [Law.constant(.microseconds(4_000)), .uniform(.zero, .microseconds(8_000))] {
      run.service = law
      let measured = try losses(run)
      #expect(measured.agrees(with: expected), "\(law) \(measured) \(expected)")
    }
    // The control: with a place to wait the law matters.
    run.capacity = 20
    run.service = .constant(.microseconds(4_000))
    let constant = try losses(run)
    let exponential = QueueingTheory.lossRatio(offeredLoad: 4, servers: 5, waitingPlaces: 20)
    #expect(!constant.agrees(with: exponential), "\(constant) \(exponential)")
  }

  @Test(
    "M/M/1/K loses (1 - rho) rho^K / (1 - rho^(K+1)), also where rho is above 1",
    arguments: [900, 1_500])
  func singleServer(serviceMicroseconds: Int64) throws {
    var run = QueueingRun(capacity: 4)
    run.service = .exponential(mean: .microseconds(serviceMicroseconds))
    let load = Double(serviceMicroseconds) / 1_000
    func expected(load: Double, places: Int) -> Double {
      QueueingTheory.lossRatio(offeredLoad: load, servers: 1, waitingPlaces: places)
    }
    let measured = try losses(run)
    #expect(measured.agrees(with: expected(load: load, places: 4)), "\(measured)")
    // The controls: two places less, and another load.
    #expect(!measured.agrees(with: expected(load: load, places: 2)), "\(measured)")
    #expect(!measured.agrees(with: expected(load: load * 1.1, places: 4)), "\(measured)")
  }
}
