import Lightcone
import LightconeTrace
import Testing

@Suite("Torn tails and flipped bits")
struct DiskDamageTests {
  private let names = ["r1", "r2", "r3", "r4"]

  /// A node with four records, the first two of them safe.
  private func world(seed: UInt64 = 1) -> World<Script> {
    var world = World.of(
      Actor(
        [.append("r1"), .append("r2"), .sync, .append("r3"), .append("r4")],
        on: ["more": [.append("r5"), .sync]]),
      Actor([.send("more", to: 0)]), seed: seed, sync: .zero)
    world.run(until: .milliseconds(1))
    return world
  }

  @Test("a torn tail keeps the safe records and some behind, and one damaged record at the end")
  func tornTail() throws {
    var seen: Set<Int> = []
    for seed in 1...40 as ClosedRange<UInt64> {
      var world = world(seed: seed)
      try world.now(.disk(.a, .tearTail))
      try world.now(.crash(.a))
      let disk = world.disk(of: .a)
      #expect(names.starts(with: disk.records) && disk.records.count >= 2)
      let damage = try #require(disk.damage)
      #expect(damage.isTail && damage.recordsBehind == 0)
      #expect(damage.position == disk.records.count)
      #expect(disk.syncedCount == disk.records.count)
      #expect(
        world.story([.fault]).last
          == "1 ms a fault disk: torn tail, \(disk.records.count) records survive")
      seen.insert(disk.records.count)
    }
    // Two records were at risk; the last of what survives is the torn one.
    #expect(seen == [2, 3])
    // The control: a disk that does not tear keeps exactly the safe ones, whole.
    var plain = world()
    try plain.now(.crash(.a))
    #expect(plain.disk(of: .a).records == ["r1", "r2"])
    #expect(plain.disk(of: .a).damage == nil)
  }

  @Test("a disk whose records are all safe has nothing to tear, also if one is damaged")
  func nothingToTear() throws {
    var world = world()
    world.run()
    try world.now(.disk(.a, .tearTail))
    try world.now(.disk(.a, .flipBit(record: 5)))
    try world.now(.crash(.a))
    #expect(world.disk(of: .a).records == names)
    #expect(world.story([.fault]).count == 2)
  }

  @Test("records that a handler appends behind a sync under way are not there to be torn")
  func behindTheSync() throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      var world = World.of(
        Actor([.append("r1"), .sync, .append("r2"), .append("r3"), .append("r4")]), seed: seed,
        sync: .milliseconds(8))
      try world.now(.disk(.a, .tearTail))
      try world.at(4, .crash(.a))
      world.run()
      #expect(world.count(of: .append) == 1)
      #expect(world.disk(of: .a).records.isEmpty)
    }
  }

  @Test("the next append overwrites a torn tail")
  func overwritten() throws {
    var world = world()
    try world.now(.disk(.a, .tearTail))
    try world.now(.crash(.a))
    let survivors = world.disk(of: .a).records
    try world.now(.disk(.a, .mend))
    try world.now(.restart(.a))
    #expect(world.actor(0).recovered == survivors)
    #expect(world.disk(of: .a).damage == nil)
    #expect(world.disk(of: .a).records == survivors + names)
    #expect(world.disk(of: .a).syncedCount == survivors.count + 2)
  }

  @Test("a flipped bit is noticed: what can be read ends before it")
  func flipBit() throws {
    for record in 1...4 {
      var world = world()
      try world.now(.disk(.a, .flipBit(record: record)))
      let disk = world.disk(of: .a)
      #expect(disk.records == Array(names.prefix(record - 1)))
      #expect(disk.damage?.position == record - 1)
      #expect(disk.damage?.isTail == (record == 4))
      #expect(disk.damage?.recordsBehind == 4 - record)
      #expect(disk.syncedCount == min(2, record - 1))
      let behind = record == 4 ? "" : ", \(4 - record) whole behind it"
      #expect(world.conditions(of: .a) == ["disk damaged at record \(record)\(behind)"])
      world.run()
      // The record behind a damaged one in the middle cannot be read; at the end it replaces it.
      #expect(
        world.disk(of: .a).records
          == Array(names.prefix(record - 1)) + (record == 4 ? ["r5"] : []))
    }
  }

  @Test("a damaged record stays damaged through mending, crashes and heals")
  func staysDamaged() throws {
    var world = world()
    try world.now(.disk(.a, .flipBit(record: 1)))
    try world.now(.disk(.a, .mend))
    try world.now(.heal)
    try world.now(.crash(.a, restartAfter: .zero))
    world.run()
    #expect(world.disk(of: .a).records.isEmpty)
    #expect(world.disk(of: .a).damage?.position == 0)
  }

  @Test("which record is damaged is drawn, if none is named")
  func drawn() throws {
    var seen: Set<Int> = []
    for seed in 1...60 as ClosedRange<UInt64> {
      var world = world(seed: seed)
      try world.now(.disk(.a, .flipBit()))
      seen.insert(try #require(world.disk(of: .a).damage).position)
    }
    #expect(seen == [0, 1, 2, 3])
  }

  @Test("several flips: damage says what the first one leaves")
  func severalFlips() throws {
    var world = world()
    try world.now(.disk(.a, .flipBit(record: 4)))
    try world.now(.disk(.a, .flipBit(record: 3)))
    try world.now(.disk(.a, .flipBit(record: 3)))
    #expect(world.disk(of: .a).damage?.position == 2)
    #expect(world.disk(of: .a).damage?.isTail == true)
    try world.now(.disk(.a, .flipBit(record: 1)))
    #expect(world.disk(of: .a).damage?.isTail == false)
    #expect(world.disk(of: .a).damage?.recordsBehind == 1)
  }
}
