import Lightcone
import LightconeDiagnostics
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Reading a fault")
struct FaultParsingTests {
  static let readable: [(String, FaultCommand)] = [
    ("crash a b", .crash(["a", "b"])),
    ("crash a for 5s", .crash(["a"], restartAfter: .seconds(5))),
    ("crash a \"for\" b", .crash(["a", "for", "b"])),
    ("pause a", .pause(["a"])), ("resume a b", .resume(["a", "b"])),
    ("slow a 10x", .slow(["a"], .times(10))), ("slow a b 1x", .slow(["a", "b"], .one)),
    ("partition a b -> c", .cutOneWay(from: ["a", "b"], to: ["c"])),
    ("partition a->c", .cutOneWay(from: ["a"], to: ["c"])),
    ("partition price-2 | a-b", .partition([["price-2"], ["a-b"]])),
    ("hold a b", .hold("a", "b")), ("release a b", .release("a", "b")),
    ("loss a b 20%", .link("a", "b", .loss(.percent(20)))),
    ("loss a b 0.0001%", .link("a", "b", .loss(Probability(partsPerMillion: 1)))),
    ("duplicate a b 100%", .link("a", "b", .duplication(.always))),
    ("latency a b 50ms", .link("a", "b", .latency(.constant(.milliseconds(50))))),
    (
      "latency a b uniform(1ms..9.5ms)",
      .link("a", "b", .latency(.uniform(.milliseconds(1), .microseconds(9_500))))
    ),
    (
      "latency a b exponential(5ms)",
      .link("a", "b", .latency(.exponential(mean: .milliseconds(5))))
    ),
    (
      "latency a b lognormal(5ms,0.5)",
      .link("a", "b", .latency(.lognormal(median: .milliseconds(5), sigma: Thousandths(500))))
    ),
    ("deliver m14", .deliver(MessageNumber(14))), ("drop m1", .drop(MessageNumber(1))),
    ("delay m14 50ms", .delay(MessageNumber(14), by: .milliseconds(50))),
    ("skew a +5s", .clock(["a"], .step(by: .seconds(5)))),
    ("skew a 5s", .clock(["a"], .step(by: .seconds(5)))),
    ("skew a b -200ms", .clock(["a", "b"], .step(by: .milliseconds(-200)))),
    ("drift a 200ppm", .clock(["a"], .drift(partsPerMillion: 200))),
    ("drift a +200ppm", .clock(["a"], .drift(partsPerMillion: 200))),
    ("drift a -50ppm", .clock(["a"], .drift(partsPerMillion: -50))),
    ("disk a tear-tail", .disk(["a"], .tearTail)),
    ("disk a lose-syncs", .disk(["a"], .loseSyncs)),
    ("disk a flip-bit", .disk(["a"], .flipBit())),
    ("disk a flip-bit 3", .disk(["a"], .flipBit(record: 3))),
    ("disk a fill", .disk(["a"], .fill)), ("disk a fail", .disk(["a"], .fail)),
    ("disk a slow 10x", .disk(["a"], .slow(.times(10)))), ("disk a mend", .disk(["a"], .mend)),
    ("heal", .heal), ("do client order", .operate("client", ["order"])),
    ("do client put \"a b\" 3", .operate("client", ["put", "a b", "3"])),
  ]

  @Test("A line becomes the fault that it says, now and behind 'at'", arguments: readable)
  func reads(line: String, fault: FaultCommand) throws {
    #expect(try Command.parse(line) == .fault(fault))
    #expect(try Command.parse("at 4ms \(line)") == .at(.time(.start + .milliseconds(4)), fault))
    #expect(try Command.parse("at #4 \(line)") == .at(.event(EventNumber(4)), fault))
    let condition = "max(lock.held) > 3ms or (a == 2)"
    guard case .when(let read, let planned)? = try Command.parse("when \(condition) \(line)") else {
      Issue.record("when \(condition) \(line)")
      return
    }
    #expect(read.text == condition)
    #expect(planned == fault)
  }

  @Test("Messages in flight are asked for, all or those of some nodes")
  func pending() throws {
    #expect(try Command.parse("pending") == .pending(nodes: []))
    #expect(try Command.parse("pending a b") == .pending(nodes: ["a", "b"]))
  }

  @Test("Factors keep two digits behind the point", arguments: ["0.01x", "0.5x", "1.25x", "10x"])
  func factors(text: String) throws {
    guard case .fault(.slow(_, let factor))? = try Command.parse("slow a \(text)") else {
      Issue.record("no factor")
      return
    }
    #expect(factor.description == text)
  }

  static let wrongLines: [WrongExpression] = [
    .init("crash a for", .wrongArguments, 13, "a time is missing"),
    .init("crash a for 5", .wrongArguments, 13, "'5' is no time", "5ms"),
    .init("crash a for 5s b", .wrongArguments, 16, "'b' is one word too many"),
    .init("slow a", .wrongArguments, 8, "a factor such as 10x is missing"),
    .init("slow 10x", .wrongArguments, 6, "a node is missing"),
    .init("slow a 10", .wrongArguments, 8, "'10' is no factor", "10x"),
    .init("slow a 0x", .wrongArguments, 8, "'0x' is out of range"),
    .init("slow a 1.005x", .wrongArguments, 8, "'1.005x' is out of range"),
    .init("slow a 1000001x", .wrongArguments, 8, "'1000001x' is out of range"),
    .init(
      "slow a 99999999999999999999x", .wrongArguments, 8, "'99999999999999999999x' is out of range"),
    .init("slow a -2x", .wrongArguments, 8, "'-2x' is no factor"),
    .init("partition a -> b -> c", .wrongArguments, 18, "-> is given twice"),
    .init("partition a | b -> c", .wrongArguments, 17, "-> and | cannot stand in one cut"),
    .init("partition a -> b | c", .wrongArguments, 18, "| and -> cannot stand in one cut"),
    .init("partition -> b", .wrongArguments, 11, "a node is missing before ->"),
    .init("partition a ->", .wrongArguments, 16, "a node behind -> is missing"),
    .init("hold a", .wrongArguments, 8, "a second node is missing"),
    .init("hold a b c", .wrongArguments, 10, "'c' is one word too many"),
    .init("loss a b", .wrongArguments, 10, "a share such as 20% is missing"),
    .init("loss a b 20", .wrongArguments, 10, "'20' is no share", "20%"),
    .init("loss a b 101%", .wrongArguments, 10, "'101%' is out of range"),
    .init("duplicate a b 0.00001%", .wrongArguments, 15, "'0.00001%' is out of range"),
    .init("latency a b", .wrongArguments, 13, "a latency such as 50ms is missing"),
    .init("latency a b 50", .wrongArguments, 13, "'50' is no time", "50ms"),
    .init(
      "latency a b unifrm(1ms..2ms)", .wrongArguments, 13, "'unifrm(1ms..2ms)' is no latency",
      "uniform(1ms..9ms)"),
    .init(
      "latency a b uniform", .wrongArguments, 13, "'uniform' is no latency", "uniform(1ms..9ms)"),
    .init(
      "latency a b uniform(9ms..1ms)", .wrongArguments, 13, "'uniform(9ms..1ms)' is out of range"),
    .init("latency a b uniform(1..9ms)", .wrongArguments, 21, "'1' is no time", "1ms"),
    .init("latency a b exponential(0s)", .wrongArguments, 13, "'exponential(0s)' is out of range"),
    .init(
      "latency a b lognormal(5ms,11)", .wrongArguments, 13, "'lognormal(5ms,11)' is out of range"),
    .init("latency a b lognormal(5ms,x)", .wrongArguments, 27, "'x' is no sigma"),
    .init("latency a b lognormal(5ms,0.0005)", .wrongArguments, 27, "'0.0005' is no sigma"),
    .init("deliver", .wrongArguments, 9, "a message is missing"),
    .init("deliver 14", .wrongArguments, 9, "'14' is no message", "m14"),
    .init("deliver mx", .wrongArguments, 9, "'mx' is no message"),
    .init("drop m0", .badFault, 6, "there is no message m0"),
    .init("drop m99999999999999999999", .badFault, 6, "there is no message m99999999999999999999"),
    .init("delay m1", .wrongArguments, 10, "a time is missing"),
    .init("delay m1 -5ms", .wrongArguments, 10, "'-5ms' is no time"),
    .init("skew a", .wrongArguments, 8, "a time such as +5s is missing"),
    .init("skew +5s", .wrongArguments, 6, "a node is missing"),
    .init("skew a +5", .wrongArguments, 9, "'5' is no time", "5ms"),
    .init("skew a +-5s", .wrongArguments, 9, "'-5s' is no time"),
    .init("drift a 200", .wrongArguments, 9, "'200' is no drift", "200ppm"),
    .init("drift a -200", .wrongArguments, 9, "'-200' is no drift", "-200ppm"),
    .init("drift a 0.5ppm", .wrongArguments, 9, "'0.5ppm' is out of range"),
    .init("drift a -1000000ppm", .wrongArguments, 9, "'-1000000ppm' is out of range"),
    .init("disk a", .wrongArguments, 8, "what happens to the disk is missing"),
    .init("disk a fil", .wrongArguments, 8, "a disk cannot 'fil'", "fill"),
    .init("disk a tear", .wrongArguments, 8, "a disk cannot 'tear'", "tear-tail"),
    .init("disk a flip-bit 0", .wrongArguments, 17, "'0' is no count of 1 or more"),
    .init("disk a slow", .wrongArguments, 13, "a factor such as 10x is missing"),
    .init("disk a fill 3", .wrongArguments, 13, "'3' is one word too many"),
    .init("at 4ms pending", .wrongArguments, 8, "'pending' cannot be planned: it is no fault"),
  ]

  @Test("A wrong fault is refused where it is wrong", arguments: wrongLines)
  func refused(_ wrong: WrongExpression) {
    let error = CommandMistakeTests.expectRefused(wrong)
    #expect(error?.expected?.isEmpty == false)
  }
}
