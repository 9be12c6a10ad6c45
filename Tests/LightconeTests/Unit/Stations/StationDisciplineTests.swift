import Lightcone
import LightconeTrace
import Testing

@Suite("A station's disciplines and limits")
struct StationDisciplineTests {
  private func at(_ nanoseconds: Int64) -> Instant { Instant(nanoseconds: nanoseconds) }

  /// The order in which jobs 1 to 5 are served that come one after the other while job 0 is in
  /// service. Jobs 2 and 4 are urgent.
  private func order(_ discipline: QueueDiscipline) throws -> [Int] {
    var station = try Station<Int>(servers: 1, discipline: discipline)
    for job in 0...5 {
      _ = station.arrive(
        job, priority: job > 0 && job.isMultiple(of: 2) ? -1 : 3, at: at(Int64(job)))
    }
    let planned = station.waitingJobs
    var served: [Int] = []
    for time in 10...15 {
      let end = try unwrapped(station.finish(server: 0, at: at(Int64(time))))
      served.append(end.job)
    }
    #expect(station.isEmpty)
    #expect(served == [0] + planned)
    return served
  }

  @Test("FIFO serves in the order of arrival, LIFO in the opposite, priority the urgent ones first")
  func orders() throws {
    #expect(try order(.fifo) == [0, 1, 2, 3, 4, 5])
    #expect(try order(.lifo) == [0, 5, 4, 3, 2, 1])
    #expect(try order(.priority) == [0, 2, 4, 1, 3, 5])
  }

  @Test("a job takes the free server with the lowest number")
  func servers() throws {
    var station = try Station<String>(servers: 3)
    #expect(station.arrive("a", at: at(1)) == .started(server: 0))
    #expect(station.arrive("b", at: at(1)) == .started(server: 1))
    #expect(station.arrive("c", at: at(1)) == .started(server: 2))
    #expect(station.finish(server: 1, at: at(2))?.job == "b")
    #expect(station.finish(server: 0, at: at(2))?.job == "a")
    #expect(station.arrive("d", at: at(3)) == .started(server: 0))
    #expect(station.job(at: 0) == "d")
    #expect(station.job(at: 1) == nil)
    #expect(station.job(at: 7) == nil)
  }

  @Test("a job that ends is told apart from the one that follows it, each with its times")
  func times() throws {
    var station = try Station<String>(servers: 1)
    #expect(station.arrive("a", at: at(10)) == .started(server: 0))
    #expect(station.arrive("b", at: at(12)) == .waiting(queueLength: 1))
    #expect(station.arrive("c", at: at(13)) == .waiting(queueLength: 2))
    let first = try unwrapped(station.finish(server: 0, at: at(17)))
    #expect(first.job == "a" && first.waited == .zero && first.sojourn == .nanoseconds(7))
    #expect(first.next?.job == "b" && first.next?.server == 0)
    #expect(first.next?.waited == .nanoseconds(5))
    let second = try unwrapped(station.finish(server: 0, at: at(20)))
    #expect(second.job == "b")
    #expect(second.waited == .nanoseconds(5) && second.sojourn == .nanoseconds(8))
  }

  @Test("a server without a job has nothing to finish, and nothing changes")
  func nothingToFinish() throws {
    var station = try Station<String>(servers: 2)
    _ = station.arrive("a", at: at(1))
    let before = station
    #expect(station.finish(server: 1, at: at(5)) == nil)
    #expect(station.finish(server: -1, at: at(5)) == nil)
    #expect(station.interrupt(server: 2, at: at(5)) == nil)
    #expect(station == before)
  }

  @Test(
    "with room for none, a job that finds no server is refused, whatever the policy",
    arguments: OverflowPolicy.allCases)
  func pureLoss(overflow: OverflowPolicy) throws {
    var station = try Station<Int>(servers: 1, capacity: 0, overflow: overflow)
    #expect(station.arrive(1, at: at(1)) == .started(server: 0))
    #expect(station.arrive(2, at: at(2)) == .refused)
    #expect(station.finish(server: 0, at: at(3))?.next == nil)
    #expect(station.arrive(3, at: at(4)) == .started(server: 0))
  }

  @Test(
    "a full station refuses the newcomer, or drops who came first",
    arguments: QueueDiscipline.allCases)
  func overflow(discipline: QueueDiscipline) throws {
    for policy in OverflowPolicy.allCases {
      var station = try Station<Int>(
        servers: 1, discipline: discipline, capacity: 2, overflow: policy)
      // The first of those that wait is the most urgent: the oldest goes all the same.
      for job in 0...2 { _ = station.arrive(job, priority: job, at: at(Int64(job))) }
      let admission = station.arrive(3, priority: 3, at: at(7))
      switch policy {
      case .refuse:
        #expect(admission == .refused)
        #expect(station.waitingJobs.sorted() == [1, 2])
      case .dropOldest:
        #expect(admission == .waiting(queueLength: 2, dropped: 1))
        #expect(station.waitingJobs.sorted() == [2, 3])
      }
      #expect(station.queueLength == 2)
    }
  }

  @Test("impossible numbers are refused by name and range")
  func problems() throws {
    #expect(throws: SettingProblem.self) { try Station<Int>(servers: 0) }
    #expect(throws: SettingProblem.self) { try Station<Int>(servers: 1, capacity: -1) }
    do throws(SettingProblem) {
      _ = try Station<Int>(servers: -3)
      Issue.record("a station with -3 servers")
    } catch {
      #expect(error == SettingProblem("servers", "-3", range: "1 or more"))
      #expect("\(error)" == "servers is -3, but must be 1 or more")
    }
    _ = try Station<Int>(servers: .max, capacity: .max)
  }
}
