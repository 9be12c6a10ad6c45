import Lightcone
import LightconeTrace
import Testing

@Suite("Little's law")
struct LittlesLawTests {
  static let runs: [QueueingRun] = {
    let exponential = Law.exponential(mean: .microseconds(1_600))
    return [
      QueueingRun(jobs: 2_000),
      QueueingRun(discipline: .lifo, jobs: 2_000),
      QueueingRun(service: .constant(.microseconds(900)), jobs: 2_000),
      QueueingRun(service: exponential, servers: 2, jobs: 2_000),
      QueueingRun(service: exponential, servers: 2, discipline: .lifo, capacity: 3, jobs: 2_000),
      QueueingRun(service: exponential, servers: 1, capacity: 0, jobs: 2_000),
      QueueingRun(
        gapsMicroseconds: [2_000, 2_000], discipline: .priority, capacity: 9, jobs: 2_000),
    ]
  }()

  @Test(
    "from empty to empty, the integral of the number is the sum of the times, to the nanosecond",
    arguments: runs.indices)
  func exact(index: Int) throws {
    let (node, measures) = try Self.runs[index].finished(seed: UInt64(index + 1))
    #expect(node.station.isEmpty && measures.completions > 600)
    #expect(measures.jobNanosecondsInSystem == measures.sojournNanoseconds)
    #expect(measures.jobNanosecondsInSystem == Int128(node.sojournNanoseconds))
    let waits = node.waits.joined().reduce(0, +)
    #expect(Double(measures.jobNanosecondsInQueue) == waits)
    #expect(
      measures.serverNanosecondsBusy
        == measures.jobNanosecondsInSystem - measures.jobNanosecondsInQueue)
    // The control: waiting alone is not the time in the station.
    #expect(measures.jobNanosecondsInSystem != measures.waitingNanoseconds)
  }

  @Test("L = X W, the means of a whole run", arguments: runs.indices)
  func means(index: Int) throws {
    let (_, measures) = try Self.runs[index].finished(seed: 7)
    let number = try #require(measures.meanNumberInSystem)
    let throughput = try #require(measures.completionsPerSecond)
    let sojourn = try #require(measures.meanSojournNanoseconds) / 1e9
    #expect(abs(number / (throughput * sojourn) - 1) < 1e-12)
    // The control: with refused jobs, the rate of arrivals is not the rate that counts.
    let arrivals = try #require(measures.arrivalsPerSecond)
    #expect((abs(number / (arrivals * sojourn) - 1) < 1e-12) == (measures.refusals == 0))
  }

  @Test(
    "in the middle of a run it misses exactly the times of those still inside",
    arguments: runs.indices)
  func edge(index: Int) throws {
    var world = try Self.runs[index].world(seed: 3)
    var sawDifference = false
    for part in 1...5 {
      world.run(until: Instant(nanoseconds: Int64(part) * 700_000_000))
      let (node, measures) = try world.queueing()
      // The times of those inside: in a copy of the station all of them leave at this instant.
      var rest = node.station
      _ = rest.abandon(at: measures.until) { _ in true }
      for server in 0..<rest.servers { _ = rest.interrupt(server: server, at: measures.until) }
      #expect(rest.isEmpty)
      let inside = rest.measures(until: measures.until).sojournNanosecondsOfLeavers
      let difference = measures.jobNanosecondsInSystem - measures.sojournNanoseconds
      #expect(difference == inside)
      // An edge effect: small beside the whole, here below 5% after some hundred arrivals.
      #expect(difference * 20 < measures.jobNanosecondsInSystem)
      sawDifference = sawDifference || difference > 0
    }
    #expect(sawDifference)
  }

  @Test("utilization is the offered load per server")
  func utilization() throws {
    let (_, measures) = try QueueingRun(service: .constant(.microseconds(1_400)), servers: 2)
      .finished()
    // The number of arrivals in a time has a relative standard error of 1 / sqrt(n).
    let error = 4 / Double(measures.arrivals).squareRoot()
    #expect(abs(try #require(measures.utilization) / 0.7 - 1) < error)
    #expect(abs(try #require(measures.meanBusyServers) / 0.7 - 1) > error)
  }
}
