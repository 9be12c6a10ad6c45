import Lightcone
import LightconeTrace
import Testing

@Suite("A station against a naive one")
struct StationRandomTests {
  struct Setting: Sendable {
    var discipline = QueueDiscipline.fifo
    var capacity: Int?
    var overflow = OverflowPolicy.refuse
  }

  static let settings: [Setting] = QueueDiscipline.allCases.flatMap { discipline in
    [
      Setting(discipline: discipline), Setting(discipline: discipline, capacity: 0),
      Setting(discipline: discipline, capacity: 3),
      Setting(discipline: discipline, capacity: 6, overflow: .dropOldest),
    ]
  }

  /// The number of the first of 250 random steps after which a station and a naive one disagree.
  private func firstDifference(
    _ setting: Setting, naive: Setting, seed: Int
  ) throws -> Int? {
    var pair = try StationPair(setting, naive: naive)
    var chance = TestChance(seed: seed)
    for step in 0..<250 where try !pair.agreesAfterStep(step, &chance) { return step }
    return nil
  }

  @Test(
    "250 random steps of every kind give the same answers, jobs and measures",
    arguments: settings.indices)
  func same(index: Int) throws {
    for seed in 1...4 {
      let setting = Self.settings[index]
      #expect(try firstDifference(setting, naive: setting, seed: seed) == nil, "seed \(seed)")
    }
  }

  @Test("the comparison notices another discipline, capacity or policy")
  func controls() throws {
    let setting = Setting(capacity: 4, overflow: .dropOldest)
    for wrong in [
      Setting(discipline: .lifo, capacity: 4, overflow: .dropOldest),
      Setting(discipline: .priority, capacity: 4, overflow: .dropOldest),
      Setting(capacity: 5, overflow: .dropOldest), Setting(capacity: 4, overflow: .refuse),
    ] {
      #expect(try firstDifference(setting, naive: wrong, seed: 1) != nil)
      #expect(try firstDifference(wrong, naive: setting, seed: 1) != nil)
    }
  }
}

/// The same steps, done to a station and to a naive one.
struct StationPair {
  var station: Station<Int>
  var naive: NaiveStation
  var now: Int64 = 0

  init(_ setting: StationRandomTests.Setting, naive: StationRandomTests.Setting) throws {
    station = try Station(
      servers: 2, discipline: setting.discipline, capacity: setting.capacity,
      overflow: setting.overflow)
    self.naive = NaiveStation(
      discipline: naive.discipline, capacity: naive.capacity, overflow: naive.overflow, servers: 2)
  }

  /// Does a step of some kind. Time stands still in one step of three.
  mutating func agreesAfterStep(_ step: Int, _ chance: inout TestChance) throws -> Bool {
    now += Int64(max(chance.below(6) - 1, 0))
    let instant = Instant(nanoseconds: now)
    let isSame: Bool
    switch chance.below(20) {
    case 0:
      let count = 1 + chance.below(4)
      isSame =
        try station.setServers(count, at: instant).map(\.job) == naive.setServers(count, at: now)
    case 1:
      let rest = chance.below(4)
      let gone = station.abandon(at: instant) { $0 % 4 == rest }
      isSame = gone.sorted() == naive.abandon(at: now) { $0 % 4 == rest }
    case 2...9:
      let server = chance.below(4)
      let end = station.finish(server: server, at: instant)
      let expected = naive.finish(server: server, at: now)
      isSame = end?.job == expected?.job && end?.next?.job == expected?.next
    default:
      let priority = chance.below(3)
      let admission = station.arrive(step, priority: priority, at: instant)
      isSame = admission == naive.arrive(step, priority: priority, at: now)
    }
    return isSame && statesAgree(at: instant)
  }

  private func statesAgree(at instant: Instant) -> Bool {
    let measures = station.measures(until: instant)
    let running = naive.running.compactMap { naive.stays[$0].server }
    return station.waitingJobs == naive.inServiceOrder.map { naive.stays[$0].job }
      && station.busyServers == running.count
      && (0..<5).allSatisfy { (station.job(at: $0) != nil) == running.contains($0) }
      && measures.jobNanosecondsInSystem == Int128(naive.timeInSystem(until: now))
      && measures.jobNanosecondsInQueue == Int128(naive.timeInQueue(until: now))
      && measures.arrivals
        == measures.refusals + measures.drops + measures.abandonments + measures.starts
        + station.queueLength
      && measures.starts == measures.completions + station.busyServers
  }
}
