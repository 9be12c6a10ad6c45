import Lightcone
import LightconeTrace
import Testing

@Suite("Leaving a station early, and changing its servers")
struct StationChangeTests {
  private func at(_ nanoseconds: Int64) -> Instant { Instant(nanoseconds: nanoseconds) }

  @Test(
    "waiting jobs can be taken out, jobs in service cannot", arguments: QueueDiscipline.allCases)
  func abandon(discipline: QueueDiscipline) throws {
    var station = try Station<Int>(servers: 1, discipline: discipline)
    for job in 0...5 { _ = station.arrive(job, at: at(Int64(job))) }
    let gone = station.abandon(at: at(9)) { $0.isMultiple(of: 2) }
    #expect(gone == [2, 4])
    #expect(station.waitingJobs == (discipline == .lifo ? [5, 3, 1] : [1, 3, 5]))
    #expect(station.job(at: 0) == 0)
    #expect(station.abandon(at: at(9)) { $0 == 77 }.isEmpty)
    let measures = station.measures(until: at(9))
    #expect(measures.abandonments == 2)
    #expect(measures.waitingNanosecondsOfLeavers == (9 - 2) + (9 - 4))
  }

  @Test("a job in service can be interrupted, and the next begins")
  func interrupt() throws {
    var station = try Station<Int>(servers: 1)
    _ = station.arrive(1, at: at(0))
    _ = station.arrive(2, at: at(3))
    let end = try unwrapped(station.interrupt(server: 0, at: at(5)))
    #expect(end.job == 1 && end.next?.job == 2)
    let measures = station.measures(until: at(5))
    #expect(measures.interruptions == 1 && measures.completions == 0 && measures.starts == 2)
    #expect(measures.sojournNanosecondsOfLeavers == 5 && measures.sojournNanoseconds == 0)
  }

  @Test("new servers take waiting jobs at once")
  func grow() throws {
    var station = try Station<Int>(servers: 1)
    for job in 0...4 { _ = station.arrive(job, at: at(Int64(job))) }
    let starts = try station.setServers(3, at: at(10))
    #expect(starts.map(\.job) == [1, 2])
    #expect(starts.map(\.server) == [1, 2])
    #expect(starts.map(\.waited) == [.nanoseconds(9), .nanoseconds(8)])
    #expect(station.queueLength == 2 && station.busyServers == 3)
  }

  @Test("with fewer servers the jobs in service end, and then fewer are served")
  func shrink() throws {
    var station = try Station<Int>(servers: 3)
    for job in 0...4 { _ = station.arrive(job, at: at(Int64(job))) }
    #expect(try station.setServers(1, at: at(10)).isEmpty)
    #expect(station.servers == 1 && station.busyServers == 3)
    #expect(station.arrive(5, at: at(11)) == .waiting(queueLength: 3))
    #expect(station.finish(server: 0, at: at(12))?.next == nil)
    #expect(station.finish(server: 2, at: at(13))?.next == nil)
    // The last one's place is taken over by the server with the lowest number.
    let last = try unwrapped(station.finish(server: 1, at: at(14)))
    #expect(last.next?.job == 3 && last.next?.server == 0)
    #expect(station.busyServers == 1)
    // Servers that are to leave count as available until their jobs end.
    let measures = station.measures(until: at(14))
    #expect(measures.serverNanosecondsAvailable == 3 * 12 + 2 + 1)
  }

  @Test("a station keeps at least one server")
  func noServers() throws {
    var station = try Station<Int>(servers: 2)
    let before = station
    #expect(throws: SettingProblem.self) { try station.setServers(0, at: at(1)) }
    #expect(station == before)
  }

  @Test("a copy goes its own way")
  func valueSemantics() throws {
    for discipline in QueueDiscipline.allCases {
      var station = try Station<Int>(servers: 1, discipline: discipline)
      for job in 0...9 { _ = station.arrive(job, priority: job % 3, at: at(Int64(job))) }
      let snapshot = station
      var copy = station
      #expect(copy == snapshot && copy.hashValue == snapshot.hashValue)
      _ = copy.finish(server: 0, at: at(20))
      _ = copy.abandon(at: at(21)) { $0 > 5 }
      #expect(copy != snapshot)
      #expect(station == snapshot)
      _ = station.finish(server: 0, at: at(20))
      #expect(station != snapshot && station != copy)
      _ = station.abandon(at: at(21)) { $0 > 5 }
      #expect(station == copy && station.hashValue == copy.hashValue)
    }
  }
}
