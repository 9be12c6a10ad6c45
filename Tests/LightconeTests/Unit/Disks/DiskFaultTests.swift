import Lightcone
import LightconeTrace
import Testing

@Suite("Disks that lose, fill up, fail or are slow")
struct DiskFaultTests {
  @Test("a disk that loses syncs says that it is done, and keeps nothing in a crash")
  func loseSyncs() throws {
    for isFaulty in [true, false] {
      var world = World.of(Actor([.append("r"), .sync, .note("done")]))
      if isFaulty { try world.now(.disk(.a, .loseSyncs)) }
      world.run()
      #expect(world.count(of: .synced) == 1)
      #expect(world.disk(of: .a).syncedCount == 1)
      #expect(world.disk(of: .a).syncedRecords == ["r"])
      try world.now(.crash(.a))
      #expect(world.disk(of: .a).records == (isFaulty ? [] : ["r"]))
      #expect(world.disk(of: .a).syncedCount == (isFaulty ? 0 : 1))
    }
  }

  @Test("a sync after the disk is mended keeps what the lost ones did not")
  func mendedSync() throws {
    var world = World.of(
      Actor([.append("r"), .sync, .timer("t", milliseconds: 9)], on: ["t": [.sync]]))
    try world.now(.disk(.a, .loseSyncs))
    #expect(world.conditions(of: .a) == ["disk loses syncs"])
    try world.at(5, .disk(.a, .mend))
    world.run(until: .milliseconds(6))
    var early = world
    try early.now(.crash(.a))
    #expect(early.disk(of: .a).records.isEmpty)
    world.run()
    try world.now(.crash(.a))
    #expect(world.disk(of: .a).records == ["r"])
  }

  @Test("a full disk refuses records and still syncs; a mended one takes them again")
  func full() throws {
    var world = World.of(
      Actor(
        [.tryAppend("one"), .timer("t", milliseconds: 5), .timer("u", milliseconds: 9)],
        on: ["t": [.tryAppend("two"), .sync], "u": [.tryAppend("three"), .sync]]))
    try world.at(3, .disk(.a, .fill))
    try world.at(7, .disk(.a, .mend))
    world.run(until: .milliseconds(6))
    #expect(world.disk(of: .a).isFull)
    #expect(world.disk(of: .a).syncedRecords == ["one"])
    world.run()
    #expect(!world.disk(of: .a).isFull)
    #expect(
      world.story([.note, .append, .synced]) == [
        "0 ms a append 1", "0 ms a note one taken", "5 ms a note two refused", "5 ms a synced 1",
        "9 ms a append 2", "9 ms a note three taken", "9 ms a synced 2",
      ])
    #expect(world.disk(of: .a).records == ["one", "three"])
  }

  @Test("a node whose disk has failed crashes when it forces a write, and not before")
  func failed() throws {
    let actor = Actor(
      [.append("r"), .sync, .timer("t", milliseconds: 5), .timer("u", milliseconds: 9)],
      on: ["t": [.tryAppend("s"), .read], "u": [.note("before"), .sync, .note("after")]])
    var world = World.of(actor)
    try world.at(3, .disk(.a, .fail))
    world.run()
    #expect(
      world.story([.note, .crash, .synced]) == [
        "0 ms a synced 1", "5 ms a note s refused", "5 ms a note read ", "9 ms a note before",
        "9 ms a crash",
      ])
    #expect(world.disk(of: .a).hasFailed)
    #expect(throws: FaultProblem.diskFailed(.a)) { try world.now(.restart(.a)) }
    try world.now(.disk(.a, .mend))
    try world.now(.restart(.a))
    #expect(world.isUp(.a))
    #expect(world.actor(0).recovered == ["r"])
  }

  @Test("a disk that fails during a sync crashes the node when the sync would end")
  func failsDuringSync() throws {
    var world = World.of(
      Actor([.append("r"), .sync, .note("after")]), sync: .milliseconds(8))
    try world.at(3, .disk(.a, .fail))
    world.run()
    #expect(world.story([.synced, .note, .crash]) == ["8 ms a crash"])
    #expect(world.disk(of: .a).records.isEmpty)
    // Also where the node is paused then.
    var paused = World.of(Actor([.append("r"), .sync, .note("after")]), sync: .milliseconds(8))
    try paused.at(3, .disk(.a, .fail))
    try paused.at(4, .pause(.a))
    paused.run()
    #expect(paused.story([.synced, .note, .crash]) == ["8 ms a crash"])
  }

  @Test("a node with a failed disk does not come back by itself")
  func noComeBack() throws {
    var world = World.of(Actor([.note("hello")]))
    try world.at(2, .disk(.a, .fail))
    try world.at(3, .crash(.a, restartAfter: .milliseconds(4)))
    world.run()
    #expect(world.story([.restart, .note]) == ["0 ms a note hello"])
    #expect(!world.isUp(.a))
  }

  @Test("a slow disk takes so many times as long for syncs and reads, and nothing else")
  func slow() throws {
    var world = World.of(
      Actor([.append("r"), .sync, .read, .work("w", milliseconds: 10), .send("x", to: 1)]), Actor(),
      network: Network(), sync: .milliseconds(4), read: .milliseconds(2))
    try world.now(.disk(.a, .slow(.times(5))))
    #expect(world.conditions(of: .a) == ["disk slow 5x"])
    world.run()
    #expect(
      world.story([.synced, .note, .fireTimer, .deliver]) == [
        "20 ms a synced 1", "30 ms a note read r", "35 ms b deliver x", "40 ms a fireTimer w",
      ])
  }

  @Test("the trace says what happens to a disk")
  func story() throws {
    var world = World.of(Actor([.append("r")]))
    world.run()
    for fault in [
      .tearTail, .loseSyncs, .fill, .fail, .slow(.times(3)), .flipBit(record: 1), .mend,
    ] as [DiskFault] {
      try world.now(.disk(.a, fault))
    }
    #expect(
      world.story([.fault]) == [
        "0 ms a fault disk: tears its tail in a crash", "0 ms a fault disk: loses syncs",
        "0 ms a fault disk: full", "0 ms a fault disk: failed", "0 ms a fault disk: slow 3x",
        "0 ms a fault disk: a bit of record 1 flips", "0 ms a fault disk: mended",
      ])
    #expect(world.conditions(of: .a) == ["disk damaged at record 1"])
  }
}
