import LightconeTrace
import Testing

@Suite("The fingerprint of a trace")
struct FingerprintTests {
  private let record = TraceEvent(
    .send, at: Instant(nanoseconds: 1_000_000), node: NodeID(1), peer: NodeID(2),
    cause: EventNumber(3), message: 4, label: 5, value: 6, detail: 1)

  private func digest(_ events: [TraceEvent]) -> UInt64 {
    var fingerprint = Fingerprint()
    for event in events { fingerprint.combine(event) }
    return fingerprint.rawValue
  }

  @Test("is the same in every process and on every machine")
  func golden() {
    #expect(Fingerprint().description == "9e3779b97f4a7c15")
    var fingerprint = Fingerprint()
    fingerprint.combine(record)
    #expect(fingerprint.description == "42d1567aaf424728")
    fingerprint.combine("two-phase-commit")
    #expect(fingerprint.description == "3e959c2daf58eee0")
  }

  @Test("the mixing function is the published one: SplitMix64, seed 0")
  func mixing() {
    #expect(mixed(0) == 0xE220_A839_7B1D_CDAF)
    #expect(mixed(0x9E37_79B9_7F4A_7C15) == 0x6E78_9E6A_A1B9_65F4)
  }

  @Test("changes with every single field of a record")
  func everyField() {
    let changes: [(String, (inout TraceEvent) -> Void)] = [
      ("time", { $0.time = Instant(nanoseconds: 1_000_001) }),
      ("message", { $0.message = 5 }),
      ("message, high", { $0.message |= 1 << 31 }),
      ("value", { $0.value = 7 }),
      ("value, sign", { $0.value = -6 }),
      ("cause", { $0.cause = EventNumber(4) }),
      ("label", { $0.label = 6 }),
      ("node", { $0.nodePosition = 2 }),
      ("node, none", { $0.nodePosition = -1 }),
      ("peer", { $0.peerPosition = 1 }),
      ("peer, none", { $0.peerPosition = -1 }),
      ("kind", { $0.kind = .deliver }),
      ("detail", { $0.detail = 2 }),
    ]
    var seen = [digest([record])]
    for (name, change) in changes {
      var changed = record
      change(&changed)
      #expect(!seen.contains(digest([changed])), "\(name) does not count")
      seen.append(digest([changed]))
    }
  }

  @Test("every single bit of the cause counts: a long run has more than 2^24 events")
  func everyBitOfTheCause() {
    for bit in 0..<32 {
      var changed = record
      changed.cause = EventNumber(3 ^ 1 << bit)
      #expect(digest([changed]) != digest([record]), "bit \(bit)")
    }
  }

  @Test("changes with the order and with the number of records")
  func order() {
    var other = record
    other.value = 7
    #expect(digest([record, other]) != digest([other, record]))
    #expect(digest([record, record]) != digest([record]))
    #expect(digest([record, other]) == digest([record, other]))
  }

  @Test("tells texts apart that are the same when put together")
  func texts() {
    func digest(_ texts: [String]) -> UInt64 {
      var fingerprint = Fingerprint()
      for text in texts { fingerprint.combine(text) }
      return fingerprint.rawValue
    }
    #expect(digest(["ab", "c"]) != digest(["a", "bc"]))
    #expect(digest(["", "a"]) != digest(["a", ""]))
    #expect(digest(["ab"]) == digest(["ab"]))
  }

  @Test("prints 16 digits, also where the first ones are zero")
  func printsZeros() {
    var fingerprint = Fingerprint()
    var word: UInt64 = 0
    while fingerprint.rawValue >> 60 != 0 {
      fingerprint.combine(word)
      word += 1
    }
    #expect(fingerprint.description.count == 16)
    #expect(fingerprint.description.first == "0")
  }
}
