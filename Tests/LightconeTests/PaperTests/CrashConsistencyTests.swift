import Lightcone
import LightconeTrace
import Testing

/// What a log on a disk keeps, for every point at which its node may crash (Pillai et al., "All File
/// Systems Are Not Created Equal", OSDI 2014, enumerate crash states in the same spirit).
@Suite("Crash consistency of the log, at every event")
struct CrashConsistencyTests {
  /// Writes five records, and acknowledges those that a sync has made safe.
  private static let writer = Actor(
    [
      .append("r1"), .sync, .send("1", to: 1), .append("r2"), .append("r3"), .sync,
      .send("3", to: 1), .timer("more", milliseconds: 3),
    ],
    on: ["more": [.append("r4"), .sync, .send("4", to: 1), .append("r5")]])

  /// What one crash point left.
  private struct Outcome {
    let isDurable: Bool
    let isPrefix: Bool
    let isDamageAtTheEnd: Bool
    let hasDamage: Bool
  }

  private func start(sync: TimeSpan, faults: [DiskFault], seed: UInt64) throws -> World<Script> {
    var world = World.of(Self.writer, Actor(), seed: seed, sync: sync)
    for fault in faults { try world.now(.disk(.a, fault)) }
    return world
  }

  /// Crashes the writer after each event of the run, and looks at what is left.
  private func crashEverywhere(
    sync: TimeSpan, faults: [DiskFault] = [], seed: UInt64 = 1, flipping: Bool = false
  ) throws -> [Outcome] {
    var plain = try start(sync: sync, faults: faults, seed: seed)
    let before = plain.eventCount
    plain.run()
    return try ((before + 1)...plain.eventCount).map { number in
      var world = try start(sync: sync, faults: faults, seed: seed)
      try world.intervene(.afterEvent(EventNumber(number), .crash(.a)))
      world.run()
      #expect(!world.isUp(.a))
      if flipping, !world.disk(of: .a).records.isEmpty {
        try world.now(.disk(.a, .flipBit()))
        #expect(world.disk(of: .a).damage != nil)
      }
      return try outcome(world)
    }
  }

  /// Judges what the disk keeps by the records of the run, and by what the writer finds when it is
  /// back.
  private func outcome(_ crashed: World<Script>) throws -> Outcome {
    let names = ["r1", "r2", "r3", "r4", "r5"]
    let appended = names.prefix(crashed.count(of: .append))
    let acknowledged = crashed.actor(1).received.compactMap { Int($0) }.max() ?? 0
    var world = crashed
    let damage = world.disk(of: .a).damage
    try world.now(.restart(.a))
    let kept = world.actor(0).recovered
    return Outcome(
      isDurable: kept.count >= acknowledged, isPrefix: appended.starts(with: kept),
      isDamageAtTheEnd: damage == nil || (damage?.isTail == true && damage?.position == kept.count),
      hasDamage: damage != nil)
  }

  /// How many events the run has, and so crash points: 2 starts, 5 appends, 3 syncs that are asked for
  /// and 3 that end, 3 messages sent and 3 delivered, and a timer set that goes off.
  private static let crashPoints = 2 + 5 + 3 + 3 + 3 + 3 + 2

  @Test(
    "what was acknowledged is on the disk, and what is on the disk is a prefix of what was written",
    arguments: [0, 4] as [Int64])
  func honestDisk(syncMilliseconds: Int64) throws {
    let outcomes = try crashEverywhere(sync: .milliseconds(syncMilliseconds))
    #expect(outcomes.count == Self.crashPoints)
    #expect(outcomes.allSatisfy { $0.isDurable && $0.isPrefix && !$0.hasDamage })
  }

  @Test(
    "a torn tail adds whole records and at most one damaged one at the end",
    arguments: [0, 4] as [Int64])
  func tornTail(syncMilliseconds: Int64) throws {
    var damaged = 0
    for seed in 1...8 as ClosedRange<UInt64> {
      let outcomes = try crashEverywhere(
        sync: .milliseconds(syncMilliseconds), faults: [.tearTail], seed: seed)
      #expect(outcomes.count == Self.crashPoints)
      #expect(outcomes.allSatisfy { $0.isDurable && $0.isPrefix && $0.isDamageAtTheEnd })
      damaged += outcomes.count(where: \.hasDamage)
    }
    // The control: something was torn at some of the points.
    #expect(damaged > 0)
  }

  @Test(
    "the control: a disk that loses syncs breaks a promise at some points, and never the prefix",
    arguments: [0, 4] as [Int64])
  func lostSyncs(syncMilliseconds: Int64) throws {
    let outcomes = try crashEverywhere(
      sync: .milliseconds(syncMilliseconds), faults: [.loseSyncs])
    #expect(outcomes.count == Self.crashPoints)
    #expect(outcomes.contains { !$0.isDurable })
    #expect(outcomes.allSatisfy { $0.isPrefix })
  }

  @Test("a flipped bit is noticed at every point, and shortens what can be read")
  func flippedBit() throws {
    let outcomes = try crashEverywhere(sync: .milliseconds(4), flipping: true)
    #expect(outcomes.count == Self.crashPoints)
    #expect(outcomes.allSatisfy { $0.isPrefix })
    #expect(outcomes.contains { !$0.isDurable && $0.hasDamage })
    // The control: where nothing was damaged, every promise was kept.
    #expect(outcomes.allSatisfy { $0.isDurable || $0.hasDamage })
  }
}
