import Lightcone
import LightconeTrace
import Testing

@Suite("A station's measures, by hand")
struct StationMeasureTests {
  private func at(_ nanoseconds: Int64) -> Instant { Instant(nanoseconds: nanoseconds) }

  // One server, one place: a comes at 0, b at 10, c at 15 (refused); a ends at 30, b at 40.
  @Test("a small schedule gives the figures that one finds with a pencil")
  func schedule() throws {
    var station = try Station<String>(servers: 1, capacity: 1)
    _ = station.arrive("a", at: at(0))
    _ = station.arrive("b", at: at(10))
    #expect(station.arrive("c", at: at(15)) == .refused)
    _ = station.finish(server: 0, at: at(30))
    _ = station.finish(server: 0, at: at(40))
    let measures = station.measures(until: at(50))
    #expect(measures.arrivals == 3 && measures.refusals == 1)
    #expect(measures.starts == 2 && measures.delayedStarts == 1 && measures.completions == 2)
    #expect(measures.jobNanosecondsInSystem == 10 * 1 + 20 * 2 + 10 * 1)
    #expect(measures.jobNanosecondsInQueue == 20)
    #expect(measures.serverNanosecondsBusy == 40)
    #expect(measures.duration == .nanoseconds(50))
    #expect(measures.meanNumberInSystem == 60.0 / 50)
    #expect(measures.meanQueueLength == 20.0 / 50)
    #expect(measures.meanBusyServers == 40.0 / 50)
    #expect(measures.utilization == 40.0 / 50)
    #expect(measures.meanWaitingNanoseconds == 10)
    #expect(measures.meanSojournNanoseconds == 30)
    #expect(measures.lossRatio == 1.0 / 3)
    #expect(measures.delayRatio == 0.5)
    #expect(abs(try #require(measures.arrivalsPerSecond) - 6e7) < 1)
    #expect(abs(try #require(measures.completionsPerSecond) - 4e7) < 1)
  }

  @Test("there is no mean of nothing")
  func nothing() throws {
    let station = try Station<Int>(servers: 1, at: at(5))
    let measures = station.measures(until: at(5))
    #expect(measures.meanNumberInSystem == nil && measures.utilization == nil)
    #expect(measures.meanWaitingNanoseconds == nil && measures.meanSojournNanoseconds == nil)
    #expect(measures.completionsPerSecond == nil && measures.lossRatio == nil)
    #expect(station.measures(until: at(6)).meanNumberInSystem == 0)
  }

  @Test("looking changes nothing")
  func looking() throws {
    var station = try Station<Int>(servers: 1)
    _ = station.arrive(1, at: at(0))
    let before = station
    #expect(station.measures(until: at(9)).jobNanosecondsInSystem == 9)
    #expect(station.measures(until: at(4)).jobNanosecondsInSystem == 4)
    #expect(station == before)
  }

  @Test("measuring anew forgets the figures and keeps the jobs with their whole times")
  func restart() throws {
    var station = try Station<Int>(servers: 1)
    _ = station.arrive(1, at: at(0))
    _ = station.arrive(2, at: at(0))
    station.restartMeasures(at: at(100))
    #expect(station.measures(until: at(100)) == (try StationMeasures.empty(since: at(100))))
    #expect(station.finish(server: 0, at: at(110))?.next?.waited == .nanoseconds(110))
    let measures = station.measures(until: at(110))
    #expect(measures.arrivals == 0 && measures.completions == 1)
    #expect(measures.jobNanosecondsInSystem == 20)
    #expect(measures.sojournNanoseconds == 110)
  }

  @Test("servers count for as long as they are there, busy or not")
  func changingServers() throws {
    var station = try Station<Int>(servers: 1)
    _ = station.arrive(1, at: at(0))
    _ = try station.setServers(4, at: at(10))
    _ = try station.setServers(2, at: at(15))
    let measures = station.measures(until: at(21))
    #expect(measures.serverNanosecondsAvailable == 1 * 10 + 4 * 5 + 2 * 6)
    #expect(measures.utilization == 21.0 / 42)
  }

  @Test("integrals do not overflow where the whole of simulated time is full of jobs")
  func overflow() throws {
    var station = try Station<Int>(servers: 1)
    for job in 0..<1_000 { _ = station.arrive(job, at: at(0)) }
    let measures = station.measures(until: at(.max))
    #expect(measures.jobNanosecondsInSystem == 1_000 * Int128(Int64.max))
    #expect(measures.meanNumberInSystem == 1_000)
  }
}

extension StationMeasures {
  /// What a station has measured that has seen nothing.
  static func empty(since start: Instant) throws -> StationMeasures {
    try Station<Int>(servers: 1, at: start).measures(until: start)
  }
}
