import LightconeTrace
import Testing

@testable import Lightcone

@Suite("Whatever is shared can be opened, and nothing else crashes")
struct RunTokenPropertyTests {
  /// A run of the chatting model to which random things were done.
  static func timeline(_ chance: inout TestChance) throws -> (Settings, Timeline) {
    let model = Model.chat()
    var settings = model.settings(seed: UInt64(chance.below(1_000)))
    try settings.set("nodes", to: "\(2 + chance.below(4))")
    if chance.below(2) == 0 { try settings.set("net.latency", to: "exponential(2ms)") }
    var timeline = Timeline(try model.simulation(settings))
    for _ in 0..<chance.below(24) { act(&timeline, &chance) }
    return (settings, timeline)
  }

  private static func act(_ timeline: inout Timeline, _ chance: inout TestChance) {
    let now = timeline.current.now
    switch chance.below(9) {
    case 0: _ = timeline.run(atMost: chance.below(60))
    case 1: _ = timeline.run(until: now + .microseconds(Int64(chance.below(9_000))))
    case 2: timeline.go(toPosition: timeline.position - chance.below(40))
    case 3: timeline.go(to: Instant(nanoseconds: Int64(chance.below(30_000_000))))
    case 4:
      let (first, second) = (NodeID(0), NodeID(1))
      let fault = chance.any([
        Fault.hold(first, second), .release(first, second), .pause(first), .resume(first),
        .crash(second), .restart(second),
      ])
      _ = try? timeline.intervene(.now(fault))
    case 5:
      guard let message = timeline.current.messagesInFlight.last?.number else { return }
      let fault = chance.any([
        Fault.deliver(message), .drop(message), .delay(message, by: .milliseconds(2)),
      ])
      _ = try? timeline.intervene(.now(fault))
    default:
      let nodes = timeline.current.nodes.count
      _ = try? timeline.intervene(
        chance.anyIntervention(
          nodes: nodes, now: now, eventCount: timeline.current.eventCount))
    }
  }

  @Test("Shared and opened: the same point of the same run", arguments: 1...150)
  func roundTrip(seed: Int) throws {
    var chance = TestChance(seed: seed)
    let (settings, timeline) = try Self.timeline(&chance)
    let text = RunToken(model: .chat(), settings: settings, timeline: timeline).description
    let replay = try RunToken(parsing: text).replay(on: .chat())
    #expect(replay.warnings.isEmpty)
    #expect(replay.timeline.current.fingerprint == timeline.current.fingerprint)
    #expect(replay.timeline.outline == timeline.outline)
    var (first, second) = (timeline, replay.timeline)
    _ = (first.run(), second.run())
    #expect(first.current.fingerprint == second.current.fingerprint)
    // And what was opened is shared by the same token.
    let again = RunToken(model: .chat(), settings: replay.settings, timeline: replay.timeline)
    #expect(again.description == text)
  }

  @Test(
    "The material has faults of many kinds, plans that come true, and fail points that are passed")
  func material() throws {
    var kinds: Set<TraceEvent.Kind> = []
    var crashes = 0
    for seed in 1...150 {
      var chance = TestChance(seed: seed)
      var (_, timeline) = try Self.timeline(&chance)
      kinds.formUnion(timeline.current.trace.events.map(\.kind))
      // A crash at a fail point comes between a record and its sync.
      timeline.go(toPosition: 0)
      timeline.forgetFuture()
      try timeline.intervene(.atFailPoint("before-sync", .crash(NodeID(1))))
      _ = timeline.run()
      crashes += timeline.current.trace.events.count { $0.kind == .crash }
    }
    let wanted: Set<TraceEvent.Kind> = [
      .crash, .restart, .partition, .repair, .pause, .resume, .hold, .release, .fault, .heal,
      .duplicate, .delay, .lose,
    ]
    #expect(wanted.subtracting(kinds).isEmpty)
    #expect(crashes > 50)
  }

  @Test("Every kind of fault and plan can be written and read")
  func everyFault() throws {
    var chance = TestChance(seed: 5)
    let nodes = ["a", "b-1", "c+d", "e:f", "g,h"]
    for _ in 0..<3_000 {
      let intervention = chance.anyIntervention(
        nodes: nodes.count, now: Instant(nanoseconds: 77), eventCount: 3)
      let deed = Timeline.Deed(
        position: 3, time: Instant(nanoseconds: 77), intervention: intervention)
      let token = RunToken(
        model: "m", version: 1, settings: [.init(name: "a", value: "50%, b=c")], seed: .max,
        nodes: nodes,
        outline: Timeline.Outline(deeds: [deed], position: 4, time: Instant(nanoseconds: 99)),
        fingerprint: Fingerprint())
      let text = token.description
      let read = try RunToken(parsing: text)
      #expect(read.description == text)
      #expect(read.settings == token.settings)
      #expect(read.outline.deeds[0].position == 3)
      // With the names in another order only the numbers of the nodes differ.
      let names = read.nodes
      #expect(names.allSatisfy { nodes.contains($0) })
    }
  }

  /// A valid token with a few letters changed, removed, doubled or swapped.
  private func damaged(_ text: String, _ chance: inout TestChance) -> String {
    var letters = Array(text.unicodeScalars)
    for _ in 0...chance.below(3) where !letters.isEmpty {
      let place = chance.below(letters.count)
      switch chance.below(5) {
      case 0: letters.remove(at: place)
      case 1: letters.insert(chance.any(Array(":@=,-+%.019aéx \u{0}".unicodeScalars)), at: place)
      case 2: letters[place] = chance.any(Array(":@=,-+%.sm05zZ".unicodeScalars))
      case 3: letters.swapAt(place, chance.below(letters.count))
      default:
        letters.removeSubrange(place..<min(letters.count, place + chance.below(12)))
      }
    }
    return String(String.UnicodeScalarView(letters))
  }

  /// The same with a checksum that is right, so that what stands behind the checksum is tried too.
  private func withChecksum(_ text: String) -> String {
    let body = text.utf8.dropLast(9)
    return "\(String(decoding: body, as: UTF8.self)):\(hexadecimal(checksum(body), digits: 8))"
  }

  @Test("10,000 damaged tokens: no crash, and no other run taken for the one shared")
  func fuzz() throws {
    var chance = TestChance(seed: 11)
    var texts: [(String, RunToken)] = []
    for _ in 0..<40 {
      let (settings, timeline) = try Self.timeline(&chance)
      let token = RunToken(model: .chat(), settings: settings, timeline: timeline)
      texts.append((token.description, token))
    }
    var (read, opened, checksums) = (0, 0, 0)
    for number in 0..<10_000 {
      let (text, token) = chance.any(texts)
      let plain = damaged(text, &chance)
      let candidate = number % 2 == 0 ? plain : withChecksum(plain)
      do throws(RunTokenMistake) {
        let mutant = try RunToken(parsing: candidate)
        read += 1
        guard let replay = replay(mutant) else { continue }
        opened += 1
        if replay.warnings.isEmpty {
          #expect(replay.timeline.current.fingerprint == mutant.fingerprint)
        }
        _ = token
      } catch {
        #expect((1...(candidate.utf8.count + 1)).contains(error.column))
        if error.isChecksum { checksums += 1 }
      }
    }
    // The control: the cases reach every stage.
    #expect(checksums > 1_000)
    #expect(read > 500)
    #expect(opened > 100)
  }

  private func replay(_ token: RunToken) -> RunToken.Replay? {
    var patience = 2_000
    return try? token.replay(
      on: .chat(),
      shouldStop: {
        patience -= 1
        return patience < 0
      })
  }
}
