import Lightcone
import LightconeDiagnostics
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Faults in words")
struct FaultWordsTests {
  static let names = ["coordinator", "price 2", "a|b", "for", "x->y", "#1", "", "slow"]
  static let words = FaultWords(names: names)
  private static let nodes = names.indices.map { NodeID($0) }

  /// Every kind of fault, at every node, with small and large numbers.
  static let faults: [Fault] =
    nodes.flatMap { node -> [Fault] in
      let other = node == nodes[0] ? nodes[1] : nodes[0]
      return [
        .crash(node), .crash(node, restartAfter: .milliseconds(5)), .restart(node), .pause(node),
        .resume(node), .slow(node, .times(10)), .slow(node, .one),
        .partition([[node], [other]]), .cutOneWay(from: [node], to: [other]),
        .hold(node, other), .release(other, node),
        .link(node, other, .loss(.percent(20))),
        .link(node, other, .duplication(Probability(partsPerMillion: 12_345))),
        .link(node, other, .latency(.constant(.microseconds(1_500)))),
        .link(node, other, .latency(.uniform(.milliseconds(1), .seconds(9)))),
        .link(node, other, .latency(.exponential(mean: .nanoseconds(7)))),
        .link(
          node, other, .latency(.lognormal(median: .milliseconds(5), sigma: Thousandths(125)))),
        .clock(node, .step(by: .seconds(5))), .clock(node, .step(by: .milliseconds(-200))),
        .clock(node, .step(by: .zero)), .clock(node, .drift(partsPerMillion: 200)),
        .clock(node, .drift(partsPerMillion: -50)), .clock(node, .drift(partsPerMillion: 0)),
        .disk(node, .tearTail), .disk(node, .loseSyncs), .disk(node, .flipBit()),
        .disk(node, .flipBit(record: 3)), .disk(node, .fill), .disk(node, .fail),
        .disk(node, .slow(.times(3))), .disk(node, .mend),
      ]
    } + [
      .repair, .heal, .deliver(MessageNumber(14)), .drop(MessageNumber(.max)),
      .delay(MessageNumber(1), by: .nanoseconds(9_007_199_254_740_993)),
      .operate(nodes[0], ["order"]), .operate(nodes[1], ["put", "a b", "#3", "x:y"]),
      .follow(
        Schedule([
          ScheduledStep(.deliver(MessageNumber(14)), crashAfterEvents: 3, choices: [2, 0]),
          ScheduledStep(.fire(3), choices: [1]), ScheduledStep(.drop(MessageNumber(1))),
          ScheduledStep(.duplicate(MessageNumber(2))), ScheduledStep(.crash(nodes[0])),
          ScheduledStep(.restart(nodes[1]), crashAfterEvents: 1), ScheduledStep(.crash(nodes[1])),
        ])),
    ]
    + [1, 50, 125, 150, 100_000_000].compactMap { Factor(hundredths: $0) }.map {
      .slow(nodes[0], $0)
    }

  /// The fault that a line says, its names looked up.
  private func fault(_ line: String) throws -> [Fault] {
    guard case .fault(let command)? = try Command.parse(line) else { return [] }
    let nodes = { (names: [String]) in
      names.map { NodeID(Self.names.firstIndex(of: $0) ?? -1) }
    }
    switch command {
    case .crash(let names, let time): return nodes(names).map { .crash($0, restartAfter: time) }
    case .restart(let names): return nodes(names).map { .restart($0) }
    case .pause(let names): return nodes(names).map { .pause($0) }
    case .resume(let names): return nodes(names).map { .resume($0) }
    case .slow(let names, let factor): return nodes(names).map { .slow($0, factor) }
    case .clock(let names, let change): return nodes(names).map { .clock($0, change) }
    case .disk(let names, let change): return nodes(names).map { .disk($0, change) }
    case .partition(let groups): return [.partition(groups.map(nodes))]
    case .cutOneWay(let from, let to): return [.cutOneWay(from: nodes(from), to: nodes(to))]
    case .repair: return [.repair]
    case .hold(let one, let other): return [.hold(nodes([one])[0], nodes([other])[0])]
    case .release(let one, let other): return [.release(nodes([one])[0], nodes([other])[0])]
    case .link(let one, let other, let change):
      return [.link(nodes([one])[0], nodes([other])[0], change)]
    case .deliver(let message): return [.deliver(message)]
    case .drop(let message): return [.drop(message)]
    case .delay(let message, let span): return [.delay(message, by: span)]
    case .follow(let text): return [.follow(text.schedule(nodes(text.names)))]
    case .operate(let name, let words): return [.operate(nodes([name])[0], words)]
    case .heal: return [.heal]
    }
  }

  @Test("A fault's command, read again, is the same fault")
  func roundTrip() throws {
    for fault in Self.faults {
      let line = Self.words.command(for: fault)
      #expect(try self.fault(line) == [fault], "\(line)")
    }
  }

  @Test("A planned fault's command, read again, is planned for the same moment")
  func planned() throws {
    let time = Instant(nanoseconds: 4_000_001)
    #expect(
      Self.words.command(for: .at(time, .crash(NodeID(0)))) == "at 4000001ns crash coordinator")
    #expect(
      Self.words.command(for: .afterEvent(EventNumber(7), .pause(NodeID(0))))
        == "at #7 pause coordinator")
  }

  @Test("Every fault has a command and a sentence of its own")
  func distinct() {
    #expect(Set(Self.faults.map(Self.words.command)).count == Set(Self.faults).count)
    let sentences = Set(Self.faults.map { Self.words.sentence(for: $0) })
    #expect(sentences.count == Set(Self.faults).count)
    for sentence in sentences {
      #expect(!sentence.isEmpty && !sentence.hasSuffix(".") && !sentence.contains("NodeID"))
    }
  }

  @Test("What is done to several nodes is one sentence")
  func several() {
    let words = FaultWords(names: ["a", "b", "c"])
    let nodes = [NodeID(0), NodeID(1), NodeID(2)]
    #expect(words.sentence(for: nodes.map { .crash($0) }) == "a, b and c crash")
    #expect(words.sentence(for: nodes.prefix(2).map { .resume($0) }) == "a and b go on")
    #expect(
      words.sentence(for: nodes.prefix(2).map { .slow($0, .times(10)) })
        == "all that a and b do takes 10 times as long")
    #expect(
      words.sentence(for: nodes.map { .clock($0, .step(by: .seconds(5))) })
        == "the wall clocks of a, b and c jump 5 s ahead")
    #expect(
      words.sentence(for: nodes.map { .disk($0, .fill) }) == "the disks of a, b and c are full")
    #expect(words.sentence(for: [.disk(nodes[0], .fill)]) == "the disk of a is full")
    #expect(
      words.sentence(for: [.hold(nodes[0], nodes[1]), .hold(nodes[0], nodes[2])])
        == "messages between a and b are held, and likewise on 1 more wire")
  }
}
